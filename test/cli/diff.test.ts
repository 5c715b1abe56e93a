import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffText } from '../../src/cli/diff-text.js';
import { currentRelease } from '../../src/publish/release.js';
import { servePages } from '../../src/sample/server.js';
import { gongkai } from '../support/cli.js';
import { crawlHere, keyOf, listOf, pagesOf, publishHere, put } from '../support/district.js';
import { fakeClock } from '../support/fetching.js';
import { temporaryFolder } from '../support/folders.js';

const data = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const body = 'bm/cgw';

/** Two releases: in the later one a report has come, and the agency has changed a figure and a word. */
beforeAll(async () => {
  const pages = pagesOf(body);
  const server = await servePages(pages);
  const textOf = (key: string) => pages.get(key)?.body.toString() ?? '';
  const list = textOf(listOf(body));
  const newest = keyOf(body, 2025);
  const row = list.split('\n').filter((line) => line.includes(newest.split('/').at(-1) ?? ''));
  expect(row).toHaveLength(1);
  put(pages, listOf(body), list.replace(row[0] ?? '', ''));
  await crawlHere(server, data);
  await publishHere(data);
  put(pages, listOf(body), list);
  const key = keyOf(body, 2023);
  const changed = textOf(key).replace(/(行政强制[\s\S]*?>)(\d+)(<)/, '$198765$3');
  expect(changed).toContain('98765');
  put(pages, key, changed);
  await crawlHere(server, data, { clock: fakeClock(Date.UTC(2026, 0, 2)) });
  await server.close();
  await publishHere(data);
});

const diff = (...args: string[]) => gongkai(['diff', ...args, '--data', data]);

describe('diff', () => {
  test('says what changed between the release before and the current one, and why', async () => {
    const { status, stdout, stderr } = await diff('previous', 'current');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/5 of 6 reports that both have are the same/);
    expect(stdout).toMatch(/edited by the agency +sample\/yangli +1 +1\n/);
    expect(stdout).toMatch(/new report +sample\/yangli +\+1 +\+2\d\d\n/);
    expect(stdout).toMatch(
      /sample\/yangli\/bm\/cgw\/2023\/2 .*\n.*\n {2}\S+coercion\S+: \d+ → 98765 \(edited by the agency\)/,
    );
    expect(stdout).toMatch(
      /sample\/yangli\/bm\/cgw\/2025\/1 .*\n {2}the report: \+ 2\d\d cells, certified \(new report\)/,
    );
  });

  test('the same release twice differs in nothing, and that is status 0', async () => {
    const { status, stdout } = await diff('current', 'current');
    expect([status, stdout]).toEqual([0, expect.stringContaining('Nothing differs.')]);
  });

  test('--json is one object with all changes; --limit keeps the first', async () => {
    const all = JSON.parse((await diff('previous', 'current', '--json')).stdout);
    expect(all).toMatchObject({ schemaVersion: 1, total: 3, paired: 6, same: 5 });
    expect(all.changes).toHaveLength(3);
    expect(all.changes[1]).toMatchObject({
      level: 'cell',
      change: 'changed',
      cause: 'edit',
      value_after: '98765',
      cells: 1,
    });
    expect(all.summary.map((t: { cause: string }) => t.cause)).toEqual(['edit', 'new_report']);
    const some = JSON.parse((await diff('previous', 'current', '--json', '--limit', '1')).stdout);
    expect([some.total, some.changes.length]).toEqual([3, 1]);
  });

  test('--csv and --html write files; the page needs no other and lets nothing of a report become markup', async () => {
    const [csv, html] = [join(temporaryFolder(), 'c.csv'), join(temporaryFolder(), 'c.html')];
    const { stdout } = await diff('previous', 'current', '--limit', '1', '--csv', csv, '--html', html);
    expect(stdout).toContain('The first 1 of 3 changes');
    expect(readFileSync(csv, 'utf8').trim().split('\n')).toHaveLength(4);
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('<td class="n">+1</td>');
    expect(page).not.toMatch(/(?:src|href)=|https?:\/\//);
    expect(page.match(/<tr data-cause/g)).toHaveLength(1);
  });

  test('a beginning of a name, and a folder, are names of a release', async () => {
    const folder = currentRelease(data) ?? '';
    const name = folder.split('/').at(-1) ?? '';
    expect((await diff(name.slice(0, -3), folder)).stdout).toContain('Nothing differs.');
  });

  test.each([
    [
      ['2019-01-01-00000000', 'current'],
      /there is no release 2019-01-01-00000000.*There are \d{4}-\d\d-\d\d-\w{8}, \d{4}/s,
    ],
    [['current', '/'], /is no release: it has no reports\.parquet/],
    [['20', 'current'], /there is no release 20\b/],
    [['', 'current'], /there is no release/],
    [['current'], /missing required argument/],
    [['previous', 'current', '--limit', 'many'], /A number from 0/],
    [['previous', 'current', '--html', '/nowhere/at/all.html'], /there is no folder \/nowhere\/at/],
  ])('%j is status 2, with a way out', async (args, message) => {
    const { status, stderr } = await diff(...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('where nothing was published, and where there is one release only', async () => {
    const empty = await gongkai(['diff', 'previous', 'current', '--data', temporaryFolder()]);
    expect([empty.status, empty.stderr]).toEqual([2, expect.stringMatching(/There is none below .*gongkai publish/s)]);
  });

  test('tells of many sites by their sums', () => {
    const none = { reportsAdded: 0, reportsRemoved: 0, reportsChanged: 0, cellsAdded: 0, cellsRemoved: 0 };
    const tallies = Array.from({ length: 100 }, (_, i) => ({
      ...none,
      cause: 'code' as const,
      site: `s/${i}`,
      cellsChanged: i,
    }));
    const side = { name: 'x', code: null, registry: null, reports: 1, figures: 1 };
    const text = diffText(
      {
        a: side,
        b: side,
        tallies,
        changes: 1,
        paired: 1,
        same: 0,
        portions: async function* () {},
        writeCsv: async () => {},
      },
      [],
    );
    expect(text).toMatch(/read otherwise by other code +100 site\(s\) +4,950\n/);
    expect(text).toContain('and 70 more lines');
    expect(text).toContain('s/99');
    expect(text).not.toContain('s/12 ');
  });
});
