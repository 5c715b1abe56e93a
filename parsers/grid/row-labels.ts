import type { Form, Table } from '../../src/form/form.js';
import type { NamedLabel } from '../labels.js';
import { looksFigure, looksMark } from '../numbers.js';
import type { Span } from './headings.js';
import type { Names } from './names.js';
import type { GridCell } from './spans.js';

/** A row of the form as a page prints it: its label, and the cells right of it up to the next label. */
export interface LabelledRow extends NamedLabel {
  readonly table: Table;
  readonly cell: GridCell;
  readonly values: readonly GridCell[];
  readonly span: Span;
  /** The label's cell ends in a number that is not the label's: 规章 0. */
  readonly figureInLabel: boolean;
}

type Label = NamedLabel & { table: Table; cell: GridCell; figureInLabel: boolean };

/**
 * The rows of the form whose labels stand in one row of a grid; several where tables stand side by side.
 *
 * Of labels that follow one another without a figure between them the last is the row's: the others name its group.
 */
export function labelledRows(cells: readonly GridCell[], form: Form, labels: Names): LabelledRow[] {
  const found: { label: Label; values: GridCell[] }[] = [];
  for (const cell of cells) {
    const label = labelOf(cell, form, labels);
    const last = found.at(-1);
    if (label === null) last?.values.push(cell);
    else if (last === undefined || last.values.some((c) => c.text !== '')) found.push({ label, values: [] });
    else found[found.length - 1] = { label, values: [] };
  }
  const rows = found.map(({ label, values }, i) => ({
    ...label,
    values,
    span: {
      left: i === 0 ? 0 : label.cell.left,
      from: label.cell.right,
      to: found[i + 1]?.label.cell.left ?? Number.POSITIVE_INFINITY,
    },
  }));
  // Where rows stand side by side their labels are headings, above the figures and never beside them.
  return rows.filter((r) => r.table.layout === 'rows' || r.values.some((c) => looksFigure(c.text)));
}

function labelOf(cell: GridCell, form: Form, labels: Names): Label | null {
  if (cell.text === '' || looksFigure(cell.text) || looksMark(cell.text)) return null;
  const bare = withoutFigure(cell.text);
  const whole = labels.find(cell.text);
  // A figure behind a label would pass for a slip of the pen.
  const inLabel = whole === null && bare !== null ? labels.findLoosely(bare) : null;
  const match = whole ?? inLabel ?? labels.findLoosely(cell.text);
  for (const ref of match?.refs ?? []) {
    const isRow = ref.kind === 'row' || ref.kind === 'alternative' || ref.kind === 'local';
    if (match !== null && isRow && ref.table !== null && form.tables.includes(ref.table))
      return { match, ref, table: ref.table, cell, figureInLabel: match === inLabel };
  }
  return null;
}

/** The text without the figures at its end; null where there are none, or nothing else. */
function withoutFigure(text: string): string | null {
  let end = text.length;
  while (end > 0 && /[\d\s０-９.,，]/.test(text[end - 1] ?? '')) end--;
  return end === 0 || end === text.length || !/[\d０-９]/.test(text.slice(end)) ? null : text.slice(0, end);
}
