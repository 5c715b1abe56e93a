import { answer, type Behave } from '../support/broken-http.js';
import type { FaultCase } from './case.js';
import { host, outcomeOf, page, send, visiting, writtenClock } from './visiting.js';

/** N12: robots.txt in all its states. */
const text = { 'content-type': 'text/plain' };
const rules = (body: string | Buffer) => answer(200, body, text);
const states: readonly (readonly [string, Buffer | 'reset', string])[] = [
  ['is not there (404)', answer(404), 'ok'],
  ['is gone (410)', answer(410), 'ok'],
  ['answers 400', answer(400), 'ok'],
  ['answers 418', answer(418), 'ok'],
  ['answers 401', answer(401), 'robots_denied'],
  ['answers 403', answer(403), 'robots_denied'],
  ['answers 429', answer(429), 'robots_unknown'],
  ['answers 500', answer(500), 'robots_unknown'],
  ['answers 502', answer(502), 'robots_unknown'],
  ['answers 503', answer(503), 'robots_unknown'],
  ['answers 504', answer(504), 'robots_unknown'],
  ['does not answer', 'reset', 'robots_unknown'],
  ['is cut', answer(200, 'User-agent: *', { ...text, 'content-length': '500' }), 'robots_unknown'],
  ['is the home page', answer(200, page), 'ok'],
  ['is the home page behind a blank', rules(`\n  ${page}`), 'ok'],
  ['is a challenge (412)', answer(412, "<script>$_ts=window['$_ts'];</script>"), 'challenge'],
  ['is a challenge (521)', answer(521, '<script>__jsl_clearance</script>'), 'challenge'],
  ['is empty', rules(''), 'ok'],
  ['allows all', rules('User-agent: *\nAllow: /'), 'ok'],
  ['disallows nothing', rules('User-agent: *\nDisallow:'), 'ok'],
  ['disallows all', rules('User-agent: *\nDisallow: /'), 'robots_denied'],
  ['disallows the page', rules('User-agent: *\nDisallow: /p'), 'robots_denied'],
  ['disallows another page', rules('User-agent: *\nDisallow: /q'), 'ok'],
  ['disallows us by name', rules('User-agent: gongkai\nDisallow: /\n\nUser-agent: *\nAllow: /'), 'robots_denied'],
  ['disallows another by name', rules('User-agent: baiduspider\nDisallow: /'), 'ok'],
  ['allows the page in what it disallows', rules('User-agent: *\nDisallow: /\nAllow: /p'), 'ok'],
  ['disallows with a wildcard', rules('User-agent: *\nDisallow: /*p$'), 'robots_denied'],
  ['begins with a byte order mark', rules('\ufeffUser-agent: *\nDisallow: /p'), 'robots_denied'],
  ['has lines that end as on Windows', rules('User-agent: *\r\nDisallow: /p\r\n'), 'robots_denied'],
  [
    'has a remark in GBK',
    rules(
      Buffer.concat([
        Buffer.from('# '),
        Buffer.from([0xb9, 0xab, 0xbf, 0xaa]),
        Buffer.from('\nUser-agent: *\nDisallow: /p'),
      ]),
    ),
    'robots_denied',
  ],
  ['says so behind 500 kB', rules(`${'# filler\n'.repeat(60_000)}User-agent: *\nDisallow: /p`), 'ok'],
  [
    'is 10 MB long and says so first',
    rules(`User-agent: *\nDisallow: /p\n${'# filler\n'.repeat(1_100_000)}`),
    'robots_denied',
  ],
];
const over =
  (robots: Behave): Behave =>
  (socket, nth, request) =>
    request.startsWith('GET /robots.txt') ? robots(socket, nth, request) : void socket.end(answer(200, page));
