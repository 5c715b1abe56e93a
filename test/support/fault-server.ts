import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { answer, breakHttp } from './broken-http.js';

export { answer } from './broken-http.js';

/** What a raw server does with a request for a path: it writes what it likes and ends when it likes. */
export type Fault = (socket: Socket, request: string, count: number) => void;

export interface FaultServer {
  readonly port: number;
  /** The requests as they came, in order. */
  readonly requests: string[];
}

/** A server that breaks HTTP until the test ends; one behaviour for each path. */
export async function faultServer(faults: Readonly<Record<string, Fault>>): Promise<FaultServer> {
  const requests: string[] = [];
  const server = await breakHttp((socket, nth, request) => {
    requests.push(request);
    const fault = faults[/^GET (\S+)/.exec(request)?.[1] ?? ''];
    if (fault === undefined) socket.end(answer(404, 'nothing here'));
    else fault(socket, request, nth);
  });
  onTestFinished(() => server.close());
  return { port: server.port, requests };
}
