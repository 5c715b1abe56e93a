import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What the server does with the nth request for a path: it writes what it likes, and ends when it likes. */
export type Behave = (socket: Socket, nth: number, request: string) => void;

export interface BrokenServer {
  readonly port: number;
  /** The first line of every request, in order. */
  readonly requests: readonly string[];
  /** When each request came, in milliseconds on this process's clock. */
  readonly times: readonly number[];
  close(): Promise<void>;
}

/** A server on raw sockets on loopback, so that HTTP can be broken in every way. */
export async function breakHttp(behave: Behave): Promise<BrokenServer> {
  const requests: string[] = [];
  const times: number[] = [];
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      const request = data.toString('latin1');
      const line = request.slice(0, request.indexOf('\r\n'));
      requests.push(line);
      times.push(performance.now());
      const nth = (counts.get(line) ?? 0) + 1;
      counts.set(line, nth);
      behave(socket, nth, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    times,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A whole answer, or one with other headers than its body deserves; an empty value leaves a header out. */
export function answer(
  status: number,
  body: string | Buffer = '',
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const bytes = Buffer.from(body);
  const all = { 'content-type': 'text/html', 'content-length': String(bytes.length), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}\r\n`]));
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n`), bytes]);
}

/** A body in chunks, each with its length; the last, empty one may be left out. */
export function chunks(body: Buffer, last = true): Buffer {
  const size = Math.max(Math.ceil(body.length / 3), 1);
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from(last ? '0\r\n\r\n' : '')]);
}
