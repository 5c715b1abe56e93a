import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { bodyLimits } from '../../scrapers/body.js';
import type { Lookup } from '../../scrapers/connect.js';
import { answer, breakHttp, chunks } from '../support/broken-http.js';
import { selfSigned } from '../support/certificate.js';
import type { FaultCase } from './case.js';
import { host, outcomeOf, page, send, visiting, writtenClock } from './visiting.js';

const whole = answer(200, page);

/** N1: names that are not known, for a while or for good. */
const failing =
  (code: string, times: number): Lookup =>
  (_name, _options, callback) => {
    if (times-- > 0) callback(Object.assign(new Error(code), { code }), []);
    // Behind the failure stands an address that cannot be asked either, so that no packet leaves this machine.
    else callback(null, [{ address: '127.0.0.1', family: 4 }]);
  };

const names: FaultCase[] = ['ENOTFOUND', 'EAI_AGAIN', 'ETIMEOUT', 'ECONNREFUSED', 'EAI_FAIL', 'ENODATA'].flatMap(
  (code) => [
    {
      row: 'N1',
      fault: `the name service says ${code} each time`,
      expected: 'robots_unknown after 1000 4000',
      reach: async () => {
        const clock = writtenClock();
        const around = { unmapped: true, clock, options: { lookup: failing(code, 99) } };
        return `${await outcomeOf(send(whole), around)} after ${clock.pauses.slice(-2).join(' ')}`;
      },
    },
    {
      row: 'N1',
      fault: `the name service says ${code} once, then an address inside`,
      expected: 'robots_unknown',
      reach: () => outcomeOf(send(whole), { unmapped: true, options: { lookup: failing(code, 1) } }),
    },
  ],
);

/** N2: no connection, or no handshake. */
const connections: FaultCase[] = [
  {
    row: 'N2',
    fault: 'nobody listens on the port',
    expected: 'robots_unknown',
    reach: async () => {
      const server = await breakHttp(send(whole));
      await server.close();
      const map = new Map([[host, { address: '127.0.0.1', port: server.port }]]);
      return outcomeOf(send(whole), { options: { map } });
    },
  },
  ...(
    [
      ['a certificate that signs itself', {}, false, 'robots_unknown'],
      ['a certificate that signs itself, taken permissively', {}, true, 'ok permissive'],
      ['TLS 1.0 only', old(), false, 'robots_unknown'],
      ['TLS 1.0 only, taken permissively', old(), true, 'ok permissive'],
    ] as const
  ).map(
    ([fault, options, permissive, expected]): FaultCase => ({
      row: 'N2',
      fault,
      expected,
      reach: async () => {
        const server = createServer({ ...selfSigned, ...options }, (_request, response) =>
          response.writeHead(200, { 'content-type': 'text/html' }).end(page),
        );
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const { port } = server.address() as AddressInfo;
        const map = new Map([[host, { address: '127.0.0.1', port, tls: true as const }]]);
        try {
          return await visiting(
            send(whole),
            async ({ visitor, memory }) => {
              const { outcome } = await visitor.visit({ url: `https://${host}/p` }, { purpose: 'navigation' });
              return `${outcome} ${memory.visits.at(-1)?.headers['x-tls'] ?? ''}`.trim();
            },
            { options: { map, permissive } },
          );
        } finally {
          server.closeAllConnections();
          server.close();
        }
      },
    }),
  ),
  {
    row: 'N2',
    fault: 'plain HTTP is spoken on the port of TLS',
    expected: 'robots_unknown',
    reach: async () => {
      const server = await breakHttp(send(whole));
      const map = new Map([[host, { address: '127.0.0.1', port: server.port, tls: true as const }]]);
      try {
        return await outcomeOf(send(whole), { scheme: 'https', options: { map } });
      } finally {
        await server.close();
      }
    },
  },
];

