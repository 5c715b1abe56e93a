import type { Address } from './address.js';

export type Severity = 'note' | 'warning' | 'error';

/** One signal for a year or an agency: where it stands and what it says. */
export interface Vote {
  readonly from: string;
  readonly says: string;
}

/** A figure that does not carry on the year before: what that comes to, what is printed now, and why, where it shows. */
export interface YearBreak {
  readonly column: string;
  readonly before: string;
  readonly now: string;
  readonly explained?: string;
}

const sayBreak = (b: YearBreak) =>
  `${b.column} ${b.before} then, ${b.now} now${b.explained === undefined ? '' : `: ${b.explained}`}`;

function says<P extends object>(severity: Severity, text: (payload: P) => string) {
  return { severity, text };
}

const list = (items: readonly string[]) => items.join(', ');
const beginning = (items: readonly string[]) =>
  list(items.slice(0, 5)) + (items.length > 5 ? ` and ${items.length - 5} more` : '');
const or = (candidates: readonly string[]) => (candidates.length === 0 ? '' : `, and may be ${list(candidates)}`);
const against = (taken: string, all: readonly Vote[]) => votes(all.filter((v) => v.says !== taken));
const votes = (all: readonly Vote[]) => list(all.map((v) => `${v.from} says ${v.says}`));

