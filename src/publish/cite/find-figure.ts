import { closest, distance } from 'fastest-levenshtein';
import { UsageError } from '../../errors.js';
import { plainDecimal } from '../../normalise/decimal.js';
import { type Asked, askReleases } from '../ask.js';
import type { QueriedRow } from '../query.js';
import { accountOf, type NamedRelease } from '../releases.js';

/** A figure of a release with everything that a reader needs to look it up. */
export interface CitedFigure {
  /** As it is cited: `sample/yangli/bm/mzj/2022/1#requests.new_received.total`. */
  readonly id: string;
  readonly reportId: string;
  readonly address: string;
  readonly variable: string | null;
  readonly agency: string;
  readonly agencyId: string;
  readonly year: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly labelEn: string | null;
  readonly labelZh: string | null;
  readonly printed: string | null;
  readonly kind: string;
  /** The printed number; the sum that we made, for a figure that is not printed; null for none. */
  readonly value: string | null;
  readonly unit: string | null;
  readonly standing: string | null;
  readonly verdict: string;
  readonly suggested: string | null;
  /** How the figure was made, where the print alone does not give it. */
  readonly made: string | null;
  /** Why there is no number; null where there is one. */
  readonly absence: string | null;
  readonly release: string;
  readonly code: string | null;
  readonly url: string;
  readonly fetched: string;
  /** The bytes in which it is printed. */
  readonly sha256: string;
  /** The bytes are those of a further page of the report. */
  readonly onFurtherPage: boolean;
  readonly place: string | null;
  readonly current: boolean;
  /** The page is there no more, as far as was looked: what befell it, and when that was seen. */
  readonly gone: { readonly event: string; readonly seen: string } | null;
  readonly invented: boolean;
}

/**
 * Looks figures up in a release.
 *
 * @param wanted `report_id#address` or `report_id#variable`; without the version the current report is meant
 * @throws UsageError for what is no such name, and for a report or an address that is not in the release, with the nearest ones
 */
export async function findFigures(release: NamedRelease, wanted: readonly string[]): Promise<CitedFigure[]> {
  return askReleases({ r: release.folder }, async (asked) => {
    const found: CitedFigure[] = [];
    for (const one of wanted) found.push(await findFigure(asked, release, one));
    return found;
  });
}