function old() {
  return { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
}

/** N4, N5: bodies that are not whole, in every way of sending them. */
const bodies: readonly (readonly [string, Buffer])[] = [
  ['HTML', Buffer.from(page)],
  ['HTML of one tag', Buffer.from('<html></html>')],
  ['a PDF', Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(2_000, 65)])],
];
const cutting: FaultCase[] = bodies.flatMap(([what, body]) => {
  const text = body.toString('latin1');
  const isHtml = text.startsWith('<html');
  const half = body.subarray(0, body.length >> 1);
  const cases: readonly (readonly [string, Buffer, string])[] = [
    ['its length is too large', answer(200, body, { 'content-length': String(body.length + 50) }), 'truncated'],
    ['its length is too small', answer(200, body, { 'content-length': String(body.length - 5) }), 'truncated'],
    ['no length, cut half way', answer(200, half, { 'content-length': '' }), 'truncated'],
    ['no length, whole', answer(200, body, { 'content-length': '' }), isHtml ? 'ok_end_unproven' : 'truncated'],
    ['in chunks', Buffer.concat([head({ 'transfer-encoding': 'chunked' }), chunks(body)]), 'ok'],
    [
      'in chunks, the last one missing',
      Buffer.concat([head({ 'transfer-encoding': 'chunked' }), chunks(body, false)]),
      'truncated',
    ],
    [
      'in chunks, a length that is no number',
      Buffer.concat([head({ 'transfer-encoding': 'chunked' }), Buffer.from('zz\r\nabc\r\n0\r\n\r\n')]),
      'needs_person',
    ],
    ['a length that is no number', answer(200, body, { 'content-length': 'many' }), 'needs_person'],
    ['a length below zero', answer(200, body, { 'content-length': '-1' }), 'needs_person'],
    ['whole, with its length', answer(200, body), 'ok'],
  ];
  return cases.map(
    ([fault, bytes, expected]): FaultCase => ({
      row: 'N4',
      fault: `${what}: ${fault}`,
      expected,
      reach: () => outcomeOf(send(bytes)),
    }),
  );
});

function head(headers: Readonly<Record<string, string>>): Buffer {
  return answer(200, '', { 'content-length': '', ...headers });
}

const zipped = gzipSync(page);
const coded: readonly (readonly [string, string, Buffer, string])[] = [
  ['gzip', 'gzip', zipped, 'ok'],
  ['gzip, cut by its last byte', 'gzip', zipped.subarray(0, -1), 'truncated'],
  ['gzip, cut half way', 'gzip', zipped.subarray(0, zipped.length >> 1), 'truncated'],
  ['gzip, cut behind its head', 'gzip', zipped.subarray(0, 10), 'truncated'],
  ['gzip with a wrong checksum', 'gzip', flipped(zipped, -6), 'truncated'],
  ['gzip with a wrong length', 'gzip', flipped(zipped, -2), 'truncated'],
  ['gzip with a changed byte', 'gzip', flipped(zipped, 40), 'truncated'],
  ['gzip with junk behind it', 'gzip', Buffer.concat([zipped, Buffer.from('junk')]), 'ok'],
  ['plain, announced as gzip', 'gzip', Buffer.from(page), 'ok'],
  ['gzip that nobody announced', '', zipped, 'ok'],
  ['gzip twice', 'gzip, gzip', gzipSync(zipped), 'ok'],
  ['gzip twice, the inner one cut', 'gzip, gzip', gzipSync(zipped.subarray(0, -9)), 'truncated'],
  ['coded three times over', 'gzip, gzip, gzip', gzipSync(gzipSync(zipped)), 'refused'],
  ['x-gzip', 'x-gzip', zipped, 'ok'],
  ['deflate', 'deflate', deflateSync(page), 'ok'],
  ['deflate without a head', 'deflate', deflateRawSync(page), 'ok'],
  ['deflate, cut', 'deflate', deflateSync(page).subarray(0, -5), 'truncated'],
  ['deflate with a wrong checksum', 'deflate', flipped(deflateSync(page), -2), 'truncated'],
  ['brotli', 'br', brotliCompressSync(page), 'ok'],
  ['brotli, cut', 'br', brotliCompressSync(page).subarray(0, -5), 'truncated'],
  ['a coding that nobody knows', 'compress', zipped, 'refused'],
  ['identity', 'identity', Buffer.from(page), 'ok'],
];

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy.writeUInt8(copy.readUInt8(index) ^ 0x55, index);
  return copy;
}

const coding: FaultCase[] = coded.flatMap(([fault, name, bytes, expected]) => [
  {
    row: 'N5',
    fault: `${fault}, with its length`,
    expected,
    reach: () => outcomeOf(send(answer(200, bytes, { 'content-encoding': name }))),
  },
  {
    row: 'N5',
    fault: `${fault}, in chunks`,
    expected,
    reach: () =>
      outcomeOf(
        send(Buffer.concat([head({ 'content-encoding': name, 'transfer-encoding': 'chunked' }), chunks(bytes)])),
      ),
  },
]);

