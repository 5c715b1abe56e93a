import type { Made, Standing } from '../report.js';

/** What stands behind a figure or in its place, and what it means, in the order of the legend. */
const meanings = [
  ['□', 'blank'],
  ['?', 'not found, or not sure enough to be given'],
  ['!', 'in a sum that fails, or read two ways'],
  ['|', 'cut out of figures printed without a gap: the sums hold in no other way'],
  ['^', 'printed or left blank without a sign of its column: the sums hold in no other way'],
  ['=', 'sum that the form does not print'],
] as const;

type Sign = (typeof meanings)[number][0];

/** What is known of a cell beside its print. */
export interface Marked {
  readonly standing: Standing | null;
  readonly rule: Made['rule'] | null;
}

/** The mark behind a cell’s print. */
export function markOf({ standing, rule }: Marked): Sign | '' {
  if (standing === 'disputed') return '!';
  if (standing !== 'solved') return '';
  return rule === 'split' ? '|' : '^';
}

/** The meanings of the marks that stand in these cells; none for a table without marks. */
export function legendOf(cells: Iterable<string>): string[] {
  const all = [...cells];
  // Behind a figure or alone, never within: a printed / or — is no mark of ours.
  return meanings.flatMap(([sign, meaning]) => {
    const used = all.some((c) => (sign === '=' ? c.startsWith('=') : c === sign || c.endsWith(sign) || c[0] === sign));
    return used ? [`${sign} ${meaning}`] : [];
  });
}
