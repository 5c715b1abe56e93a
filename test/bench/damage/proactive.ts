import { cellsOf } from '../../../src/form/cells.js';
import type { Form } from '../../../src/form/form.js';
import type { Random } from '../../../src/sample/random.js';
import { chance, pick } from './draw.js';

/** Section 二: cells that no sum ties together, up to hundreds of thousands of decisions in a city. */
export function fillProactive(figures: Map<string, string>, form: Form, size: number, random: Random): void {
  const noRules = pick(random, ['0', '0', '0', '/', null]);
  for (const { address, table, row, column } of cellsOf(form)) {
    if (table.section === undefined) continue;
    if (row.id === 'rules' && noRules !== null) figures.set(address, noRules);
    else if (column.type === 'decimal') figures.set(address, money(size, column.unit, random));
    else if (column.type === 'signed') figures.set(address, change(size, random));
    else figures.set(address, count(column.id === 'decisions' ? size * 10 : size / 3, random));
  }
}

function count(most: number, random: Random): string {
  return chance(random, 0.3) ? '0' : String(random.between(0, Math.ceil(most)));
}

function change(size: number, random: Random): string {
  const n = random.between(-Math.ceil(size / 20), Math.ceil(size / 20));
  return n > 0 && chance(random, 0.5) ? `+${n}` : String(n);
}

/** Up to six decimals. The form of 2019 prints no unit for 采购总金额, so most cells do. */
function money(size: number, unit: string | null, random: Random): string {
  const decimals = random.between(0, 6);
  const fraction = Array.from({ length: decimals }, () => random.between(0, 9)).join('');
  const amount = size === 0 || chance(random, 0.2) ? '0' : String(random.between(0, size * 20));
  const printed = decimals === 0 ? amount : `${amount}.${fraction}`;
  return unit === null ? printed + pick(random, ['', '元', '万元']) : printed;
}
