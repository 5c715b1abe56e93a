import type { Absence } from './absence.js';
import type { ListedReport } from './listed.js';
import type { ReportRecord, ShownAt } from './records.js';
import type { Sighting } from './sightings.js';

/**
 * What can befall a report's page, as the archive saw it:
 *
 * - `listed`: a list first showed it; `first_seen`: its bytes were first had
 * - `changed`: it prints something else than it did; changes of the page around the report are no events
 * - `withdrawn`: gone for sure from its address and its lists; `moved`: the same, and another page has the report
 * - `came_back`: had again after that
 */
export const eventKinds = ['listed', 'first_seen', 'changed', 'moved', 'withdrawn', 'came_back'] as const;
export type EventKind = (typeof eventKinds)[number];

/** An entry of the dated ledger. */
export interface ReportEvent {
  readonly agencyId: string;
  readonly year: number | null;
  /** The version that the page showed; null where no page was ever had. */
  readonly reportId: string | null;
  /** UTC, to the second. */
  readonly time: string;
  readonly event: EventKind;
  readonly url: string;
  /** Of the bytes that the page had; null where none were had yet. */
  readonly sha256: string | null;
  readonly detail: string | null;
}

/** What the archive of a site tells, as far as the ledger needs it. */
export interface LedgerSources {
  readonly listed: readonly ListedReport[];
  readonly records: readonly ReportRecord[];
  readonly sightings: ReadonlyMap<string, Sighting>;
  readonly absences: readonly Absence[];
  /** Whose a listed page is of which nothing was had. */
  readonly agencyOf: (listed: ListedReport) => string;
}

/** A version of a page, and the report that it prints. */
interface Shown extends ShownAt {
  readonly record: ReportRecord;
}

/** The dated ledger of a site's reports, sorted by body, year, time, event and address; the same for the same archive. */
export function reportEvents(sources: LedgerSources): ReportEvent[] {
  const shown = shownByUrl(sources.records);
  const events = sources.listed.flatMap((one) => [
    ...listedEvent(one, shown.get(one.url), sources),
    ...seenEvents(shown.get(one.url) ?? []),
  ]);
  const absent = sources.absences.flatMap((a) => absenceEvents(a, shown, sources.absences));
  return [...events, ...absent].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function shownByUrl(records: readonly ReportRecord[]): Map<string, Shown[]> {
  const byUrl = new Map<string, Shown[]>();
  for (const record of records)
    for (const at of record.shown) byUrl.set(at.url, [...(byUrl.get(at.url) ?? []), { ...at, record }]);
  for (const shown of byUrl.values()) shown.sort((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1));
  return byUrl;
}

function listedEvent(
  one: ListedReport,
  shown: readonly Shown[] | undefined,
  { sightings, agencyOf }: LedgerSources,
): ReportEvent[] {
  const sighting = sightings.get(one.url);
  if (sighting === undefined) return [];
  const record = shown?.[0]?.record;
  return [
    {
      agencyId: record?.agencyId ?? agencyOf(one),
      year: record?.year ?? yearInTitle(one.title),
      reportId: record?.id ?? null,
      time: sighting.listed,
      event: 'listed',
      url: one.url,
      sha256: null,
      detail: one.title,
    },
  ];
}

/** The year that a title names, if it names one. */
export function yearInTitle(title: string): number | null {
  const year = /(20\d\d)年/.exec(title)?.[1];
  return year === undefined ? null : Number(year);
}

/** The page's versions in time: the first, and each that prints another report than the one before. */
function seenEvents(shown: readonly Shown[]): ReportEvent[] {
  return shown.flatMap((at, i): ReportEvent[] => {
    const before = shown[i - 1];
    if (before?.record === at.record) return [];
    if (before !== undefined)
      return [{ ...about(at), time: at.firstSeen, event: 'changed', detail: `in place of ${before.record.id}` }];
    const { version } = at.record;
    return [
      { ...about(at), time: at.firstSeen, event: 'first_seen', detail: version === 1 ? null : `version ${version}` },
    ];
  });
}

function about({ record, url, sha256 }: Shown) {
  return { agencyId: record.agencyId, year: record.year, reportId: record.id, url, sha256 };
}

function absenceEvents(
  { url, since, proved, back }: Absence,
  shown: ReadonlyMap<string, readonly Shown[]>,
  absences: readonly Absence[],
): ReportEvent[] {
  const had = shown.get(url)?.findLast((at) => at.firstSeen <= since.time);
  if (had === undefined) return [];
  const isGone = (other: string) =>
    absences.some(
      (a) => a.url === other && a.since.time <= proved.time && !(a.back !== null && a.back.time <= proved.time),
    );
  const others = had.record.shown.filter((at) => at.url !== url && at.firstSeen <= proved.time && !isGone(at.url));
  const [elsewhere] = others.map((at) => at.url).sort();
  const gone: ReportEvent = {
    ...about(had),
    time: proved.time,
    event: elsewhere === undefined ? 'withdrawn' : 'moved',
    detail: elsewhere === undefined ? `gone since ${since.time}` : `gone since ${since.time}; stands at ${elsewhere}`,
  };
  if (back === null) return [gone];
  const again = shown.get(url)?.findLast((at) => at.firstSeen <= back.time) ?? had;
  return [gone, { ...about(again), time: back.time, event: 'came_back', detail: `gone since ${since.time}` }];
}

function keyOf({ agencyId, year, time, event, url }: ReportEvent): string {
  return [agencyId, year ?? '', time, eventKinds.indexOf(event), url].join('\n');
}
