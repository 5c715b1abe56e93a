import { describe, expect, test } from 'vitest';
import { keyOf, listOf, put } from '../support/district.js';
import { type Nights, nightsOf, take, unlist } from '../support/nights.js';

const body = 'bm/cgw';
const agency = `sample/yangli/${body}`;
const url = `http://${keyOf(body, 2022)}`;
const textOf = (pages: Nights['pages'], key: string) => pages.get(key)?.body.toString() ?? '';
const withFigure = (page: string, figure: number) =>
  page.replace(/(行政许可<\/p><\/td><td[^>]*><p[^>]*>)\d+</, `$1${figure}<`);

/** The ledger of the year: day, event, version. */
async function ledger(nights: Nights, year = 2022) {
  const { rows } = await nights.dataset();
  const events = rows('events').filter((e) => e['year'] === year);
  return events.map((e) => {
    const version = String(e['report_id']).split('/').at(-1);
    return `${String(e['date']).slice(0, 10)} ${e['event']} ${version}`;
  });
}

describe('the ledger', () => {
  test('has the day on which each report was listed and first had, in order, each with its bytes', async () => {
    const nights = await nightsOf(body, '2026-01-05');
    await nights.crawlOn('2026-01-05');
    const { rows } = await nights.dataset();
    const events = rows('events');
    expect(events).toHaveLength(14);
    expect(new Set(events.map((e) => e['event']))).toEqual(new Set(['listed', 'first_seen']));
    const key = (e: (typeof events)[number]) => [e['agency_id'], e['year'], e['date']].join(' ');
    expect(events.map(key)).toEqual(events.map(key).sort());
    expect(new Set(events.map((e) => e['event_id'])).size).toBe(14);
    for (const e of events.filter((one) => one['event'] === 'first_seen'))
      expect([e['sha256'], e['report_id']]).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}$/),
        `${agency}/${e['year']}/1`,
      ]);
  });

  test('has a changed figure as a change, and nothing for a changed foot of the page', async () => {
    const nights = await nightsOf(body, '2026-01-05');
    const first = textOf(nights.pages, keyOf(body, 2022));
    await nights.crawlOn('2026-01-05');
    put(nights.pages, keyOf(body, 2022), first.replace('网站声明', '网站申明'));
    await nights.crawlOn('2026-01-06');
    put(nights.pages, keyOf(body, 2022), withFigure(first, 98765));
    await nights.crawlOn('2026-01-07');
    put(nights.pages, keyOf(body, 2022), first);
    await nights.crawlOn('2026-01-09');
    const settled = (await nights.dataset()).rows('reports');
    await nights.crawlOn('2026-01-10');
    // A night without news changes nothing that is published.
    expect((await nights.dataset()).rows('reports')).toEqual(settled);
    expect(await ledger(nights)).toEqual([
      '2026-01-05 listed 1',
      '2026-01-05 first_seen 1',
      '2026-01-07 changed 2',
      '2026-01-09 changed 3',
    ]);
    const { rows } = await nights.dataset();
    const reports = rows('reports').filter((r) => r['year'] === 2022);
    const day = (time: unknown) => String(time).slice(0, 10);
    expect(reports.map((r) => [day(r['first_seen']), day(r['last_seen']), r['current'], r['superseded_by']])).toEqual([
      ['2026-01-05', '2026-01-06', false, `${agency}/2022/2`],
      ['2026-01-07', '2026-01-07', false, `${agency}/2022/3`],
      ['2026-01-09', '2026-01-09', true, null],
    ]);
    expect(
      rows('reports')
        .filter((r) => r['year'] !== 2022)
        .map((r) => day(r['last_seen'])),
    ).toEqual(Array.from({ length: 6 }, () => '2026-01-09'));
  });

  test('has a report that is taken away as withdrawn once that is sure, and as come back when it does', async () => {
    const nights = await nightsOf(body, '2026-01-05');
    await nights.crawlOn('2026-01-05');
    const [restore, relist] = [take(nights.pages, body, 2022), unlist(nights.pages, body, 2022)];
    await nights.crawlOn('2026-01-06');
    await nights.crawlOn('2026-01-09');
    expect(await ledger(nights)).toEqual(['2026-01-05 listed 1', '2026-01-05 first_seen 1']);
    await nights.crawlOn('2026-01-14');
    const gone = ['2026-01-05 listed 1', '2026-01-05 first_seen 1', '2026-01-14 withdrawn 1'];
    expect(await ledger(nights)).toEqual(gone);
    const { rows } = await nights.dataset();
    expect(rows('events').find((e) => e['event'] === 'withdrawn')).toMatchObject({
      url,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      detail: expect.stringMatching(/^gone since 2026-01-06T/),
    });
    // Its figures stay, and the calendar says what became of it.
    expect(rows('panel').find((r) => r['year'] === 2022)?.['report_id']).toBe(`${agency}/2022/1`);
    expect(rows('coverage').find((r) => r['year'] === 2022)?.['status']).toBe('withdrawn_candidate');
    expect(rows('reports').find((r) => r['year'] === 2022)?.['last_seen']).toMatch(/^2026-01-05/);
    await nights.crawlOn('2026-01-20');
    expect(await ledger(nights)).toEqual(gone);
    restore();
    relist();
    await nights.crawlOn('2026-01-21');
    expect(await ledger(nights)).toEqual([...gone, '2026-01-21 came_back 1']);
    expect((await nights.dataset()).rows('coverage').find((r) => r['year'] === 2022)?.['status']).toBe('present');
  });

  test('has no withdrawal where the list still shows the page, the list was not read, or the page answers', async () => {
    for (const befall of [
      (n: Nights) => void take(n.pages, body, 2022),
      (n: Nights) => void unlist(n.pages, body, 2022),
      (n: Nights) => {
        take(n.pages, body, 2022);
        const list = n.pages.get(listOf(body));
        if (list !== undefined) n.pages.set(listOf(body), { ...list, status: 503 });
      },
    ]) {
      const nights = await nightsOf(body, '2026-01-05');
      await nights.crawlOn('2026-01-05');
      befall(nights);
      for (const day of ['2026-01-06', '2026-01-10', '2026-01-14', '2026-01-20']) await nights.crawlOn(day);
      expect(await ledger(nights)).toEqual(['2026-01-05 listed 1', '2026-01-05 first_seen 1']);
    }
  });

  test('has a report that now stands elsewhere as moved', async () => {
    const nights = await nightsOf(body, '2026-01-05');
    await nights.crawlOn('2026-01-05');
    const key = keyOf(body, 2022);
    const page = nights.pages.get(key);
    const to = key.replace(/_(\d+)\.html$/, '_9999999.html');
    if (page !== undefined) nights.pages.set(to, page);
    const file = (k: string) => k.split('/').at(-1) ?? '';
    put(nights.pages, listOf(body), textOf(nights.pages, listOf(body)).replaceAll(file(key), file(to)));
    take(nights.pages, body, 2022);
    for (const day of ['2026-01-06', '2026-01-10', '2026-01-14']) await nights.crawlOn(day);
    expect(await ledger(nights)).toEqual([
      '2026-01-05 listed 1',
      '2026-01-05 first_seen 1',
      '2026-01-06 listed 1',
      '2026-01-06 first_seen 1',
      '2026-01-14 moved 1',
    ]);
    expect((await nights.dataset()).rows('coverage').find((r) => r['year'] === 2022)?.['status']).toBe('moved');
  });
});

