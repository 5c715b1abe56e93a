import type { Column, Table } from '../../src/form/form.js';

/** A heading as printed: a column, or the words over several columns (法人或其他组织). */
export type PrintedHeading = Column | string;

/**
 * The order of a row's figures, from the order in which its headings are printed one after the other.
 *
 * Headings in two storeys come out storey by storey: 自然人, 法人或其他组织, 总计, then the organisations' columns. There
 * the words over several columns stand where those columns' figures do; without them nobody can say whether 总计 comes
 * second or last. Headings in one storey are in the order of the figures. Any other order is none that we can trust.
 *
 * @returns the columns in the order of the figures, or null
 */
export function orderOfHeadings(printed: readonly PrintedHeading[], table: Table): readonly Column[] | null {
  const parent = table.columns.find((c) => c.parent !== undefined)?.parent;
  const lower = table.columns.filter((c) => c.parent !== undefined);
  const upper: PrintedHeading[] = [];
  const oneStorey: PrintedHeading[] = [];
  for (const column of table.columns) {
    if (column === lower[0] && parent !== undefined) {
      upper.push(parent);
      oneStorey.push(parent);
    }
    if (column.parent === undefined) upper.push(column);
    oneStorey.push(column);
  }
  const known = [table.columns, oneStorey, [...upper, ...lower]];
  const matches = known.some((order) => order.length === printed.length && order.every((c, i) => c === printed[i]));
  return matches ? table.columns : null;
}
