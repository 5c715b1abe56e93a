import type { Labelled, Row, Table } from '../../../../src/form/form.js';
import type { Random } from '../../../../src/sample/random.js';
import { pick } from '../draw.js';
import { type Page, pageRows, printAt, withTable } from '../page.js';
import { either, truthOf } from '../truth.js';
import type { Damage, Damaged } from './damage.js';

type Spoil = (label: string, random: Random) => string;

const characters = '事务数件区法办内理民政关公开本年上下其他行申请结处';

/** One character is another one. */
function misspell(label: string, random: Random): string {
  const at = random.between(0, label.length - 1);
  const others = [...characters].filter((c) => c !== label[at]);
  return label.slice(0, at) + pick(random, others) + label.slice(at + 1);
}

/** The beginning or the end is gone. */
function cutOff(label: string, random: Random): string {
  const left = random.between(Math.ceil(label.length / 2), label.length - 1);
  return random.next() < 0.5 ? label.slice(0, left) : label.slice(-left);
}

const lose: Spoil = () => '';

/** One label of the page is spoilt; its figures stay whose they were. */
function spoilt(id: string, of: (page: Page) => readonly Spot[], spoil: Spoil): Damage {
  return {
    id,
    kind: 'labels',
    apply(page, _way, random): Damaged | null {
      const spots = of(page);
      if (spots.length === 0) return null;
      const spot = pick(random, spots);
      return { page: spot((label) => ({ ...label, zh: spoil(label.zh, random) })), truth: truthOf(page), wrong: [] };
    },
  };
}

/** A place of the page that prints a label: gives the page with another one there. */
type Spot = (change: <L extends Labelled>(label: L) => L) => Page;

function replaced<T>(items: readonly T[], item: T, by: T): T[] {
  return items.map((i) => (i === item ? by : i));
}

const rows = (page: Page): Spot[] =>
  pageRows(page).map(
    ({ table, row }): Spot =>
      (change) =>
        withTable(page, table.id, (t) => ({ ...t, rows: replaced(t.rows, row, change(row)) })),
  );

const columns = (page: Page): Spot[] =>
  page.form.tables.flatMap((table) =>
    table.columns.map(
      (column): Spot =>
        (change) =>
          withTable(page, table.id, (t) => ({ ...t, columns: replaced(t.columns, column, change(column)) })),
    ),
  );

const groups = (page: Page): Spot[] =>
  page.form.tables.flatMap((table) =>
    (table.groups ?? [])
      .filter((group) => table.rows.some((r) => r.group === group.id))
      .map(
        (group): Spot =>
          (change) =>
            withTable(page, table.id, (t) => ({ ...t, groups: replaced(t.groups ?? [], group, change(group)) })),
      ),
  );

/** Titles of tables, those of the parts of section 二 too. */
const titles = (page: Page): Spot[] =>
  page.form.tables.map(
    (table): Spot =>
      (change) =>
        withTable(page, table.id, (t) => change(t)),
  );

const words = (page: Page): Spot[] => {
  const headings = (t: Table, change: (row: Row) => Row): Table => ({
    ...t,
    rows: t.rows.map((r) => (r.heading ? change(r) : r)),
  });
  return [
    (change) => withTable(page, 'requests', (t) => headings(t, change)),
    ...page.form.tables.flatMap((table) =>
      (table.furniture ?? []).map(
        (word): Spot =>
          (change) =>
            withTable(page, table.id, (t) => ({ ...t, furniture: replaced(t.furniture ?? [], word, change(word)) })),
      ),
    ),
  ];
};

const rowLabelLost: Damage = {
  id: 'row-label-lost',
  kind: 'labels',
  apply(page, way, random) {
    const lost = pick(random, pageRows(page));
    const truth = truthOf(page);
    // Below a row whose blanks have vanished, figures without a label stand behind that row's label.
    const rows = pageRows(page, lost.table.id);
    const before = rows[rows.findIndex((r) => r.row === lost.row) - 1];
    if (!way.keepsBlanks && before?.addresses.every((a) => printAt(page, a) === ''))
      for (const [i, address] of before.addresses.entries())
        truth.set(address, either(truth.get(address), truth.get(lost.addresses[i] ?? '')));
    const rest = (t: Table) => replaced(t.rows, lost.row, { ...lost.row, zh: '' });
    return { page: withTable(page, lost.table.id, (t) => ({ ...t, rows: rest(t) })), truth, wrong: [] };
  },
};

/** Damage to words: each is misspelt in one character, cut at an end, or lost. */
export const labelDamages: readonly Damage[] = [
  spoilt('row-label-misspelt', rows, misspell),
  spoilt('row-label-cut', rows, cutOff),
  rowLabelLost,
  spoilt('heading-misspelt', columns, misspell),
  spoilt('heading-cut', columns, cutOff),
  spoilt('heading-lost', columns, lose),
  spoilt('group-label-cut', groups, cutOff),
  spoilt('group-label-lost', groups, lose),
  spoilt('title-misspelt', titles, misspell),
  spoilt('title-lost', titles, lose),
  spoilt('other-words-lost', words, lose),
];
