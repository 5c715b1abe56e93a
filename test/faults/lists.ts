import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readListing } from '../../scrapers/listing.js';
import { familyOf } from '../../scrapers/sites.js';
import { archiveFolder, HeldArchive } from '../../src/archive/archive.js';
import { readJournal } from '../../src/archive/journal.js';
import { Objects } from '../../src/archive/objects.js';
import { siteSchema } from '../../src/site.js';
import { answer } from '../support/broken-http.js';
import type { FaultCase } from './case.js';
import { host, page, visiting } from './visiting.js';

const column = `http://${host}/bm/mzj/nb/`;
const site = siteSchema.parse({
  slug: 'sample/fault',
  zh: '样例区',
  en: 'Faulty',
  division: null,
  family: 'trs-wcm',
  hosts: [host],
  entries: [`http://${host}/`],
  confirmed: false,
  invented: true,
});

/** A page of a list in TRS's manner: rows with these numbers, and a bar that counts so many pages. */
function list(numbers: readonly number[], pages: number): Buffer {
  const rows = numbers.map(
    (n) => `<li><a href="./202601/t20260120_${n}.html">样例区民政局${2000 + n}年政府信息公开工作年度报告</a></li>`,
  );
  return answer(
    200,
    `<html><body><ul>${rows.join('')}</ul><script>createPageHTML(${pages}, 0, "index", "html");</script></body></html>`,
  );
}

/** Reads the list when its pages answer so; the page is 1 for the first. */
function reading(fault: string, expected: string, row: string, pageOf: (n: number) => Buffer): FaultCase {
  return {
    row,
    fault,
    expected,
    reach: () =>
      visiting(
        (socket, _nth, request) => {
          const m = /^GET \/bm\/mzj\/nb\/(?:index_(\d+)\.html)? /.exec(request);
          socket.end(m === null ? answer(404) : pageOf(Number(m[1] ?? 0) + 1));
        },
        async ({ visitor }) => {
          const one = { url: column, agency: '样例区民政局', owner: 'bm/mzj', mixed: false };
          const { items, complete, reason } = await readListing(one, site, familyOf(site), visitor);
          return `${items.length} item(s), ${complete ? 'complete' : `incomplete: ${reason?.replaceAll(column, '')}`}`;
        },
      ),
  };
}

const listings: FaultCase[] = [
  reading('a list of three pages', '6 item(s), complete', 'N15', (n) => list([2 * n, 2 * n + 1], 3)),
  reading('page 2 is page 1 again', '2 item(s), incomplete: index_1.html lists nothing new', 'N15', () =>
    list([1, 2], 3),
  ),
  reading('every page is another one, for ever', '200 item(s), incomplete: more than 200 pages', 'N15', (n) =>
    list([n], 100_000),
  ),
  reading('the last page is not there', '4 item(s), incomplete: index_2.html ended as gone', 'N15', (n) =>
    n > 2 ? answer(404) : list([2 * n, 2 * n + 1], 3),
  ),
  reading(
    'the last page is a stub of 320 bytes',
    '4 item(s), incomplete: index_2.html lists nothing new',
    'N15',
    (n) => (n > 2 ? answer(200, `<html>${' '.repeat(310)}</html>`) : list([2 * n, 2 * n + 1], 3)),
  ),
  reading(
    'the last page is an error page with status 200',
    '4 item(s), incomplete: index_2.html ended as soft404',
    'N15',
    (n) => (n > 2 ? answer(200, '<html><body>页面不存在</body></html>') : list([2 * n, 2 * n + 1], 3)),
  ),
  reading('the second page is a challenge', '2 item(s), incomplete: index_1.html ended as challenge', 'N10', (n) =>
    n > 1 ? answer(412, '<script>$_ts={}</script>') : list([1, 2], 3),
  ),
  reading('the second page fails', '2 item(s), incomplete: index_1.html ended as transient', 'N15', (n) =>
    n > 1 ? answer(500) : list([1, 2], 3),
  ),
  reading('a bar that counts no page', '2 item(s), complete', 'N15', () => list([1, 2], 0)),
  reading('the rows repeat in part', '3 item(s), complete', 'N15', (n) => list(n === 1 ? [1, 2] : [2, 3], 2)),
  reading('the list is empty', '0 item(s), incomplete: the list is empty', 'N16', () => list([], 1)),
  reading('the list is written by a script', '0 item(s), incomplete: the list is empty', 'N16', () =>
    answer(200, '<html><body><div id="list"></div><script src="/list.js"></script></body></html>'),
  ),
  reading('the column has moved', '0 item(s), incomplete:  ended as gone', 'N16', () => answer(404)),
  reading('the column leads to the home page', '0 item(s), incomplete:  ended as needs_person', 'N16', () =>
    answer(302, '', { location: './' }),
  ),
];

