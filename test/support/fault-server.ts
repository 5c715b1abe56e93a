import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a raw server does with a request for a path: it writes what it likes and ends when it likes. */
export type Fault = (socket: Socket, request: string, count: number) => void;

export interface FaultServer {
  readonly port: number;
  /** The requests as they came, in order. */
  readonly requests: string[];
}

/** A server on raw sockets, so that it can break HTTP in every way; one behaviour for each path. */
export async function faultServer(faults: Readonly<Record<string, Fault>>): Promise<FaultServer> {
  const requests: string[] = [];
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      const request = data.toString('latin1');
      requests.push(request);
      const path = /^GET (\S+)/.exec(request)?.[1] ?? '';
      const count = (counts.get(path) ?? 0) + 1;
      counts.set(path, count);
      const fault = faults[path];
      if (fault === undefined) socket.end(answer(404, 'nothing here'));
      else fault(socket, request, count);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, requests };
}

/** A whole answer, or one with other headers than its body deserves. */
export function answer(status: number, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Buffer {
  const bytes = Buffer.from(body);
  const all = { 'content-type': 'text/html', 'content-length': String(bytes.length), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('\r\n')}\r\n\r\n`), bytes]);
}
