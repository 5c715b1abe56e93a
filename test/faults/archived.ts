import { Archive } from '../../src/archive/archive.js';
import type { Entry, ListingEntry, VisitEntry } from '../../src/archive/entries.js';
import { withdrawnCandidates } from '../../src/normalise/withdrawn.js';
import { parkedHosts } from '../../src/pipeline/parking.js';
import type { Outcome } from '../../src/source.js';
import type { FaultCase } from './case.js';
import { host } from './visiting.js';

const day = 24 * 60 * 60 * 1000;
const began = Date.UTC(2026, 0, 20);
const page = `http://${host}/nb/t1.html`;
const column = `http://${host}/nb/`;

/** One night of a site: how its list was read, and what came of asking for the report's page; null for not asked. */
interface Night {
  readonly day: number;
  readonly list: 'shows' | 'lacks' | 'incomplete' | 'unread';
  readonly page: Outcome | null;
}

/** An archive that such nights have left. A listing is written when it differs, as in a run. */
function archiveOf(nights: readonly Night[]): Archive {
  const entries: Entry[] = [];
  let written = '';
  for (const [run, night] of nights.entries()) {
    const common = { run: String(run), time: new Date(began + night.day * day).toISOString() };
    const visit = (url: string, purpose: 'list' | 'article', outcome: Outcome): VisitEntry => ({
      kind: 'visit',
      seq: entries.length,
      ...common,
      purpose,
      url,
      finalUrl: url,
      status: outcome === 'gone' ? 404 : 200,
      outcome,
      reason: null,
      headers: {},
      sha256: outcome === 'ok' ? 'a'.repeat(64) : null,
      bytes: 0,
      end: null,
      partOf: null,
      part: null,
    });
    entries.push(visit(column, 'list', night.list === 'unread' ? 'transient' : 'ok'));
    const items = night.list === 'shows' ? [{ url: page, title: '2022年年报', date: null }] : [];
    const complete = night.list === 'shows' || night.list === 'lacks';
    const listing: Omit<ListingEntry, 'seq' | 'run' | 'time'> = {
      kind: 'listing',
      column,
      agency: '',
      owner: '',
      mixed: false,
      complete,
      reason: complete ? null : night.list,
      items,
    };
    if (JSON.stringify(listing) !== written) entries.push({ ...listing, ...common, seq: entries.length });
    written = JSON.stringify(listing);
    if (night.page !== null) entries.push(visit(page, 'article', night.page));
  }
  return new Archive('nowhere', { entries, soundBytes: 0, tornBytes: 0, endDamaged: false });
}

const had: Night = { day: 0, list: 'shows', page: 'ok' };
const gone = (onDay: number, list: Night['list'] = 'lacks', what: Outcome | null = 'gone'): Night => ({
  day: onDay,
  list,
  page: what,
});
const nightsOf: readonly (readonly [string, readonly Night[], boolean])[] = [
  ['three runs over seven days have met it gone', [had, gone(1), gone(4), gone(8)], true],
  ['five runs over a month have', [had, gone(1), gone(2), gone(4), gone(8), gone(30)], true],
  ['three runs over six days have', [had, gone(1), gone(4), gone(7)], false],
  ['two runs over a month have', [had, gone(1), gone(30)], false],
  ['three runs in one night have', [had, gone(1), gone(1.1), gone(1.2)], false],
  ['the list still shows it', [had, gone(1, 'shows'), gone(4, 'shows'), gone(8, 'shows')], false],
  ['the list shows it again at last', [had, gone(1), gone(4), gone(8), gone(9, 'shows')], false],
  ['its page still answers', [had, gone(1, 'lacks', 'ok'), gone(4, 'lacks', 'ok'), gone(8, 'lacks', 'ok')], false],
  ['its page answers again at last', [had, gone(1), gone(4), gone(8), gone(9, 'lacks', 'ok')], false],
  [
    'its page is asked for no more',
    [had, gone(1, 'lacks', null), gone(4, 'lacks', null), gone(8, 'lacks', null)],
    false,
  ],
  [
    'the list is not read to its end',
    [had, gone(1, 'incomplete'), gone(4, 'incomplete'), gone(8, 'incomplete')],
    false,
  ],
  ['the list is read to its end once', [had, gone(1, 'incomplete'), gone(4, 'incomplete'), gone(8)], false],
  ['the list cannot be had', [had, gone(1, 'unread'), gone(4, 'unread'), gone(8, 'unread')], false],
  ['the list cannot be had after the first', [had, gone(1), gone(4, 'unread'), gone(8, 'unread')], false],
  [
    'the site is down for three days',
    [had, ...[1, 2, 3].map((d) => gone(d, 'unread', 'transient')), { ...had, day: 4 }],
    false,
  ],
  ['the site is down for two weeks', [had, ...[1, 5, 9, 14].map((d) => gone(d, 'unread', 'transient'))], false],
  ['the site is down for a night in between', [had, gone(1), gone(4), gone(5, 'unread', 'transient'), gone(8)], true],
  ['the site is down at last', [had, gone(1), gone(4), gone(8), gone(9, 'unread', 'transient')], false],
  ['a gateway asks for proof each time', [had, ...[1, 4, 8].map((d) => gone(d, 'lacks', 'challenge'))], false],
  ['an error page is served with 200 each time', [had, ...[1, 4, 8].map((d) => gone(d, 'lacks', 'soft404'))], false],
  ['it was never had', [{ ...had, page: 'gone' }, gone(1), gone(4), gone(8)], false],
  ['it is back, and goes again', [had, gone(1), gone(4), gone(8), { ...had, day: 9 }, gone(10)], false],
];
const withdrawn: FaultCase[] = nightsOf.map(([fault, nights, expected]) => ({
  row: 'C1',
  fault: `a report, when ${fault}`,
  expected: expected ? 'may be withdrawn' : 'stands',
  reach: async () => (withdrawnCandidates(archiveOf(nights)).has(page) ? 'may be withdrawn' : 'stands'),
}));

