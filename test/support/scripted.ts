import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Served {
  readonly status?: number;
  readonly type?: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly agent: string;
  readonly body: string;
  /** Requests that had not been answered yet when this one came. */
  readonly beside: number;
}

export interface ScriptedServer {
  readonly port: number;
  readonly asked: Asked[];
  /** Connections, whatever came over them. */
  connections(): number;
}

/** Serves pages by path on loopback, whatever the host, and writes down who asks for what, and how much at once. */
export async function serveScripted(pages: Readonly<Record<string, Served>>): Promise<ScriptedServer> {
  const asked: Asked[] = [];
  let open = 0;
  let connections = 0;
  const server = createServer(async (request, response) => {
    const beside = open++;
    const body = await textOf(request);
    const path = request.url ?? '/';
    asked.push({ path, method: request.method ?? '', agent: request.headers['user-agent'] ?? '', body, beside });
    const page = pages[path] ?? { status: 404, body: '<html><body>404</body></html>' };
    response.writeHead(page.status ?? 200, { 'content-type': page.type ?? 'text/html', ...page.headers });
    open--;
    response.end(page.body);
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, asked, connections: () => connections };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
