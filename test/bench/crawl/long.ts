/** One site with one column whose list is very long. */
import { listPage } from '../../../src/sample/pages.js';
import { type Site, siteSchema } from '../../../src/site.js';
import { pageOf, type WorldPage } from './world.js';

/** As many as some real lists show on a page. */
export const itemsPerPage = 250;

export function longHost(pages: number): string {
  return `long${pages}.world.example`;
}

export function longSite(pages: number): Site {
  return siteSchema.parse({
    slug: `world/long${pages}`,
    zh: '样例省样例市长列表区',
    en: 'A district with long lists (invented)',
    division: null,
    family: 'trs-wcm',
    hosts: [longHost(pages)],
    columns: [{ url: `http://${longHost(pages)}/gknb/`, agency: '样例区人民政府' }],
    confirmed: true,
    invented: true,
  });
}

/** A page of the list, or one of its reports. */
export function longPage(pages: number, path: string): WorldPage | null {
  const etag = `"${path}"`;
  const number = path === '/gknb/' ? 0 : Number(/^\/gknb\/index_(\d+)\.html$/.exec(path)?.[1] ?? -1);
  if (number >= 0 && number < pages) {
    const rows = Array.from({ length: itemsPerPage }, (_, i) => {
      const n = number * itemsPerPage + i;
      const year = 2000 + (n % 26);
      const text = `样例区第${n}号单位${year}年政府信息公开工作年度报告`;
      return { href: `./${year}01/t${year}0120_${100_000 + n}.html`, text, date: `${year + 1}-01-20` };
    });
    const body = Buffer.from(listPage('政府信息公开年报', rows, number, pages, false));
    return { body, type: 'text/html', etag, fault: null };
  }
  const report = /^\/gknb\/\d{6}\/t\d{8}_1?(\d+)\.html$/.exec(path)?.[1];
  if (report === undefined) return null;
  const page = pageOf(0, '/zwgk/zfxxgk/bm/b0/gknb/202601/t20260120_0.html');
  // Its number makes it a page of its own.
  const body = Buffer.concat([page?.body ?? Buffer.alloc(0), Buffer.from(`<!-- ${report} -->`)]);
  return { body, type: 'text/html', etag, fault: null };
}
