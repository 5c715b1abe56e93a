/** A visit to an article, as a journal has it; the page was had. */
export const visitOf = (url: string, sha256: string | null, time = '2026-01-01T00:00:00Z') =>
  ({
    kind: 'visit',
    run: 'r',
    time,
    purpose: 'article',
    url,
    finalUrl: url,
    status: 200,
    outcome: 'ok',
    reason: null,
    headers: {},
    sha256,
    bytes: 3,
    end: 'length',
    partOf: null,
    part: null,
  }) as const;