const robots: FaultCase[] = [
  ...states.map(
    ([fault, bytes, expected]): FaultCase => ({
      row: 'N12',
      fault: `robots.txt ${fault}`,
      expected,
      reach: () =>
        visiting(
          over(bytes === 'reset' ? (socket) => void socket.resetAndDestroy() : send(bytes)),
          async ({ visitor, server }) => {
            const { outcome } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'article' });
            const asked = server.requests.some((r) => r.startsWith('GET /p'));
            return asked === (outcome === 'ok') ? outcome : `${outcome}, and the page was asked for: ${asked}`;
          },
        ),
    }),
  ),
  ...(
    [
      ['5', 5000],
      ['0.5', 500],
      ['60', 60_000],
      ['3600', 60_000],
      ['-1', 0],
      ['NaN', 0],
      ['ten', 0],
    ] as const
  ).map(
    ([value, pause]): FaultCase => ({
      row: 'N12',
      fault: `robots.txt asks for Crawl-delay: ${value}`,
      expected: `${pause} ms between two pages`,
      reach: async () => {
        const clock = writtenClock();
        return visiting(
          over(send(rules(`User-agent: *\nCrawl-delay: ${value}`))),
          async ({ visitor }) => {
            await visitor.visit({ url: `http://${host}/p` }, { purpose: 'article' });
            await visitor.visit({ url: `http://${host}/q` }, { purpose: 'article' });
            return `${clock.pauses.at(-1) ?? 0} ms between two pages`;
          },
          { clock },
        );
      },
    }),
  ),
  ...(
    [
      [
        'a minute less than a day',
        24 * 60 - 1,
        rules('User-agent: *\nDisallow: /'),
        'ok, robots.txt asked for 1 time(s)',
      ],
      ['a day', 24 * 60, rules('User-agent: *\nDisallow: /'), 'robots_denied, robots.txt asked for 2 time(s)'],
      ['a day', 24 * 60, answer(404), 'ok, robots.txt asked for 2 time(s)'],
      ['a day', 24 * 60, answer(401), 'robots_denied, robots.txt asked for 2 time(s)'],
      ['a day', 24 * 60, answer(500), 'robots_unknown, robots.txt asked for 4 time(s)'],
    ] as const
  ).map(
    ([after, minutes, then, expected], i): FaultCase => ({
      row: 'N12',
      fault: `robots.txt changes, and the run goes on ${after} later (${i + 1})`,
      expected,
      reach: async () => {
        const clock = writtenClock();
        let asked = 0;
        const first = rules('User-agent: *\nAllow: /');
        return visiting(
          over((socket) => void socket.end(asked++ === 0 ? first : then)),
          async ({ visitor }) => {
            await visitor.visit({ url: `http://${host}/p` }, { purpose: 'navigation' });
            await clock.sleep(minutes * 60_000);
            const { outcome } = await visitor.visit({ url: `http://${host}/q` }, { purpose: 'navigation' });
            return `${outcome}, robots.txt asked for ${asked} time(s)`;
          },
          { clock },
        );
      },
    }),
  ),
  ...[1, 5, 6].map(
    (hops): FaultCase => ({
      row: 'N12',
      fault: `robots.txt is ${hops} redirect(s) away and disallows`,
      expected: hops > 5 ? 'robots_unknown' : 'robots_denied',
      reach: () =>
        visiting(
          (socket, _nth, request) => {
            const at = request.startsWith('GET /robots.txt') ? 0 : Number(/^GET \/r(\d)/.exec(request)?.[1] ?? -1);
            if (at < 0) socket.end(answer(200, page));
            else
              socket.end(
                at < hops ? answer(302, '', { location: `/r${at + 1}` }) : rules('User-agent: *\nDisallow: /'),
              );
          },
          async ({ visitor }) => (await visitor.visit({ url: `http://${host}/p` }, { purpose: 'article' })).outcome,
        ),
    }),
  ),
];

