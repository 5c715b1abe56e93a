import type { Socket } from 'node:net';
import { isTlsFailure } from '../../scrapers/connect.js';
import type { TimeLimits } from '../../scrapers/transport.js';
import { answer, type Behave } from '../support/broken-http.js';
import type { FaultCase } from './case.js';
import { at, host, page, send, visiting, writtenClock } from './visiting.js';

/** Milliseconds, a hundredth of what a run grants. */
const limits: TimeLimits = { connect: 120, headers: 120, idle: 120, total: 400 };
const whole = answer(200, page);
const head = whole.subarray(0, whole.indexOf('\r\n\r\n') + 4);

/** Sends one byte after the other, for as long as anybody listens. */
function drip(socket: Socket, bytes: Buffer, each: number): void {
  let next = 0;
  const timer = setInterval(() => {
    const one = bytes.subarray(next, ++next);
    if (socket.destroyed || one.length === 0) clearInterval(timer);
    else socket.write(one);
  }, each);
}

/** What comes of a page that is slow, and whether the host's next page is had after it. */
function slow(row: string, fault: string, expected: string, behave: Behave, hurry = 0): FaultCase {
  return {
    row,
    fault,
    expected,
    reach: () => {
      const clock = writtenClock();
      let now = 0;
      const hurrying = {
        ...clock,
        monotonic: () => {
          now += hurry;
          return now;
        },
      };
      return visiting(
        (socket, nth, request) => (request.startsWith('GET /q') ? send(whole) : at('/p', behave))(socket, nth, request),
        async ({ visitor, memory, server }) => {
          const { outcome } = await visitor.visit({ url: `http://${host}/p` }, { purpose: 'navigation' });
          const asked = server.requests.filter((r) => r.startsWith('GET /p')).length;
          const kept = (memory.visits.at(-1)?.body?.length ?? 0) > 0;
          const next = await visitor.visit({ url: `http://${host}/q` }, { purpose: 'navigation' });
          return `${outcome} after ${asked}${kept ? ', what came is kept' : ''}; the next page: ${next.outcome}`;
        },
        { clock: hurry === 0 ? clock : hurrying, options: { limits } },
      );
    },
  };
}

const silence: FaultCase[] = [
  slow('N2', 'the connection is taken and never answered', 'transient after 3; the next page: ok', () => {}),
  slow('N3', 'the head begins and goes no further', 'transient after 3; the next page: ok', (socket) =>
    socket.write('HTTP/1.1 200 X\r\ncontent-le'),
  ),
  slow('N3', 'the head drips, a byte at a time', 'transient after 3; the next page: ok', (socket) =>
    drip(socket, Buffer.from(`HTTP/1.1 200 X\r\nx-drip: ${'a'.repeat(500)}`), 20),
  ),
  slow('N3', 'the body never begins', 'transient after 3; the next page: ok', (socket) => socket.write(head)),
  slow(
    'N3',
    'the body stops half way',
    'truncated after 3, what came is kept; the next page: ok',
    (socket) => void socket.write(whole.subarray(0, 900)),
  ),
  slow('N3', 'the body drips, and has no end', 'truncated after 3, what came is kept; the next page: ok', (socket) => {
    socket.write(head);
    drip(socket, Buffer.alloc(10_000, 'a'), 20);
  }),
  slow(
    'N3',
    'the body drips under a kilobyte a second for ten seconds',
    'truncated after 3, what came is kept; the next page: truncated',
    (socket) => {
      socket.write(head);
      drip(socket, Buffer.alloc(10_000, 'a'), 5);
    },
    11_000,
  ),
  slow('N3', 'silence once, then the page', 'ok after 2, what came is kept; the next page: ok', (socket, nth) => {
    if (nth > 1) socket.end(whole);
  }),
  slow(
    'N3',
    'the page in two halves, a while between',
    'ok after 1, what came is kept; the next page: ok',
    (socket) => {
      socket.write(whole.subarray(0, 900));
      setTimeout(() => socket.end(whole.subarray(900)), 40);
    },
  ),
];

const handshake: FaultCase[] = [false, true].map((permissive) => ({
  row: 'N2',
  fault: `a handshake that is never answered${permissive ? ', of a site that is taken permissively' : ''}`,
  expected: 'robots_unknown',
  reach: () =>
    visiting(
      () => {},
      async ({ server }) => {
        const map = new Map([[host, { address: '127.0.0.1', port: server.port, tls: true as const }]]);
        return visiting(
          send(whole),
          async ({ visitor }) => (await visitor.visit({ url: `https://${host}/p` }, { purpose: 'navigation' })).outcome,
          { options: { map, permissive, limits } },
        );
      },
    ),
}));

/** Failures of a handshake as OpenSSL and Node name them, and failures that are none: only the former are tried permissively. */
const codes: FaultCase[] = (
  [
    ['CERT_HAS_EXPIRED', true],
    ['CERT_NOT_YET_VALID', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', true],
    ['ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED', true],
    ['ERR_SSL_DH_KEY_TOO_SMALL', true],
    ['ERR_SSL_BAD_ECPOINT', true],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', true],
    ['ERR_SSL_WRONG_VERSION_NUMBER', true],
    ['EPROTO', true],
    ['ECONNRESET', false],
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['UND_ERR_CONNECT_TIMEOUT', false],
  ] as const
).map(([code, is]) => ({
  row: 'N2',
  fault: `a connection that ends in ${code}`,
  expected: is ? 'a handshake that failed' : 'no answer',
  reach: async () => (isTlsFailure(Object.assign(new Error(code), { code })) ? 'a handshake that failed' : 'no answer'),
}));

export const slowCases: readonly FaultCase[] = [...silence, ...handshake, ...codes];