/** What a host asked for is remembered over runs until it is due, by its own clock. */
const pauses: readonly (readonly [string, Readonly<Record<string, string>>, number, boolean])[] = [
  ['an hour, half an hour ago', { 'retry-after': '3600' }, 0.5, true],
  ['an hour, two hours ago', { 'retry-after': '3600' }, 2, false],
  ['ten years, a day less an hour ago', { 'retry-after': '315360000' }, 23, true],
  ['ten years, a day and an hour ago', { 'retry-after': '315360000' }, 25, false],
  ['a date in two hours, an hour ago', { 'retry-after': 'Tue, 20 Jan 2026 02:00:00 GMT' }, 1, true],
  ['a date in two hours, three hours ago', { 'retry-after': 'Tue, 20 Jan 2026 02:00:00 GMT' }, 3, false],
  [
    'an hour by its own clock, which is a day behind',
    { 'retry-after': 'Mon, 19 Jan 2026 01:00:00 GMT', date: 'Mon, 19 Jan 2026 00:00:00 GMT' },
    0.5,
    true,
  ],
  [
    'an hour by its own clock, which is a day ahead',
    { 'retry-after': 'Wed, 21 Jan 2026 01:00:00 GMT', date: 'Wed, 21 Jan 2026 00:00:00 GMT' },
    2,
    false,
  ],
  ['a date that had passed', { 'retry-after': 'Mon, 19 Jan 2026 00:00:00 GMT' }, 0.5, false],
  ['junk', { 'retry-after': 'soon' }, 0.01, false],
  ['nothing', {}, 0.01, false],
];
const remembered: FaultCase[] = pauses.map(([fault, headers, hours, left]) => ({
  row: 'N13',
  fault: `503 asked for ${fault}`,
  expected: left ? 'left alone' : 'asked',
  reach: async () => {
    const archive = archiveOf([{ day: 0, list: 'shows', page: 'transient' }]);
    const entries = archive.entries.map((e) =>
      e.kind === 'visit' && e.url === page ? { ...e, headers, status: 503 } : e,
    );
    const later = new Archive('nowhere', { entries, soundBytes: 0, tornBytes: 0, endDamaged: false });
    return parkedHosts(later, new Date(began + hours * 60 * 60 * 1000)).has(host) ? 'left alone' : 'asked';
  },
}));

/** Hosts that challenge are asked again after one, two, four, seven days; nights do not begin to the minute. */
const challenged: FaultCase[] = (
  [
    [[0], 0.5, true],
    [[0], 1, false],
    [[0, 1], 2, true],
    [[0, 1], 3, false],
    [[0, 1, 3], 6, true],
    [[0, 1, 3], 7, false],
    [[0, 1, 3, 7], 13, true],
    [[0, 1, 3, 7], 14, false],
    [[0, 1, 3, 7, 14, 21, 28], 34, true],
    [[0, 1, 3, 7, 14, 21, 28], 35, false],
  ] as const
).map(([days, now, left]) => ({
  row: 'N10',
  fault: `challenged on day ${days.join(', ')}: on day ${now}`,
  expected: left ? 'left alone' : 'asked',
  reach: async () => {
    const archive = archiveOf(days.map((d) => ({ day: d, list: 'unread', page: 'challenge' })));
    return parkedHosts(archive, new Date(began + now * day)).has(host) ? 'left alone' : 'asked';
  },
}));

export const archivedCases: readonly FaultCase[] = [...withdrawn, ...remembered, ...challenged];