/** N13: hosts that want to be left alone for a while. */
const waits: readonly (readonly [string, string | null, string])[] = [
  ['nothing', null, 'three tries after 1000 4000'],
  ['30', '30', 'three tries after 30000 30000'],
  ['60', '60', 'three tries after 60000 60000'],
  ['61', '61', 'one try'],
  ['3600', '3600', 'one try'],
  ['ten years', '315360000', 'one try'],
  ['0', '0', 'three tries after 1000 4000'],
  ['a date in half a minute', 'Tue, 20 Jan 2026 00:00:30 GMT', 'three tries after 30000 4000'],
  ['a date that has passed', 'Mon, 19 Jan 2026 00:00:00 GMT', 'three tries after 1000 4000'],
  ['a date in ten years', 'Sun, 20 Jan 2036 00:00:00 GMT', 'one try'],
  ['soon', 'soon', 'three tries after 1000 4000'],
  ['-5', '-5', 'three tries after 1000 4000'],
  ['1e9', '1e9', 'three tries after 1000 4000'],
  ['nothing to read', '', 'three tries after 1000 4000'],
];
const patience: FaultCase[] = waits.flatMap(([fault, value, expected]) =>
  [429, 503].map((status): FaultCase => {
    const stops = status === 429 || expected === 'one try';
    return {
      row: 'N13',
      fault: `${status} with Retry-After: ${fault}`,
      expected: `${expected}; ${stops ? 'the host is left alone' : 'the host is asked on'}`,
      reach: async () => {
        const clock = writtenClock();
        const busy = answer(status, 'busy', value === null ? {} : { 'retry-after': value });
        return visiting(
          (socket, _nth, request) =>
            void socket.end(
              request.startsWith('GET /p') ? busy : request.startsWith('GET /q') ? answer(200, page) : answer(404),
            ),
          async ({ visitor, server }) => {
            await visitor.visit({ url: `http://${host}/p` }, { purpose: 'article' });
            const tries = server.requests.filter((r) => r.startsWith('GET /p')).length;
            const pauses = clock.pauses.join(' ');
            await visitor.visit({ url: `http://${host}/q` }, { purpose: 'article' });
            const asked = server.requests.some((r) => r.startsWith('GET /q'));
            const said = tries === 1 ? 'one try' : `three tries after ${pauses}`;
            return `${said}; ${asked ? 'the host is asked on' : 'the host is left alone'}`;
          },
          { clock },
        );
      },
    };
  }),
);
const failing: FaultCase[] = [500, 502, 504, 599].map((status) => ({
  row: 'N13',
  fault: `status ${status} twice, then the page`,
  expected: 'ok',
  reach: () => outcomeOf(send(answer(status), answer(status), answer(200, page))),
}));
const silent: FaultCase = {
  row: 'N2',
  fault: 'a host that does not answer three pages on end, each tried three times',
  expected: 'nine requests, then none',
  reach: () =>
    visiting(
      (socket, _nth, request) =>
        void (request.startsWith('GET /robots') ? socket.end(answer(404)) : socket.resetAndDestroy()),
      async ({ visitor, server }) => {
        for (const name of ['a', 'b', 'c', 'd', 'e'])
          await visitor.visit({ url: `http://${host}/${name}` }, { purpose: 'article' });
        const asked = server.requests.length - 1;
        return asked === 9 ? 'nine requests, then none' : `${asked} requests`;
      },
    ),
};

/** Politeness, by the server's own log. */
const polite: FaultCase[] = [
  {
    row: 'P14',
    fault: 'twenty pages wanted at once of one host',
    expected: 'one at a time',
    reach: async () => {
      let open = 0;
      let most = 0;
      return visiting(
        (socket, _nth, request) => {
          if (request.startsWith('GET /robots')) return void socket.end(answer(404));
          open++;
          most = Math.max(most, open);
          setImmediate(() => {
            open--;
            socket.write(answer(200, page));
          });
        },
        async ({ visitor }) => {
          const pages = Array.from({ length: 20 }, (_, i) =>
            visitor.visit({ url: `http://${host}/${i}` }, { purpose: 'article' }),
          );
          await Promise.all(pages);
          return most === 1 ? 'one at a time' : `${most} at a time`;
        },
      );
    },
  },
  {
    row: 'P14',
    fault: 'ten pages of a host that wants 30 ms between two, by the clock on the wall',
    expected: 'no gap is shorter',
    reach: () =>
      visiting(
        over(send(rules('User-agent: *\nCrawl-delay: 0.03'))),
        async ({ visitor, server }) => {
          for (let i = 0; i < 10; i++) await visitor.visit({ url: `http://${host}/${i}` }, { purpose: 'article' });
          const gaps = server.times.slice(2).map((time, i) => time - (server.times[i + 1] ?? 0));
          // Timers count whole milliseconds.
          return gaps.every((gap) => gap >= 29)
            ? 'no gap is shorter'
            : `gaps of ${gaps.map((g) => g.toFixed(1)).join(' ')}`;
        },
        { clock: realClock },
      ),
  },
  {
    row: 'N13',
    fault: 'a page that asks for a second of peace, and another page of the host that is wanted meanwhile',
    expected: 'nothing is asked before it is due',
    reach: () =>
      visiting(
        (socket, nth, request) =>
          void socket.end(
            request.startsWith('GET /robots')
              ? answer(404)
              : request.startsWith('GET /p') && nth === 1
                ? answer(503, 'busy', { 'retry-after': '1' })
                : answer(200, page),
          ),
        async ({ visitor, server }) => {
          const pages = ['p', 'q'].map((name) =>
            visitor.visit({ url: `http://${host}/${name}` }, { purpose: 'article' }),
          );
          await Promise.all(pages);
          const busy = server.requests.findIndex((r) => r.startsWith('GET /p'));
          const gap = (server.times[busy + 1] ?? 0) - (server.times[busy] ?? 0);
          return gap >= 990 ? 'nothing is asked before it is due' : `asked again after ${gap.toFixed()} ms`;
        },
        { clock: realClock },
      ),
  },
];
const realClock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

export const mannerCases: readonly FaultCase[] = [...robots, ...patience, ...failing, silent, ...polite];