/** The closed list of what can be noticed: how grave it is, what it carries, how it reads. */
const codes = {
  'document.empty': says<object>('error', () => 'the document holds no text'),
  'document.too_large': says<{ bytes: number; limit: number }>(
    'error',
    (p) => `the document has ${p.bytes} bytes; ${p.limit} are the most that is read`,
  ),
  'document.too_deep': says<{ limit: number }>('error', (p) => `elements are nested deeper than ${p.limit}`),
  'document.too_many_elements': says<{ limit: number }>('error', (p) => `more than ${p.limit} elements`),
  'document.too_many_lines': says<{ limit: number }>('error', (p) => `more than ${p.limit} lines`),
  'document.binary': says<object>('error', () => 'the bytes are neither text nor HTML'),
  'document.unsupported': says<{ mediaType: string }>('error', (p) => `${p.mediaType} is not read yet`),
  'document.not_report': says<object>('error', () => 'nothing here looks like a yearly disclosure report'),
  'document.no_tables': says<object>(
    'error',
    () => 'a report, but none of the tables of 2019 or later: prose only, an older form, or tables lost on the way',
  ),
  'document.pictures': says<{ images: number }>(
    'error',
    (p) => `a report whose tables are not in the text; the page shows ${p.images} picture(s) instead`,
  ),
  'document.several': says<{ titles: readonly string[] }>(
    'warning',
    (p) => `more than one report’s tables stand here; none of the figures is sure: ${list(p.titles) || 'no titles'}`,
  ),
  'document.unreadable': says<object>('error', () => 'labels of the form are there, but no figure could be placed'),
  'table.too_large': says<{ rows: number; columns: number }>(
    'error',
    (p) => `a table spans ${p.rows} rows and ${p.columns} columns, more than any report needs`,
  ),
  'encoding.disagrees': says<{ declared: string; used: string }>(
    'note',
    (p) => `declared as ${p.declared}, but the bytes are ${p.used}`,
  ),
  'form.alternative': says<{ row: string; replaces: readonly string[] }>(
    'note',
    (p) => `printed as the one row ${p.row}, in place of ${list(p.replaces)}`,
  ),
  'label.variant': says<{ printed: string; meant: string }>('note', (p) => `label ${p.printed} stands for ${p.meant}`),
  'label.misspelt': says<{ printed: string; meant: string }>(
    'warning',
    (p) => `label ${p.printed} is taken as a misspelt ${p.meant}`,
  ),
  'header.missing': says<object>('warning', () => 'no heading names the columns, so no figure can be placed'),
  'header.unknown': says<{ printed: readonly string[] }>(
    'warning',
    (p) => `headings that are not the form's: ${list(p.printed)}`,
  ),
  'header.unordered': says<object>(
    'warning',
    () => 'the headings are the form’s, but where each stands over the figures cannot be told',
  ),
  'table.cut': says<{ expected: number; found: number }>(
    'warning',
    (p) => `only ${p.found} of ${p.expected} columns are printed`,
  ),
  'table.other_year': says<{ year: number }>('note', (p) => `figures under the caption ${p.year} are another year’s`),
  'header.shifted': says<object>(
    'warning',
    () => 'the figures do not stand under their headings; as many as there are, they were taken in order',
  ),
  'column.missing': says<{ columns: readonly string[] }>(
    'warning',
    (p) => `columns that no heading names, or that are not told apart: ${list(p.columns)}`,
  ),
  'column.repeated': says<{ columns: readonly string[] }>(
    'warning',
    (p) => `columns that are headed more than once, so none of them was read: ${list(p.columns)}`,
  ),
  'table.transposed': says<object>('note', () => 'printed with its rows for columns, and read so'),
  'table.missing': says<object>('warning', () => 'the table was not found'),
  'table.loose': says<{ printed: readonly string[] }>(
    'warning',
    (p) => `figures beside the table's rows, so its order cannot be trusted: ${list(p.printed)}`,
  ),
  'row.missing': says<object>('warning', () => 'the row was not found'),
  'row.count': says<{ expected: number; found: number }>(
    'warning',
    (p) => `the row has ${p.found} figure(s) where the form has ${p.expected}`,
  ),
  'row.unsolved': says<{ figures: readonly string[]; reason: string }>(
    'warning',
    (p) => `the figures cannot be given to the cells (${p.reason}): ${list(p.figures)}`,
  ),
  'row.unlabelled': says<{ printed: readonly string[] }>(
    'warning',
    (p) => `no label stands beside the figures; taken for this row by the order of the rows: ${list(p.printed)}`,
  ),
  'row.repeated': says<object>('warning', () => 'the row is printed more than once, with different figures'),
  'row.figure': says<{ printed: string }>(
    'warning',
    (p) => `a figure stands in the label’s own cell, so nobody can say which column’s it is: ${p.printed}`,
  ),
  'row.order': says<object>('warning', () => 'the row stands out of the form’s order'),
  'row.local': says<{ printed: string }>(
    'note',
    (p) => `a row that the form does not have was read past: ${p.printed}`,
  ),
  'row.unknown': says<{ printed: string }>(
    'warning',
    (p) => `figures beside a label that is not the form's: ${p.printed}`,
  ),
  'cell.text': says<{ printed: string }>('warning', (p) => `no number: ${p.printed}`),
  'cell.ambiguous': says<{ candidates: readonly string[]; printed: string }>(
    'warning',
    (p) => `${p.printed} can be read in several ways; this cell as ${list(p.candidates.map((c) => c || 'blank'))}`,
  ),
  'cell.remark': says<{ printed: string; remark: string }>(
    'note',
    (p) => `the figure stands with a remark, which is no part of it: ${p.printed}`,
  ),
  'cell.merged': says<{ printed: string }>('warning', (p) => `one printed cell over several of the form: ${p.printed}`),
  'cell.named': says<{ printed: string; would: string; identities: readonly string[] }>(
    'note',
    (p) => `this one cell explains every false sum: ${p.printed} is printed, ${p.would} would make them true`,
  ),
  'number.large': says<{ printed: string }>('warning', (p) => `${p.printed} is larger than any figure seen so far`),
  'readers.differ': says<{ grid: string; sequence: string; gridAt: string; sequenceAt: string }>(
    'warning',
    (p) => `by the table ${p.grid} (at ${p.gridAt}), by the order of the text ${p.sequence} (at ${p.sequenceAt})`,
  ),
  'sum.wrong': says<{ identity: string; left: number; right: number }>(
    'warning',
    (p) => `${p.identity}: the parts make ${p.left}, printed is ${p.right}`,
  ),
  'sums.undecided': says<{ identities: readonly string[] }>(
    'note',
    (p) => `blank cells leave ${p.identities.length} sum(s) undecided: ${beginning(p.identities)}`,
  ),
  'title.missing': says<object>('note', () => 'no title was found'),
  'title.no_year': says<{ printed: string }>('note', (p) => `the title names no year: ${p.printed}`),
  'year.disagrees': says<{ taken: string; votes: readonly Vote[] }>(
    'warning',
    (p) => `taken as ${p.taken}, though ${against(p.taken, p.votes)}`,
  ),
  'year.dissent': says<{ taken: string; votes: readonly Vote[] }>(
    'note',
    (p) => `taken as ${p.taken}, though ${against(p.taken, p.votes)}`,
  ),
  'year.unclear': says<{ votes: readonly Vote[] }>(
    'warning',
    (p) => `no year is sure: ${votes(p.votes) || 'no sign of one'}`,
  ),
  'agency.disagrees': says<{ taken: string; votes: readonly Vote[] }>(
    'warning',
    (p) => `taken as ${p.taken}, though ${against(p.taken, p.votes)}`,
  ),
  'agency.unclear': says<{ votes: readonly Vote[] }>(
    'note',
    (p) => `no full name of a body: ${votes(p.votes) || 'no sign of one'}`,
  ),
  'agency.unknown': says<{ printed: string; candidates: readonly string[]; taken: string }>(
    'warning',
    (p) => `no known body of the site is called ${p.printed}; it stands under ${p.taken}${or(p.candidates)}`,
  ),
  'agency.ambiguous': says<{ printed: string; candidates: readonly string[]; taken: string }>(
    'warning',
    (p) => `whose report it is cannot be told from ${p.printed}; it stands under ${p.taken}${or(p.candidates)}`,
  ),
  'scope.contradictory': says<{ whole: string; proper: string }>(
    'warning',
    (p) => `of whom the figures are, the prose says in two ways: ${p.whole}; ${p.proper}`,
  ),
  'lookup.unused': says<{ printed: string; decision: string; line: number }>(
    'note',
    (p) => `the decision ${p.decision} on ${p.printed} (line ${p.line}) meets nothing that the site prints any more`,
  ),
  'published.unlikely': says<{ published: string; year: number }>(
    'note',
    (p) => `published ${p.published}, for a report of ${p.year}`,
  ),
  'privacy.masked': says<{ kind: string; count: number }>('note', (p) => `${p.count} ${p.kind} masked in the prose`),
  'carry.breaks': says<{ columns: readonly YearBreak[] }>(
    'warning',
    (p) => `carried in is not what the year before carried out: ${list(p.columns.map(sayBreak))}`,
  ),
  'stock.breaks': says<{ cells: readonly YearBreak[] }>(
    'note',
    (p) => `not what the year before and the changes since come to: ${beginning(p.cells.map(sayBreak))}`,
  ),
  'figures.recycled': says<{ table: 'whole' | 'requests' | 'disputes'; other: string; figures: number }>(
    'warning',
    (p) =>
      `${p.table === 'whole' ? 'all figures are' : 'its figures are'} those of ${p.other} (${p.figures} different)`,
  ),
  'decisions.equal_items': says<{ decisions: number }>(
    'note',
    (p) => `as many decisions as items, ${p.decisions}: perhaps the number of items was copied`,
  ),
  'money.magnitude': says<{ printed: string; others: readonly string[] }>(
    'warning',
    (p) => `${p.printed} is over a hundred times the other years’ amounts, perhaps in another unit: ${list(p.others)}`,
  ),
  'prose.other_body': says<{ printed: string; agency: string }>(
    'note',
    (p) => `the text says that the report is another body’s: ${p.printed} (${p.agency})`,
  ),
  'prose.copied': says<{ other: string }>('note', (p) => `the overview is that of ${p.other}, but for its figures`),
  'report.duplicate': says<{ urls: readonly string[] }>('note', (p) => `the same report stands at ${list(p.urls)}`),
  'report.corrected': says<{ version: number; cells: readonly Address[] }>(
    'note',
    (p) => `version ${p.version} replaces an earlier one; ${p.cells.length} cell(s) differ: ${beginning(p.cells)}`,
  ),
  'report.absent': says<{ reason: string }>('warning', (p) => `no report could be had: ${p.reason}`),
  'listing.incomplete': says<{ reason: string }>('warning', (p) => `the list is not complete: ${p.reason}`),
};

export type FindingCode = keyof typeof codes;

type Payload<C extends FindingCode> = Parameters<(typeof codes)[C]['text']>[0];

/** Something noticed, with the place in the form (or the thing) that it is about. */
export type Finding = {
  [C in FindingCode]: { readonly code: C; readonly severity: Severity; readonly at: string } & Payload<C>;
}[FindingCode];

/** A finding of the closed list; `at` is an address, a table, a row, or `document`. */
export function finding<C extends FindingCode>(code: C, at: string, payload: Payload<C>): Finding {
  return { code, severity: codes[code].severity, at, ...payload } as Finding;
}

/** One English sentence for a person; the payload's words are quoted as printed. */
export function sayFinding(f: Finding): string {
  return (codes[f.code].text as (payload: Finding) => string)(f);
}

export const findingCodes = Object.keys(codes) as FindingCode[];
