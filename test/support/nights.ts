import type { PortalPage } from '../../src/sample/portal.js';
import { crawlHere, datasetOf, keyOf, listOf, put, serveBody } from './district.js';
import { fakeClock } from './fetching.js';
import { temporaryFolder } from './folders.js';

export type Pages = Map<string, PortalPage>;
type Dataset = Awaited<ReturnType<typeof datasetOf>>;

/** One body's portal, crawled on the days that the test names, with what befalls it in between. */
export interface Nights {
  readonly pages: Pages;
  /** Crawls at noon in Shanghai of the day (yyyy-mm-dd); days only go on. */
  crawlOn(day: string): Promise<void>;
  dataset(): Promise<Dataset>;
}

export async function nightsOf(body: string, from: string): Promise<Nights> {
  const data = temporaryFolder();
  const { server, pages } = await serveBody(body);
  const noon = (day: string) => Date.parse(`${day}T04:00:00Z`);
  const clock = fakeClock(noon(from));
  return {
    pages,
    crawlOn: async (day) => {
      await clock.sleep(noon(day) - clock.now().getTime());
      await crawlHere(server, data, { clock, again: 'all' });
    },
    dataset: () => datasetOf(data),
  };
}

/** Takes a report's row out of its body's list; gives back what puts it there again. */
export function unlist(pages: Pages, body: string, year: number): () => void {
  const list = pages.get(listOf(body));
  const id = keyOf(body, year).split('_').at(-1)?.replace('.html', '');
  const html = list?.body.toString() ?? '';
  const rows = html.split('\n').filter((line) => id === undefined || !line.includes(id));
  if (rows.join('\n') === html) throw new Error(`${body} lists no report of ${year}`);
  put(pages, listOf(body), rows.join('\n'));
  return () => put(pages, listOf(body), html);
}

/** Takes a report's page away; gives back what puts it there again. */
export function take(pages: Pages, body: string, year: number): () => void {
  const key = keyOf(body, year);
  const page = pages.get(key);
  if (page === undefined || !pages.delete(key)) throw new Error(`no page ${key}`);
  return () => void pages.set(key, page);
}