describe('punctuality', () => {
  /** What is said of the report of 2025, which a department owes by 31 January 2026. */
  async function said(nights: Nights) {
    const { rows } = await nights.dataset();
    const [coverage, panel] = [rows('coverage'), rows('panel')].map((t) => t.find((r) => r['year'] === 2025));
    if (panel !== undefined) expect(panel['first_seen_by_due']).toBe(coverage?.['first_seen_by_due']);
    return [coverage?.['status'], coverage?.['first_seen_by_due']];
  }

  async function published(crawls: readonly string[], on: string, after: readonly string[]) {
    const nights = await nightsOf(body, crawls[0] ?? on);
    const [restore, relist] = [take(nights.pages, body, 2025), unlist(nights.pages, body, 2025)];
    for (const day of crawls) await nights.crawlOn(day);
    const before = await said(nights);
    restore();
    relist();
    for (const day of after) await nights.crawlOn(day);
    return { before, after: await said(nights) };
  }

  test('is proved by a page that was had on the last day, in Shanghai', async () => {
    expect(await published(['2026-01-10'], '2026-01-31', ['2026-01-31'])).toEqual({
      before: ['not_due', null],
      after: ['present', true],
    });
  });

  test('is disproved by complete lists without it after the last day, whatever date it prints', async () => {
    const { before, after } = await published(['2026-01-10', '2026-02-01'], '2026-02-05', ['2026-02-05']);
    expect([before, after]).toEqual([
      ['missing', false],
      ['present', false],
    ]);
  });

  test('is neither where nobody looked between the last day and the first sight, or at no whole list', async () => {
    expect((await published(['2026-01-31'], '2026-02-05', ['2026-02-05'])).after).toEqual(['present', null]);
    const late = await nightsOf(body, '2026-06-01');
    await late.crawlOn('2026-06-01');
    expect(await said(late)).toEqual(['present', null]);
    const blind = await nightsOf(body, '2026-01-10');
    const [restore, relist] = [take(blind.pages, body, 2025), unlist(blind.pages, body, 2025)];
    await blind.crawlOn('2026-01-10');
    const list = blind.pages.get(listOf(body));
    if (list !== undefined) blind.pages.set(listOf(body), { ...list, status: 503 });
    await blind.crawlOn('2026-02-03');
    if (list !== undefined) blind.pages.set(listOf(body), list);
    restore();
    relist();
    await blind.crawlOn('2026-02-05');
    expect(await said(blind)).toEqual(['present', null]);
  });

  test('counts days from the legal date to the printed one, before it and after it', async () => {
    const nights = await nightsOf('bm/nyw', '2026-04-01');
    await nights.crawlOn('2026-04-01');
    const { rows } = await nights.dataset();
    const days = rows('coverage').map((r) => [r['year'], r['days_after_due'], r['days_late']]);
    expect(days).toHaveLength(7);
    expect(days).toContainEqual([2024, 19, 19]);
    expect(days.filter(([year]) => year !== 2024).every(([, after, late]) => Number(after) < 0 && late === null)).toBe(
      true,
    );
    expect(rows('panel').find((r) => r['year'] === 2024)?.['days_after_due']).toBe(19);
  });
});
