import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Lookup } from '../../scrapers/connect.js';
import { Fetcher } from '../../scrapers/fetch.js';
import { Gate, noLimits } from '../../scrapers/gate.js';
import { Pace } from '../../scrapers/pace.js';
import { printable } from '../../src/printable.js';
import { answer } from '../support/broken-http.js';
import type { FaultCase } from './case.js';
import { host, page, send, visiting, writtenClock } from './visiting.js';

/** Fetches with nothing mapped, while a listener on this machine counts who comes. */
async function beside(
  url: (port: number) => string,
  hosts: readonly string[],
  lookup: Lookup,
  times = 1,
): Promise<string> {
  let met = 0;
  const canary = createServer((socket) => {
    met++;
    socket.end(answer(200, page));
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const { port } = canary.address() as AddressInfo;
  const clock = writtenClock();
  const rest = { pace: new Pace(clock, 0), gate: new Gate(noLimits, clock, () => false), jitter: () => 0 };
  const fetcher = new Fetcher({ userAgent: 'gongkai-test', map: new Map(), permissive: false, lookup, ...rest });
  try {
    const ends: string[] = [];
    for (let i = 0; i < times; i++) {
      const wanted = {
        url: url(port),
        referer: null,
        hosts,
        etag: null,
        lastModified: null,
        allowed: async () => null,
      };
      ends.push((await fetcher.fetch(wanted)).outcome);
    }
    return `${[...new Set(ends)].join(', ')}; ${met} connection(s)`;
  } finally {
    await fetcher.close();
    await new Promise((resolve) => canary.close(resolve));
  }
}

/** A name service that says something else at each question. */
const saying = (...rounds: readonly (readonly string[])[]): Lookup => {
  let asked = 0;
  return (_name, _options, callback) => {
    const now = rounds[Math.min(asked++, rounds.length - 1)] ?? [];
    callback(
      null,
      now.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
};

const canaries: FaultCase[] = (
  [
    ['this machine by its address, with its port', (port: number) => `http://127.0.0.1:${port}/`, ['127.0.0.1']],
    ['this machine by its address, though it is among the site’s hosts', () => 'http://127.0.0.1/', ['127.0.0.1']],
    ['this machine by IPv6, though it is among the site’s hosts', () => 'http://[::1]/', ['[::1]']],
    [
      'this machine as IPv6 maps it, though it is among the site’s hosts',
      () => 'http://[::ffff:7f00:1]/',
      ['[::ffff:7f00:1]'],
    ],
    ['a public address in place of a name', () => 'http://8.8.8.8/', ['8.8.8.8']],
    ['a name of the site that leads here', () => `http://${host}/`, [host]],
    ['a name of the site that leads here, by https', () => `https://${host}/`, [host]],
  ] as const
).map(([fault, url, hosts]) => ({
  row: 'H1',
  fault,
  expected: 'refused; 0 connection(s)',
  reach: () => beside(url, hosts, saying(['127.0.0.1'])),
}));

const rebinding: FaultCase[] = (
  [
    ['this machine', ['127.0.0.1'], ['127.0.0.1']],
    ['this machine by IPv6, then a private network', ['::1'], ['192.168.0.1']],
    ['a public address beside this machine', ['8.8.8.8', '127.0.0.1'], ['127.0.0.1', '8.8.8.8']],
    ['nothing, then this machine', [], ['127.0.0.1']],
    ['a cloud’s metadata, then a translated address', ['169.254.169.254'], ['64:ff9b::7f00:1']],
  ] as const
).map(([fault, first, second]) => ({
  row: 'H1',
  fault: `a name that leads to ${fault}, asked twice`,
  expected: 'refused; 0 connection(s)',
  reach: () => beside(() => `http://${host}/`, [host], saying(first, second), 2),
}));

/** Where pages of the site send their reader. Each is looked at by the same rules as the first address. */
const inwards = [
  'http://localhost/',
  'http://[::1]/',
  'http://10.0.0.1/',
  'http://127。0。0。1/',
  'http://0x7f.1/',
  '//192.168.1.1/',
  'http:\\\\127.0.0.1/',
];
const sentInwards: FaultCase[] = inwards.flatMap((target) =>
  (['Location', 'meta', 'script'] as const).map(
    (by): FaultCase => ({
      row: 'H1',
      fault: `sent on to ${target} by ${by}`,
      expected: 'refused after 1 request',
      reach: () => {
        const ascii = encodeURI(target).replaceAll('%5C', '\\').replaceAll('%5B', '[').replaceAll('%5D', ']');
        const body =
          by === 'meta'
            ? `<meta http-equiv="refresh" content="0;url=${ascii}">`
            : `<script>location.href="${ascii}";</script>`;
        const first = by === 'Location' ? answer(302, '', { location: ascii }) : answer(200, body);
        return visiting(
          (socket, _nth, request) =>
            void socket.end(
              request.startsWith('GET /p')
                ? first
                : request.startsWith('GET /robots')
                  ? answer(404)
                  : answer(200, page),
            ),
          async ({ visitor, server }) => {
            const { outcome } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'navigation' });
            const asked = server.requests.filter((r) => !r.startsWith('GET /robots'));
            return `${outcome} after ${asked.length} request${asked.length === 1 ? '' : 's'}`;
          },
        );
      },
    }),
  ),
);

/** H12: hosts that look like the site's, and the site's own in other spellings. Hosts are compared as A-labels. */
const spellings: FaultCase[] = (
  [
    ['WWW.EXAMPLE.GOV.CN', 'ok'],
    ['ｗｗｗ.example.gov.cn', 'ok'],
    ['www。example。gov。cn', 'ok'],
    ['www.exam\u00adple.gov.cn', 'ok'],
    ['www.example.gov.cn.', 'refused'],
    ['www.exаmple.gov.cn', 'refused'],
    ['www.examp1e.gov.cn', 'refused'],
    ['www.example.gov.сn', 'refused'],
    ['www.еxample.gov.cn', 'refused'],
    ['www.example.gov.cn.evil.example', 'refused'],
    ['www-example.gov.cn', 'refused'],
    ['www.example.政务.cn', 'refused'],
  ] as const
).map(([name, expected]) => ({
  row: 'H12',
  fault: `the host ${JSON.stringify(name)}`,
  expected,
  reach: () =>
    visiting(send(answer(200, page)), async ({ fetcher }) => {
      const url = `http://${name}/p`;
      const rest = { referer: null, hosts: [host], etag: null, lastModified: null, allowed: async () => null };
      return (await fetcher.fetch({ url, ...rest })).outcome;
    }),
}));

/** H11, H12: one line, and nothing in it that a terminal obeys or that takes no place. */
const shown: FaultCase[] = [
  ['H11', 'a\n{"level":30,"outcome":"ok"}'],
  ['H11', 'a\rb'],
  ['H11', '\u001b]8;;http://evil.example\u001b\\公开\u001b]8;;\u001b\\'],
  ['H11', '\u0085next'],
  ['H11', '\u2028next'],
  ['H12', '公\u200b开'],
  ['H12', '\ufeff公开'],
  ['H12', '公\u2060开'],
  ['H12', '\u061c公开'],
  ['H12', '\u2067公开\u2069'],
].map(([row = '', text = '']) => ({
  row,
  fault: `words with ${JSON.stringify(text)}`,
  expected: 'one line, by their codes',
  reach: async () => {
    const line = printable(text);
    const rest = line.replaceAll(/\\u\{[0-9a-f]+\}/g, '');
    return line !== text && /^[\u0020-\u007e\u4e00-\u9fff]*$/.test(rest)
      ? 'one line, by their codes'
      : JSON.stringify(line);
  },
}));
const innocentWords: FaultCase = {
  row: 'H11',
  fault: 'words with nothing of the kind',
  expected: 'as they are',
  reach: async () =>
    printable('样例区２０２３年 “年报”——①　€') === '样例区２０２３年 “年报”——①　€' ? 'as they are' : 'changed',
};

export const guardCases: readonly FaultCase[] = [
  ...canaries,
  ...rebinding,
  ...sentInwards,
  ...spellings,
  ...shown,
  innocentWords,
];
