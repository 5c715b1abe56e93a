import type { Address } from '../address.js';
import { type Finding, finding } from '../finding.js';
import { cellsOf } from '../form/cells.js';
import { formById } from '../form/forms.js';
import { millionths } from './decimal.js';
import { yuanOf } from './money.js';
import type { ReportRecord } from './records.js';

/** Beyond this an amount in 万元 is more likely one in 元; it stays as printed. */
const beyond = 100n;

interface Amount {
  readonly record: ReportRecord;
  readonly yuan: bigint;
  readonly printed: string;
  readonly unit: string | null;
}

/**
 * Amounts that are more than a hundred times the greatest of the same body's other years, by the report that prints
 * them: perhaps in another unit than the column's. At least two other years must print one that is not zero.
 *
 * @param records reports of any bodies; only the current ones of a known year are compared
 */
export function checkMagnitudes(records: readonly ReportRecord[]): ReadonlyMap<string, readonly Finding[]> {
  const series = new Map<string, { address: Address; amounts: Amount[] }>();
  for (const record of records) {
    if (!record.current || record.year === null) continue;
    for (const [address, amount] of amountsOf(record)) {
      const key = `${record.agencyId} ${address}`;
      const known = series.get(key) ?? { address, amounts: [] };
      known.amounts.push(amount);
      series.set(key, known);
    }
  }
  const findings = new Map<string, Finding[]>();
  for (const { address, amounts } of series.values())
    for (const amount of amounts) {
      const others = amounts.filter((a) => a !== amount && a.yuan !== 0n).sort(byYear);
      if (others.length < 2 || others.some((a) => amount.yuan <= a.yuan * beyond)) continue;
      const print = ({ printed, unit }: Amount) => `${printed}${unit !== null && !printed.includes(unit) ? unit : ''}`;
      const found = finding('money.magnitude', address, {
        printed: print(amount),
        others: others.map((a) => `${a.record.year}: ${print(a)}`),
      });
      findings.set(amount.record.id, [...(findings.get(amount.record.id) ?? []), found]);
    }
  return findings;
}

const byYear = (a: Amount, b: Amount) => (a.record.year ?? 0) - (b.record.year ?? 0);

function amountsOf(record: ReportRecord): [Address, Amount][] {
  const { form, printed, cells } = record.report;
  if (form === null) return [];
  const money = new Set(
    cellsOf(formById(form), printed).flatMap((c) => (c.column.type === 'decimal' ? [c.address] : [])),
  );
  return cells.flatMap(({ address, reading, unit }): [Address, Amount][] => {
    if (!money.has(address) || reading.kind !== 'number') return [];
    const yuan = yuanOf(String(reading.value), unit);
    const amount = yuan === null ? null : millionths(yuan);
    return amount === null ? [] : [[address, { record, yuan: amount, printed: reading.printed, unit }]];
  });
}
