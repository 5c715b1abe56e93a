import { mayBeSame } from '../src/agency.js';
import { type Finding, finding } from '../src/finding.js';
import type { Form } from '../src/form/form.js';
import type { Document } from './document.js';
import { foldLabel, labelsOf } from './labels.js';
import { squeeze } from './numbers.js';
import type { TableReading } from './reading.js';
import type { HeadingLine } from './sections.js';
import { asTitle, titleAgency, titleYear } from './titles.js';

interface Title {
  readonly at: number;
  readonly text: string;
}

/** So many characters in one line are a report without its lines. */
const longLine = 1_000;
/** More than this many rows that contradict themselves are no slip of the hand. */
const slips = 2;

/**
 * Whether several reports stand in one document: the town's behind the county's, or two years side by side.
 *
 * A page's lists name other reports too, so a second title alone says nothing. It counts where an overview begins under
 * each of two titles, or where tables are printed twice and do not agree.
 *
 * @returns a finding with the titles, or null where there is one report
 */
export function severalReports(
  document: Document,
  form: Form,
  headings: readonly HeadingLine[],
  readings: readonly TableReading[],
): Finding | null {
  const titles = titlesIn(document);
  const contrary = readings.flatMap((r) => r.findings.filter((f) => f.code === 'row.repeated').map((f) => f.at));
  const twice =
    isPrintedTwiceInLine(document, form) ||
    // Without tables an empty first print leaves no trace that could contradict the second.
    (document.tables.length === 0 && tableUnderTwoTitles(headings, titles)) ||
    new Set(contrary).size > slips ||
    ((contrary.length > 0 || differing(titles).length > 1) && isPrintedTwice(document, form)) ||
    readings.some((r) => r.findings.some((f) => f.code === 'column.repeated' && f.columns.length > 1));
  if (!twice && !overviewsUnderTwoTitles(form, headings, titles)) return null;
  return finding('document.several', 'document', { titles: differing(titles) });
}

function titlesIn(document: Document): Title[] {
  const titles: Title[] = [];
  for (const [at, line] of document.lines.entries()) {
    const text = line.text.length > 200 || !line.text.includes('公') ? null : asTitle(squeeze(line.text));
    if (text !== null) titles.push({ at, text });
  }
  return titles;
}

/** A table's heading stands again behind another title; a list of contents has no title between. */
function tableUnderTwoTitles(headings: readonly HeadingLine[], titles: readonly Title[]): boolean {
  const before = new Map<string, number>();
  for (const { at, ref } of headings) {
    if (ref.kind !== 'table') continue;
    const first = before.get(ref.id);
    if (first !== undefined && titles.some((t) => t.at > first && t.at < at)) return true;
    before.set(ref.id, first ?? at);
  }
  return false;
}

function overviewsUnderTwoTitles(form: Form, headings: readonly HeadingLine[], titles: readonly Title[]): boolean {
  const overviews = headings.filter((h) => h.ref.kind === 'prose' && h.ref.id === form.sections[0]?.id);
  const over = overviews.flatMap((h, i) => {
    const from = overviews[i - 1]?.at ?? -1;
    return titles.filter((t) => t.at > from && t.at < h.at).at(-1) ?? [];
  });
  const [first, ...rest] = over;
  return first !== undefined && rest.some((t) => differ(first.text, t.text));
}

/** Other bodies, or other years. */
function differ(a: string, b: string): boolean {
  const [yearA, yearB] = [titleYear(a), titleYear(b)];
  if (yearA !== null && yearB !== null && yearA !== yearB) return true;
  const [bodyA, bodyB] = [titleAgency(a), titleAgency(b)];
  return bodyA !== '' && bodyB !== '' && !mayBeSame(bodyA, bodyB);
}

function differing(titles: readonly Title[]): string[] {
  const kept: string[] = [];
  for (const { text } of titles) if (kept.length < 10 && kept.every((k) => differ(k, text))) kept.push(text);
  return kept;
}

/** The first row of a table of several rows is labelled twice. */
function isPrintedTwice(document: Document, form: Form): boolean {
  const labels = labelsOf(form);
  const firsts = form.tables.filter((t) => t.layout === 'rows' && t.rows.length > slips).map((t) => t.rows[0]?.id);
  let count = 0;
  for (const line of document.lines)
    if (labels.find(line.text)?.refs.some((r) => r.kind === 'row' && firsts.includes(r.id))) count++;
  return count > 1;
}

/** A page that has lost its lines too: the first row of a long table is labelled twice in one line. */
function isPrintedTwiceInLine(document: Document, form: Form): boolean {
  const long = document.lines.filter((l) => l.text.length > longLine);
  if (long.length === 0) return false;
  const [first] = form.tables.filter((t) => t.layout === 'rows' && t.identities !== undefined).flatMap((t) => t.rows);
  const label = first === undefined ? '' : foldLabel(first.zh);
  return label !== '' && foldLabel(long.map((l) => l.text).join('')).split(label).length > 2;
}
