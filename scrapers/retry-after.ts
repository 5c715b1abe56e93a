const day = 24 * 60 * 60 * 1000;

/**
 * How long a host wants to be left alone: `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
 *
 * @param headers those of the answer; a date is held against the answer's own, for the host's clock may be wrong
 * @returns milliseconds, from one second to a day; null where the header is not there or says nothing
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const value = headers['retry-after']?.trim();
  if (value === undefined) return null;
  if (/^\d{1,12}$/.test(value)) return clamp(Number(value) * 1000);
  const at = dateOf(value);
  return at === null ? null : clamp(at - (dateOf(headers['date']) ?? now.getTime()));
}

/** Only dates as HTTP writes them: `Date.parse` takes “-5”, “1e9” and the like for years. */
function dateOf(value: string | undefined): number | null {
  if (value === undefined || !/^[A-Z][a-z]+,? .*\d\d:\d\d:\d\d/.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

function clamp(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 1000), day);
}
