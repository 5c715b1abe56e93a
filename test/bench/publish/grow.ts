import type { Address } from '../../../src/address.js';
import { HeldArchive } from '../../../src/archive/archive.js';
import { formById } from '../../../src/form/forms.js';
import { escapeHtml } from '../../../src/printable.js';
import { renderClean } from '../../../src/sample/print/render.js';
import { type Site, siteSchema } from '../../../src/site.js';
import { blocksOf, figuresOf } from '../../support/printing.js';

/** The years that the bodies have reported of. */
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const time = '2026-04-01T02:00:00Z';

/** An invented site of the bench, by its number. */
export function benchSite(n: number): Site {
  const number = String(n).padStart(3, '0');
  return siteSchema.parse({
    slug: `bench/d${number}`,
    zh: `样例市第${n + 1}区`,
    en: `Sample District ${n + 1}`,
    division: null,
    family: 'trs-wcm',
    hosts: [`d${number}.example`],
    entries: [`http://d${number}.example/gk/`],
    confirmed: false,
    invented: true,
  });
}

/** One report's page, every sum true; the second print of the same has another number of one document. */
function pageOf(site: Site, body: number, year: number, edited: boolean): Buffer {
  const form = formById(year < 2021 ? 'form-2019' : 'form-2021');
  const seed = (body * 7919 + year * 104729 + Number(site.slug.slice(-3)) * 1299709) >>> 0;
  const figures = figuresOf(form, seed, 40);
  const address: Address = year < 2021 ? 'documents.normative_docs.made' : 'documents.normative_docs.issued';
  if (edited) figures.set(address, String(Number(figures.get(address)) + 1));
  const title = titleOf(body, year);
  const html = renderClean(blocksOf(form, figures, { title }));
  return Buffer.from(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${html}</body></html>`,
  );
}

const titleOf = (body: number, year: number) => `样例区第${body}局${year}年政府信息公开工作年度报告`;

/**
 * Writes into a site's archive what a crawl would have left there: so many bodies, each with a list and seven reports.
 *
 * @param edited a second crawl, which finds one report in so many with another figure; 0: the first crawl
 */
export async function growSite(data: string, site: Site, bodies: number, edited: number): Promise<number> {
  const archive = await HeldArchive.hold(data, site.slug, time);
  let reports = 0;
  try {
    const second = edited > 0;
    const run = second ? 'second' : 'first';
    archive.append({ kind: 'run', time, run, phase: 'begin', sound: false });
    for (let body = 0; body < bodies; body++) {
      const column = `${site.entries[0]}b${body}/gknb/`;
      const items = years.map((year) => ({
        url: `${column}${year}.html`,
        title: titleOf(body, year),
        date: `${year + 1}-01-20`,
      }));
      const agency = `样例区第${body}局`;
      const owner = `b${body}`;
      const listing = { kind: 'listing', time, run, column, agency, owner, mixed: false, complete: true, reason: null };
      if (!second) archive.append({ ...listing, kind: 'listing', items });
      for (const [i, year] of years.entries()) {
        if (second && (body * years.length + i) % edited !== 0) continue;
        const bytes = pageOf(site, body, year, second);
        const url = `${column}${year}.html`;
        archive.append({
          kind: 'visit',
          time: second ? '2026-04-02T02:00:00Z' : time,
          run,
          purpose: 'article',
          url,
          finalUrl: url,
          status: 200,
          outcome: 'ok',
          reason: null,
          headers: { 'content-type': 'text/html' },
          sha256: archive.objects.put(bytes),
          bytes: bytes.length,
          end: 'length',
          partOf: null,
          part: null,
        });
        reports++;
      }
    }
    archive.append({ kind: 'run', time, run, phase: 'end', sound: true });
  } finally {
    await archive.release();
  }
  return reports;
}
