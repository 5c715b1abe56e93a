import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Again } from '../../../scrapers/due.js';
import type { Clock } from '../../../scrapers/pace.js';
import { type CrawlSummary, crawl } from '../../../src/pipeline/crawl.js';
import { type SiteInput, siteSchema } from '../../../src/site.js';
import { mapTo } from '../fetching.js';
import { testSettings } from '../settings.js';

/** One request as a replica sees it. */
export interface ReplicaRequest {
  readonly host: string;
  /** With the query, as it was asked for. */
  readonly path: string;
  readonly method: string;
  /** The body that was posted; empty for a GET. */
  readonly form: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a replica answers; HTML in UTF-8 where the headers do not say otherwise. */
export interface ReplicaAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A report as the lists of its site must give it. */
export interface ListedReport {
  readonly url: string;
  /** Whole, as the list has it in words or in `title`. */
  readonly title: string;
  /** yyyy-mm-dd; null where the list shows none. */
  readonly date: string | null;
  /** The body whose column it stands in; empty where several bodies' reports share the column. */
  readonly agency: string;
}

/**
 * A small site of one content-management system, written from what is known of real ones. It holds no state: the same
 * request has the same answer. A file of this folder exports its replicas as `replicas: readonly Replica[]`; the contract
 * suite finds them there. At least one column must be so long that its list has a second page, and beside the reports
 * there must be what is none: a guide, an explanation, a notice.
 */
export interface Replica {
  /** As it would be declared in `scrapers/sites`; the site and its hosts are invented. */
  readonly site: SiteInput;
  /** Null for what the site does not have: 404. */
  answer(request: ReplicaRequest): ReplicaAnswer | null;
  /** Every report of the site, each once. */
  readonly reports: readonly ListedReport[];
  /** What the system's list service answers where there is nothing to list; an empty page where left out. */
  readonly nothing?: ReplicaAnswer;
}

export interface LoggedRequest extends ReplicaRequest {
  readonly status: number;
  /** Asked for only if it has changed. */
  readonly conditional: boolean;
  /** The answer carried a validator. */
  readonly validated: boolean;
}

export interface ReplicaServer {
  readonly port: number;
  /** Every request, in order. */
  readonly log: readonly LoggedRequest[];
  /** The most requests that were open at one host at the same time. */
  mostAtOnce(host: string): number;
}

/** Serves a replica on 127.0.0.1 until the test ends, with conditional requests for its HTML pages. */
export async function serveReplica(replica: Pick<Replica, 'answer'>): Promise<ReplicaServer> {
  const log: LoggedRequest[] = [];
  const open = new Map<string, number>();
  const most = new Map<string, number>();
  const server = createServer((incoming, response) => {
    const host = (incoming.headers.host ?? '').replace(/:\d+$/, '');
    open.set(host, (open.get(host) ?? 0) + 1);
    most.set(host, Math.max(most.get(host) ?? 0, open.get(host) ?? 0));
    response.once('close', () => open.set(host, (open.get(host) ?? 0) - 1));
    void bodyOf(incoming).then((form) => {
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, [value].flat().join(', ')]],
        ),
      );
      const request = { host, path: incoming.url ?? '/', method: incoming.method ?? 'GET', form, headers };
      const answer = replica.answer(request) ?? notFound;
      const body = Buffer.from(answer.body);
      const type = answer.headers?.['content-type'] ?? 'text/html; charset=utf-8';
      const validated = answer.status === 200 && request.method === 'GET' && type.startsWith('text/html');
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
      const conditional = headers['if-none-match'] !== undefined;
      const unchanged = validated && headers['if-none-match'] === etag;
      const status = unchanged ? 304 : answer.status;
      log.push({ ...request, status, conditional, validated });
      const sent = { 'content-type': type, ...answer.headers, ...(validated ? { etag } : {}) };
      if (unchanged) response.writeHead(304, { etag }).end();
      else response.writeHead(status, { ...sent, 'content-length': body.length }).end(body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { port: (server.address() as AddressInfo).port, log, mostAtOnce: (host) => most.get(host) ?? 0 };
}

const notFound: ReplicaAnswer = { status: 404, body: '<html><body>404</body></html>' };

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/**
 * Crawls a served replica into an archive below `data`, as the command does, by a clock that waits for nothing.
 *
 * @param options.again which known reports are asked for again; `all` where left out
 */
export async function crawlReplica(
  replica: Pick<Replica, 'site'>,
  server: Pick<ReplicaServer, 'port'>,
  data: string,
  options: { readonly again?: Again; readonly clock?: Clock } = {},
): Promise<CrawlSummary> {
  const site = siteSchema.parse(replica.site);
  const settings = testSettings(data, mapTo(server.port, site.hosts), options);
  return crawl(site, settings, { onProgress: () => {} });
}
