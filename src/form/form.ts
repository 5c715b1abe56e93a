/**
 * What a printed form is: tables with labelled rows and columns, the sums that must hold, and the prose around them.
 *
 * A form is a literal: its ids are part of its type, so the addresses of its cells are a type too (`src/address.ts`).
 * The parser, the checks, the codebook, the sample and the tests derive from these literals; none of them repeats a label.
 */

/** What a column holds: counts, counts that may carry a sign (本年增/减), or money. */
export type ValueType = 'count' | 'signed' | 'decimal';

/** A label as the form's document prints it, with every other wording seen on real pages. */
export interface Labelled {
  readonly zh: string;
  readonly variants?: readonly string[];
}

export interface Column extends Labelled {
  readonly id: string;
  readonly en: string;
  /** Part of a variable's name in the panel: lower case, digits and underscores. */
  readonly short: string;
  readonly type: ValueType;
  /** The form's own unit; null where the form prints none and the cell has to. */
  readonly unit: string | null;
  /** The heading printed above several columns (法人或其他组织). */
  readonly parent?: string;
  /** Summed into the row's total column. */
  readonly part?: true;
}

export interface Row extends Labelled {
  readonly id: string;
  readonly en: string;
  readonly short: string;
  /** A label that carries no cells (三、本年度办理结果). */
  readonly heading?: true;
  /** The id of the group whose label is printed beside or above the row. */
  readonly group?: string;
  /** The heading printed above the row's block, where rows are printed side by side (行政诉讼). */
  readonly parent?: string;
  /** Summed into the table's result total. */
  readonly leaf?: true;
}

export interface Group extends Labelled {
  readonly id: string;
  readonly en: string;
  /** The id and the short name of the group's sum, where the form itself prints none. */
  readonly total: string;
  readonly short: string;
}

/** A sum that must hold, for each column over rows or for each row over columns. */
export type Identity =
  | {
      readonly id: string;
      readonly forEach: 'column';
      /** Row ids, or all leaf rows of the printed variant. */
      readonly left: readonly string[] | 'leaves';
      readonly right: readonly string[];
    }
  | { readonly id: string; readonly forEach: 'row'; readonly left: 'parts'; readonly right: readonly string[] };

/** One row that some agencies print in place of several. */
export interface Alternative extends Labelled {
  readonly id: string;
  readonly en: string;
  readonly short: string;
  readonly leaf?: true;
  readonly replaces: readonly string[];
}

export interface Table extends Labelled {
  readonly id: string;
  readonly en: string;
  readonly short: string;
  /** `rows`: one printed row for each row of the form. `line`: all rows side by side in one printed row. */
  readonly layout: 'rows' | 'line';
  /** The heading of the section in which the table stands, where it is not the table's own title. */
  readonly section?: string;
  /** Words over the columns and in the corner that carry no figures. */
  readonly furniture?: readonly Labelled[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly groups?: readonly Group[];
  readonly alternatives?: readonly Alternative[];
  /** Rows that a region adds to the form; read past, with a finding, never a cell. */
  readonly localRows?: readonly Labelled[];
  /** The sum of the `part` columns that are not the natural person's, where the form prints none. */
  readonly derivedColumns?: readonly { id: string; en: string; zh: string; short: string; sum: readonly string[] }[];
  readonly derivedRows?: readonly { id: string; en: string; zh: string; short: string; sum: readonly string[] }[];
  readonly identities?: readonly Identity[];
}

/** A section of prose that is kept as text. */
export interface ProseSection extends Labelled {
  readonly id: string;
  readonly en: string;
}

export interface Form {
  readonly id: string;
  /** The document that sets the form. */
  readonly document: string;
  readonly years: string;
  readonly tables: readonly Table[];
  readonly sections: readonly ProseSection[];
}

/**
 * Rows of a table that carry cells, in printed order.
 *
 * @param printed ids of the alternatives that the page prints; each takes the place of the rows that it replaces
 */
export function rowsOf(table: Table, printed: ReadonlySet<string> = new Set()): readonly (Row | Alternative)[] {
  const chosen = (table.alternatives ?? []).filter((a) => printed.has(a.id));
  const replaced = new Map(chosen.flatMap((a) => a.replaces.map((id) => [id, a] as const)));
  const rows: (Row | Alternative)[] = [];
  for (const row of table.rows) {
    const instead = replaced.get(row.id);
    if (instead !== undefined) {
      if (!rows.includes(instead)) rows.push(instead);
    } else if (row.heading === undefined) rows.push(row);
  }
  return rows;
}

/** The table with this id. @throws Error when the form has none: a mistake of ours, not of a page. */
export function tableOf(form: Form, id: string): Table {
  const table = form.tables.find((t) => t.id === id);
  if (table === undefined) throw new Error(`${form.id} has no table ${id}`);
  return table;
}
