import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PortalPage } from './portal.js';

/** One request as the server saw it. */
export interface ServedRequest {
  readonly host: string;
  readonly path: string;
  readonly conditional: boolean;
  readonly status: number;
}

export interface RunningServer {
  readonly port: number;
  /** Every request, in order. */
  readonly log: readonly ServedRequest[];
  close(): Promise<void>;
}

/** Serves pages by host and path on 127.0.0.1, with conditional requests; anything else is 404. */
export async function servePages(pages: ReadonlyMap<string, PortalPage>, port = 0): Promise<RunningServer> {
  const log: ServedRequest[] = [];
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    const status = answer(request, response, pages.get(`${host}${path}`));
    const conditional = request.headers['if-none-match'] !== undefined;
    log.push({ host, path, conditional, status });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, page: PortalPage | undefined): number {
  if (page === undefined) {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<html><body>404</body></html>');
    return 404;
  }
  const validators = { etag: page.etag, 'last-modified': page.lastModified };
  if (page.status === 200 && request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, validators).end();
    return 304;
  }
  response
    .writeHead(page.status, { 'content-type': page.contentType, 'content-length': page.body.length, ...validators })
    .end(page.body);
  return page.status;
}
