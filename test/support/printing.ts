import { readReport } from '../../parsers/read-report.js';
import type { Address } from '../../src/address.js';
import { checkReport } from '../../src/check/check-report.js';
import { addressOf, cellsOf } from '../../src/form/cells.js';
import type { Form } from '../../src/form/form.js';
import { rowsOf, tableOf } from '../../src/form/form.js';
import type { CheckedReport } from '../../src/report.js';
import type { Block } from '../../src/sample/print/layout.js';
import { composeReport } from '../../src/sample/print/report.js';
import { Random } from '../../src/sample/random.js';

export type Figures = Map<Address, string>;

/** Figures in which every sum holds, from all zero to a city's. */
export function figuresOf(form: Form, seed: number, size: number, printed: ReadonlySet<string> = new Set()): Figures {
  const random = new Random(seed);
  const cells: Figures = new Map();
  const table = tableOf(form, 'requests');
  const parts = table.columns.filter((c) => c.part);
  const put = (row: string, values: readonly number[]) => {
    const all = [...values, values.reduce((a, b) => a + b, 0)];
    for (const [i, column] of table.columns.entries()) cells.set(addressOf(table, { id: row }, column), String(all[i]));
  };
  const leaves = rowsOf(table, printed).filter((r) => r.leaf);
  const results = leaves.map(() => parts.map(() => (random.next() < 0.4 ? random.between(0, size) : 0)));
  const total = parts.map((_, c) => results.reduce((sum, row) => sum + (row[c] ?? 0), 0));
  const out = parts.map(() => random.between(0, size));
  const received = parts.map((_, c) => random.between(0, (total[c] ?? 0) + (out[c] ?? 0)));
  for (const [i, leaf] of leaves.entries()) put(leaf.id, results[i] ?? []);
  put('res_total', total);
  put('carried_out', out);
  put('new_received', received);
  put(
    'carried_in',
    parts.map((_, c) => (total[c] ?? 0) + (out[c] ?? 0) - (received[c] ?? 0)),
  );
  const disputes = tableOf(form, 'disputes');
  for (const row of disputes.rows) {
    const values = disputes.columns.filter((c) => c.part).map(() => random.between(0, size));
    for (const [i, column] of disputes.columns.entries())
      cells.set(addressOf(disputes, row, column), String([...values, values.reduce((a, b) => a + b, 0)][i]));
  }
  for (const { address, column } of cellsOf(form, printed))
    if (!cells.has(address))
      cells.set(
        address,
        column.type === 'decimal' ? `${random.between(0, size * 40)}.5` : String(random.between(0, size * 9)),
      );
  return cells;
}

export interface PrintOptions {
  readonly printed?: ReadonlySet<string>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly opening?: string;
}

/** A report's blocks with these figures. */
export function blocksOf(form: Form, figures: ReadonlyMap<Address, string>, options: PrintOptions = {}): Block[] {
  const title = options.title ?? '样例区民政局2022年政府信息公开工作年度报告';
  return [
    { kind: 'paragraph', text: title },
    ...composeReport(
      form,
      {
        cell: (address) => figures.get(address) ?? '',
        printed: options.printed ?? new Set(),
        labels: new Map(Object.entries(options.labels ?? {})),
      },
      { opening: options.opening ?? null, overview: ['2022年，工作照常。'], problems: '还有不足。', other: '无。' },
    ),
  ];
}

/** Reads a text as `gongkai read` does. */
export function readText(text: string | Buffer): CheckedReport {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return checkReport(readReport({ name: 'test', parts: [{ bytes, contentType: null }], listed: null }));
}

/** What a report says in each cell: the print, or the kind where nothing is printed. */
export function printsOf(report: CheckedReport): Map<string, string> {
  return new Map(
    report.cells.map((c) => [
      c.address,
      'printed' in c.reading ? c.reading.printed : c.reading.kind === 'blank' ? '' : c.reading.kind,
    ]),
  );
}

/** Cells whose reading differs from what was printed and that nothing flags: must always be none. */
export function silentDifferences(report: CheckedReport, figures: ReadonlyMap<Address, string>): string[] {
  return report.cells.flatMap((c) => {
    const standing = report.standings.get(c.address);
    if (standing === 'missing' || standing === 'disputed') return [];
    const printed = 'printed' in c.reading ? c.reading.printed : '';
    return printed === (figures.get(c.address) ?? '')
      ? []
      : [`${c.address}: printed ${figures.get(c.address)}, read ${printed} (${standing})`];
  });
}

/** The codes of a report's findings, sorted. */
export function codesOf(report: CheckedReport): string[] {
  return report.findings.map((f) => f.code).sort();
}