/** N6: bodies that grow. */
const growing: FaultCase[] = [-1, 0, 1].flatMap((over) => {
  const body = Buffer.alloc(bodyLimits.page + over, 'a');
  const expected = over > 0 ? 'refused' : 'ok';
  const size = `${bodyLimits.page}${over < 0 ? ' − 1' : over > 0 ? ' + 1' : ''} bytes`;
  return [
    { row: 'N6', fault: `${size} on the wire`, expected, reach: () => outcomeOf(send(answer(200, body))) },
    {
      row: 'N6',
      fault: `${size} in gzip, a thousand times smaller on the wire`,
      expected: 'refused',
      reach: () => outcomeOf(send(answer(200, gzipSync(body), { 'content-encoding': 'gzip' }))),
    },
  ];
});
const bombs: FaultCase[] = [
  ['300 MB of zeros in gzip', 'gzip', () => gzipSync(Buffer.alloc(300_000_000))],
  ['100 MB of zeros in brotli', 'br', () => brotliCompressSync(Buffer.alloc(100_000_000))],
  ['gzip within gzip, 100 MB of zeros', 'gzip, gzip', () => gzipSync(gzipSync(Buffer.alloc(100_000_000)))],
  ['100 MB of zeros in deflate', 'deflate', () => deflateSync(Buffer.alloc(100_000_000))],
].map(([fault, name, make]) => ({
  row: 'N6',
  fault: fault as string,
  expected: 'refused',
  reach: () => outcomeOf(send(answer(200, (make as () => Buffer)(), { 'content-encoding': name as string }))),
}));

/** N3, N14: silence, resets and heads that are no heads. */
const heads: FaultCase[] = (
  [
    ['N3', 'the connection is reset before any answer', (socket) => void socket.resetAndDestroy(), 'transient'],
    ['N3', 'the connection ends before any answer', (socket) => void socket.end(), 'transient'],
    ['N3', 'the connection ends in the middle of the body', endAfter(answer(200, page).subarray(0, 900)), 'truncated'],
    ['N3', 'the connection ends in the middle of the head', send('HTTP/1.1 200 X\r\ncontent-le'), 'transient'],
    ['N3', 'reset once, then the page', resetOnce(whole), 'ok'],
    ['N14', 'a header of 20,000 characters', send(answer(200, page, { 'x-long': 'a'.repeat(20_000) })), 'needs_person'],
    ['N14', 'two lengths that differ', send(twoLengths(10, 20)), 'transient'],
    ['N14', 'a space before the colon', send(answer(200, page, { 'x-odd ': 'a' })), 'transient'],
    ['N14', 'no status line', send('<html><body>hello</body></html>'), 'needs_person'],
    ['N14', 'a status of four digits', send('HTTP/1.1 2000 X\r\ncontent-length: 0\r\n\r\n'), 'needs_person'],
    ['N14', 'HTTP/0.9', send(page), 'needs_person'],
    ['N14', 'lines that end in a bare line feed', send(`HTTP/1.1 200 X\ncontent-length: 5\n\nhello`), 'needs_person'],
    ['N14', 'a null in a header', send(answer(200, page, { 'x-null': 'a\0b' })), 'transient'],
    ['N14', 'an answer in advance of a second one', send(Buffer.concat([whole, whole])), 'truncated'],
    [
      'N14',
      '100 Continue before the answer',
      send(Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), whole])),
      'transient',
    ],
    [
      'N14',
      'both a length and chunks',
      send(Buffer.concat([head({ 'content-length': '9', 'transfer-encoding': 'chunked' }), chunks(Buffer.from(page))])),
      'transient',
    ],
  ] as const satisfies readonly (readonly [string, string, Parameters<typeof outcomeOf>[0], string])[]
).map(([row, fault, behave, expected]) => ({ row, fault, expected, reach: () => outcomeOf(behave) }));

function endAfter(bytes: Buffer): Parameters<typeof outcomeOf>[0] {
  return (socket) => socket.end(bytes);
}

function resetOnce(then: Buffer): Parameters<typeof outcomeOf>[0] {
  return (socket, nth) => void (nth === 1 ? socket.resetAndDestroy() : socket.end(then));
}

function twoLengths(a: number, b: number): string {
  return `HTTP/1.1 200 X\r\ncontent-length: ${a}\r\ncontent-length: ${b}\r\n\r\n${'x'.repeat(a)}`;
}

export const networkCases: readonly FaultCase[] = [
  ...names,
  ...connections,
  ...heads,
  ...cutting,
  ...coding,
  ...growing,
  ...bombs,
];
