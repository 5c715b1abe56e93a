import type { Address } from '../../address.js';
import { addressOf } from '../../form/cells.js';
import { type Alternative, type Form, type Row, rowsOf, type Table, tableOf } from '../../form/form.js';

/** One cell of a printed table: what stands in it, and how far it spans. */
export interface PrintedCell {
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  /** Set where the cell holds a figure of the form. */
  readonly address: Address | null;
}

/** What a report's body is made of, in order. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'picture'; readonly src: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly PrintedCell[])[] };

/** What is printed into a form. */
export interface Filling {
  /** The print of a cell; an empty string leaves it blank. */
  readonly cell: (address: Address) => string;
  /** Alternative rows printed in place of others. */
  readonly printed: ReadonlySet<string>;
  /** Labels printed in another wording than the form's. */
  readonly labels: ReadonlyMap<string, string>;
}

const cell = (text: string, colspan = 1, rowspan = 1, address: Address | null = null): PrintedCell => ({
  text,
  colspan,
  rowspan,
  address,
});

/** The tables of section 二 as the form prints them: one grid of four columns, a title row over each part. */
export function proactiveTable(form: Form, filling: Filling): Block {
  const tables = form.tables.filter((t) => t.section !== undefined);
  const width = 1 + Math.max(...tables.map((t) => t.columns.length));
  const label = wording(filling);
  const rows = tables.flatMap((table) => {
    const spans = spread(width - 1, table.columns.length);
    const corner = table.furniture?.[0]?.zh ?? '';
    return [
      [cell(label(table.zh), width)],
      [cell(label(corner)), ...table.columns.map((c, i) => cell(label(c.zh), spans[i]))],
      ...rowsOf(table, filling.printed).map((row) => [
        cell(label(row.zh)),
        ...table.columns.map((c, i) => figure(table, row, c, filling, spans[i])),
      ]),
    ];
  });
  return { kind: 'table', rows };
}

/** Table 三: three columns of labels with their row spans, then the applicants' columns under two storeys of headings. */
export function requestsTable(form: Form, filling: Filling): Block {
  const table = tableOf(form, 'requests');
  const label = wording(filling);
  const [applicants, organisation, corner] = (table.furniture ?? []).map((f) => label(f.zh));
  const lower = table.columns.filter((c) => c.parent !== undefined);
  const head: PrintedCell[][] = [
    [cell(corner ?? '', 3, 3), cell(applicants ?? '', table.columns.length)],
    table.columns.flatMap((c) => {
      if (c.parent === undefined) return [cell(label(c.zh), 1, 2)];
      return c === lower[0] ? [cell(organisation ?? '', lower.length)] : [];
    }),
    lower.map((c) => cell(label(c.zh))),
  ];
  return { kind: 'table', rows: [...head, ...requestRows(table, filling)] };
}

function requestRows(table: Table, filling: Filling): PrintedCell[][] {
  const label = wording(filling);
  const heading = table.rows.find((r) => r.heading);
  const rows = rowsOf(table, filling.printed);
  // The results stand between the heading and the last row.
  const results = rows.slice(
    table.rows.findIndex((r) => r.heading),
    -1,
  );
  return rows.map((row) => {
    const figures = table.columns.map((c) => figure(table, row, c, filling));
    if (!results.includes(row)) return [cell(label(row.zh), 3), ...figures];
    const cells = row === results[0] && heading ? [cell(label(heading.zh), 1, results.length)] : [];
    const group = 'group' in row ? table.groups?.find((g) => g.id === row.group) : undefined;
    if (group === undefined) return [...cells, cell(label(row.zh), 2), ...figures];
    const members = results.filter((r) => 'group' in r && r.group === group.id);
    if (row === members[0]) cells.push(cell(label(group.zh), 1, members.length));
    return [...cells, cell(label(row.zh)), ...figures];
  });
}

/** Table 四: fifteen figures in one row under three storeys of headings. */
export function disputesTable(form: Form, filling: Filling): Block {
  const table = tableOf(form, 'disputes');
  const label = wording(filling);
  const width = table.columns.length;
  const alone = table.rows.filter((r) => r.parent === undefined);
  const under = table.rows.filter((r) => r.parent !== undefined);
  const columns = (rowspan: number) => table.columns.map((c) => cell(label(c.zh), 1, rowspan));
  return {
    kind: 'table',
    rows: [
      [...alone.map((r) => cell(label(r.zh), width)), cell(label(under[0]?.parent ?? ''), width * under.length)],
      [...alone.flatMap(() => columns(2)), ...under.map((r) => cell(label(r.zh), width))],
      under.flatMap(() => columns(1)),
      table.rows.flatMap((row) => table.columns.map((c) => figure(table, row, c, filling))),
    ],
  };
}

function wording(filling: Filling): (zh: string) => string {
  return (zh) => filling.labels.get(zh) ?? zh;
}

function figure(
  table: Table,
  row: Row | Alternative,
  column: { id: string },
  filling: Filling,
  colspan = 1,
): PrintedCell {
  const address = addressOf(table, row, column);
  return cell(filling.cell(address), colspan, 1, address);
}

/** `width` grid columns over `parts` cells, the last ones taking what is over. */
function spread(width: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, i) => (i === parts - 1 ? width - (parts - 1) : 1));
}