async function findFigure(asked: Asked, release: NamedRelease, wanted: string): Promise<CitedFigure> {
  const [, reportPart = '', cell = ''] = /^([^#]+)#([^#]+)$/.exec(wanted.trim()) ?? [];
  if (cell === '')
    throw new UsageError(
      `${wanted} names no figure`,
      'Write REPORT#ADDRESS, as in sample/yangli/bm/mzj/2022/1#requests.new_received.total.',
    );
  const report = await findReport(asked, release, reportPart);
  const id = report['report_id'] ?? '';
  const figure = await findCell(asked, id, report, cell);
  const address = figure['address'] ?? '';
  const [label] = await asked.rows(
    'SELECT label_en, label_zh FROM r.codebook WHERE variable = $1 OR address = $2 ORDER BY variable = $1 DESC LIMIT 1',
    [figure['variable'] ?? '', address],
  );
  const value = isMade(figure['kind']) ? figure['derived'] : figure['value'];
  return {
    id: `${id}#${address || cell}`,
    reportId: id,
    address,
    variable: figure['variable'] ?? null,
    agency: report['agency'] ?? '',
    agencyId: report['agency_id'] ?? '',
    year: report['year'] ?? null,
    title: report['title'] ?? null,
    published: report['published'] ?? null,
    labelEn: label?.['label_en'] ?? null,
    labelZh: label?.['label_zh'] ?? null,
    printed: figure['printed'] ?? null,
    kind: figure['kind'] ?? '',
    value: value == null ? null : plainDecimal(value),
    unit: figure['unit'] ?? null,
    standing: figure['standing'] ?? null,
    verdict: report['verdict'] ?? '',
    suggested: figure['suggested'] == null ? null : plainDecimal(figure['suggested']),
    made: madeOf(figure),
    absence: value == null ? await absenceOf(asked, id, figure) : null,
    release: release.name,
    code: accountOf(release.folder).code,
    url: report['url'] ?? '',
    fetched: report['first_seen'] ?? '',
    sha256: figure['source_sha256'] ?? report['sha256'] ?? '',
    onFurtherPage: figure['source_sha256'] != null && figure['source_sha256'] !== report['sha256'],
    place: placeOf(figure),
    current: report['current'] === 'true',
    gone: await goneOf(asked, report['url'] ?? ''),
    invented: report['invented'] === 'true',
  };
}

/** The report of this id; without a version the current one of the agency’s year. */
async function findReport(asked: Asked, release: NamedRelease, wanted: string): Promise<QueriedRow> {
  const [report] = await asked.rows(
    "SELECT * FROM r.reports WHERE report_id = $1 OR (current AND agency_id || '/' || year = $1) ORDER BY report_id = $1 DESC LIMIT 1",
    [wanted],
  );
  if (report !== undefined) return report;
  const ids = (await asked.rows('SELECT report_id FROM r.reports ORDER BY report_id')).map((r) => r['report_id'] ?? '');
  throw new UsageError(
    `no report ${wanted} is in the release ${release.name}`,
    nearest(wanted, ids, 'gongkai show lists an agency’s years'),
  );
}

/** What the ledger says last of a page that it had, where that is that the page is gone. */
async function goneOf(asked: Asked, url: string): Promise<CitedFigure['gone']> {
  // Releases of older versions have no ledger.
  if ((await asked.columnsOf('r.events')).length === 0) return null;
  const [last] = await asked.rows(
    "SELECT event, date FROM r.events WHERE url = $1 AND event <> 'listed' ORDER BY date DESC, event_id DESC LIMIT 1",
    [url],
  );
  const event = last?.['event'] ?? '';
  return event === 'withdrawn' || event === 'moved' ? { event, seen: last?.['date'] ?? '' } : null;
}

async function findCell(asked: Asked, reportId: string, report: QueriedRow, cell: string): Promise<QueriedRow> {
  const [figure] = await asked.rows(
    'SELECT * FROM r.figures WHERE report_id = $1 AND (address = $2 OR variable = $2) ORDER BY address = $2 DESC LIMIT 1',
    [reportId, cell],
  );
  if (figure !== undefined) return figure;
  const fromPanel = await ofPanel(asked, reportId, cell);
  if (fromPanel !== null) return fromPanel;
  const own = await asked.rows('SELECT address, variable FROM r.figures WHERE report_id = $1 ORDER BY address', [
    reportId,
  ]);
  const names = own.flatMap((r) => [r['address'] ?? '', r['variable'] ?? '']);
  if (names.length === 0)
    throw new UsageError(
      `the report ${reportId} has no figures: it was ${report['verdict']}`,
      `It stands at ${report['url']}.`,
    );
  const [known] = await asked.rows('SELECT forms FROM r.codebook WHERE variable = $1 OR address = $1 LIMIT 1', [cell]);
  if (known !== undefined)
    throw new UsageError(
      `${cell} is not printed in ${reportId}, whose form is ${report['form']}`,
      `The forms that have it: ${known['forms'] || 'none'}.`,
    );
  throw new UsageError(`${cell} is no address of ${reportId}`, nearest(cell, names, 'the codebook lists all'));
}

/** A variable that only the panel has: its value there, with no cell of its own; null where the panel has none. */
async function ofPanel(asked: Asked, reportId: string, name: string): Promise<QueriedRow | null> {
  const [column] = (await asked.columnsOf('r.panel')).filter((c) => c === name);
  if (column === undefined) return null;
  const [row] = await asked.rows(`SELECT "${column}"::VARCHAR AS derived FROM r.panel WHERE report_id = $1`, [
    reportId,
  ]);
  if (row === undefined) return null;
  return { kind: 'panel', variable: name, address: name, derived: row['derived'] ?? null };
}

/** Of a sum, and of a variable that only the panel has, nothing is printed. */
export function isMade(kind: string | null | undefined): boolean {
  return kind === 'derived' || kind === 'panel';
}

function madeOf(figure: QueriedRow): string | null {
  const { kind, rule, made_rule: made, made_from: from } = figure;
  if (kind === 'panel') return 'a variable of the panel, made as the codebook says';
  if (kind === 'derived') return `a sum that the form does not print (${rule ?? 'sum_of'})`;
  if (made === 'split') return `cut out of ${from}, printed without a gap: the sums hold in no other way`;
  if (made === 'placed') return 'put in its column by the sums, which hold in no other way';
  return null;
}

/** Why there is no number, in words, with what was noticed at the cell, its row or its table. */
async function absenceOf(asked: Asked, reportId: string, figure: QueriedRow): Promise<string> {
  const address = figure['address'] ?? '';
  switch (figure['kind']) {
    case 'blank':
      return 'the cell is there and left blank; that is no zero';
    case 'mark':
      return `the cell holds the mark ${figure['printed']}, and no number`;
    case 'text':
      return `the cell holds words, and no number: ${figure['printed']}`;
    case 'panel':
      return 'the panel has none for this report';
    case 'derived':
      return 'not every part of the sum is a number, so that none was made';
  }
  const [table = '', row = ''] = address.split('.');
  const noticed = await asked.rows(
    `SELECT message FROM r.findings WHERE report_id = $1 AND "at" IN ($2, $3, $4, $5) ORDER BY "at" = $2 DESC, finding_id LIMIT 3`,
    [reportId, address, `${table}.${row}`, table, row],
  );
  const why = noticed.map((r) => r['message']).join('; ');
  return `the cell was not found, or not sure enough to be given${why === '' ? '' : `: ${why}`}`;
}

function placeOf(figure: QueriedRow): string | null {
  const { place_path: path, place_line: line, place_column: column, place_start: start, place_end: end } = figure;
  if (start == null) return null;
  const where = path ?? (line == null ? null : `line ${line}, column ${column}`);
  return `${where === null ? '' : `${where}, `}characters ${start} to ${end} of the decoded text`;
}

/** The names that are most like the wanted one, if any is like it at all. */
function nearest(wanted: string, names: readonly string[], otherwise: string): string {
  const known = [...new Set(names)];
  const within = known.filter((name) => name.includes(wanted)).slice(0, 5);
  if (within.length > 0) return `Did you mean ${within.join(', ')}?`;
  const best = known.length === 0 ? '' : closest(wanted, known);
  const far = distance(wanted, best) > Math.max(3, wanted.length / 3);
  return best === '' || far ? `${otherwise[0]?.toUpperCase()}${otherwise.slice(1)}.` : `Did you mean ${best}?`;
}
