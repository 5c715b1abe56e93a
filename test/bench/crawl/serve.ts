/**
 * Serves the world on loopback, in a process of its own, so that its work is not counted among the crawler's.
 *
 * Tells its port over the channel to its parent, and what was asked since the last time whenever it is asked for it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { challengePage } from '../../../src/sample/pages.js';
import { longPage } from './long.js';
import { errorBody, type Fault, pageOf, type WorldPage } from './world.js';

/** One request: host, path, the entity tag that it named, and the status it got. */
export type Asked = readonly [host: string, path: string, tag: string | null, status: number];

/** What was asked, and how many requests one host had to answer at the same time at most. */
export interface Log {
  readonly asked: readonly Asked[];
  readonly sideBySide: number;
}

let asked: Asked[] = [];
let sideBySide = 0;
const open = new Map<string, number>();
/** Pages that fail once and have. */
const failed = new Set<string>();

const server = createServer((request, response) => {
  const host = request.headers.host ?? '';
  const path = request.url ?? '/';
  const now = (open.get(host) ?? 0) + 1;
  open.set(host, now);
  sideBySide = Math.max(sideBySide, now);
  response.once('close', () => open.set(host, (open.get(host) ?? 1) - 1));
  const status = answer(request, response, host, path);
  asked.push([host, path, request.headers['if-none-match'] ?? null, status]);
});
// Idle connections last as long as the run: a host that closes them at the wrong moment is no matter of this bench.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on('message', () => {
  const log: Log = { asked, sideBySide };
  process.send?.(log);
  asked = [];
  sideBySide = 0;
});
process.on('disconnect', () => process.exit());

function pageAt(host: string, path: string): WorldPage | null {
  const [, kind, number] = /^(w|long)(\d+)\./.exec(host) ?? [];
  return kind === 'long' ? longPage(Number(number), path) : pageOf(Number(number), path);
}

function answer(request: IncomingMessage, response: ServerResponse, host: string, path: string): number {
  const page = pageAt(host, path);
  if (page === null) return send(response, 404, errorBody);
  const fault = page.fault === 'broken once' && failed.has(host + path) ? null : page.fault;
  failed.add(host + path);
  if (fault !== null) return fail(response, fault, page);
  const headers = { etag: page.etag, 'content-type': page.type };
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, headers).end();
    return 304;
  }
  return send(response, 200, page.body, headers);
}

function send(
  response: ServerResponse,
  status: number,
  body: Buffer,
  headers: Readonly<Record<string, string>> = { 'content-type': 'text/html' },
): number {
  response.writeHead(status, { 'content-length': body.length, ...headers }).end(body);
  return status;
}

function fail(response: ServerResponse, fault: Fault, { body }: WorldPage): number {
  switch (fault) {
    case 'broken':
    case 'broken once':
      return send(response, 500, errorBody);
    case 'gone':
      return send(response, 404, errorBody);
    case 'soft 404':
      return send(response, 200, errorBody);
    case 'led away':
      return send(response, 302, Buffer.alloc(0), { location: 'http://elsewhere.example/' });
    case 'challenge':
      return send(response, 412, Buffer.from(challengePage()));
    case 'gzip cut': {
      const whole = gzipSync(body, { level: 1 });
      const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
      return send(response, 200, whole.subarray(0, whole.length >> 1), headers);
    }
    case 'cut':
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': body.length });
      response.write(body.subarray(0, body.length >> 1), () => response.destroy());
      return 200;
    case 'reset':
      response.socket?.resetAndDestroy();
      return 0;
  }
}
