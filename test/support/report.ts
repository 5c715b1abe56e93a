import { readCell } from '../../parsers/numbers.js';
import type { Address, FormId } from '../../src/address.js';
import { checkReport } from '../../src/check/check-report.js';
import { cellsOf } from '../../src/form/cells.js';
import type { Form } from '../../src/form/form.js';
import type { CheckedReport } from '../../src/report.js';

/** A report whose cells were read for sure, as if printed so; addresses without a print were not found. */
export function checkedPrints(
  form: Form & { readonly id: FormId },
  prints: ReadonlyMap<Address, string>,
  printed: ReadonlySet<string> = new Set(),
): CheckedReport {
  return checkReport({
    title: null,
    agency: null,
    year: null,
    published: null,
    votes: { agency: [], year: [] },
    source: { name: 'test', sha256: '', mediaType: 'text/html', encoding: 'utf-8' },
    form: form.id,
    printed,
    cells: cellsOf(form, printed).map(({ address, column }) => {
      const print = prints.get(address);
      if (print === undefined)
        return { address, reading: { kind: 'missing' }, unit: null, place: null, readers: 'none' } as const;
      return { address, ...readCell(print, column.type), place: { start: 0, end: 0 }, readers: 'agreed' } as const;
    }),
    readers: ['grid', 'sequence'],
    sure: true,
    sections: [],
    findings: [],
  });
}