/** C6: copies of official pages on other people's hosts, as they were met. A list that leads there leads nowhere. */
const mirrors = [
  'intermagasia.com',
  'note.bajiegc.com',
  'flziqshi.com',
  'kzrd.com',
  'ptshed.com',
  'm.51etdz.com',
  'zwinkt.com',
  'luchovivas.com',
  'www-346689.com',
  'nhaphangmau.store',
  'www.spcsc.sh.cn',
  'www.tjdl.gov.cn.example.com',
];
const copies: FaultCase[] = mirrors.map((mirror) => ({
  row: 'C6',
  fault: `a list leads to a copy on ${mirror}`,
  expected: 'refused without a request',
  reach: () =>
    visiting(
      (socket, _nth, request) => void socket.end(request.startsWith('GET /robots') ? answer(404) : answer(200, page)),
      async ({ visitor, server }) => {
        const { outcome } = await visitor.visit(
          { url: `http://${mirror}/zwgk/202601/t20260120_1.html` },
          { purpose: 'article' },
        );
        return `${outcome} ${server.requests.length === 0 ? 'without a request' : 'after a request'}`;
      },
    ),
}));

/** S: what befalls the archive's files. */
async function archived<T>(work: (folder: string, sha256: string) => T | Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'gongkai-fault-'));
  try {
    const archive = await HeldArchive.hold(data, site.slug, '2026-01-20T00:00:00Z');
    const sha256 = archive.objects.put(Buffer.from(page));
    for (const phase of ['begin', 'end'] as const)
      archive.append({ kind: 'run', run: 'r', time: '2026-01-20T00:00:00Z', phase, sound: true });
    await archive.release();
    return await work(archiveFolder(data, site.slug), sha256);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
const journalOf = (folder: string) => join(folder, 'journal.ndjson');
const storage: FaultCase[] = [
  ...[1, 5, 20, 60].map(
    (bytes): FaultCase => ({
      row: 'S2',
      fault: `the last ${bytes} byte(s) of the journal are lost`,
      expected: 'two of three lines are left',
      reach: () =>
        archived((folder) => {
          const all = readFileSync(journalOf(folder));
          writeFileSync(journalOf(folder), all.subarray(0, -bytes));
          const { entries } = readJournal(journalOf(folder));
          return entries.length === 2 ? 'two of three lines are left' : `${entries.length} lines`;
        }),
    }),
  ),
  ...[10, 100].map(
    (at): FaultCase => ({
      row: 'S7',
      fault: `byte ${at} of the journal is another one`,
      expected: 'refused, with the number of the line',
      reach: () =>
        archived((folder) => {
          const all = readFileSync(journalOf(folder));
          all.writeUInt8(all.readUInt8(at) ^ 1, at);
          writeFileSync(journalOf(folder), all);
          try {
            return `${readJournal(journalOf(folder)).entries.length} lines`;
          } catch (error) {
            return /line 1 is damaged/.test((error as Error).message)
              ? 'refused, with the number of the line'
              : String(error);
          }
        }),
    }),
  ),
  ...[12, 30, 60, -2].map(
    (at): FaultCase => ({
      row: 'S7',
      fault: `byte ${at} of an object is another one`,
      expected: 'not sound',
      reach: () =>
        archived((folder, sha256) => {
          const objects = new Objects(join(folder, 'objects'));
          const bytes = readFileSync(objects.path(sha256));
          const index = at < 0 ? bytes.length + at : at;
          bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);
          writeFileSync(objects.path(sha256), bytes);
          return objects.isSound(sha256) ? 'sound' : 'not sound';
        }),
    }),
  ),
  {
    row: 'S4',
    fault: 'two runs at once on one archive',
    expected: 'the second is told so',
    reach: async () => {
      const data = mkdtempSync(join(tmpdir(), 'gongkai-fault-'));
      const first = await HeldArchive.hold(data, site.slug, '2026-01-20T00:00:00Z');
      try {
        await HeldArchive.hold(data, site.slug, '2026-01-20T00:00:00Z');
        return 'both hold it';
      } catch (error) {
        return /another run holds/.test((error as Error).message) ? 'the second is told so' : String(error);
      } finally {
        await first.release();
        rmSync(data, { recursive: true, force: true });
      }
    },
  },
  {
    row: 'S5',
    fault: 'half an object lies there under its name',
    expected: 'set aside, and written anew',
    reach: () =>
      archived((folder, sha256) => {
        const objects = new Objects(join(folder, 'objects'));
        const bytes = readFileSync(objects.path(sha256));
        writeFileSync(objects.path(sha256), bytes.subarray(0, bytes.length >> 1));
        objects.put(Buffer.from(page));
        return objects.isSound(sha256) ? 'set aside, and written anew' : 'left damaged';
      }),
  },
];

export const listCases: readonly FaultCase[] = [...listings, ...copies, ...storage];
