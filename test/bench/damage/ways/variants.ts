import type { Labelled, Table } from '../../../../src/form/form.js';
import { formById } from '../../../../src/form/forms.js';
import type { Random } from '../../../../src/sample/random.js';
import { chance, pick } from '../draw.js';
import type { Page } from '../page.js';

/** The page with some of its labels in another wording that the form declares; spoilt labels stay as they are. */
export function otherWordings(page: Page, random: Random): Page {
  const sound = new Set(formById(page.form.id).tables.flatMap((t) => labelsOf(t).map((l) => l.zh)));
  const other = <L extends Labelled>(label: L): L => {
    const { variants } = label;
    return variants === undefined || !sound.has(label.zh) || chance(random, 0.5)
      ? label
      : { ...label, zh: pick(random, variants) };
  };
  const tables = page.form.tables.map((t) => ({
    ...other(t),
    columns: t.columns.map(other),
    rows: t.rows.map(other),
    ...(t.groups === undefined ? {} : { groups: t.groups.map(other) }),
    ...(t.furniture === undefined ? {} : { furniture: t.furniture.map(other) }),
  }));
  return { ...page, form: { ...page.form, tables } };
}

function labelsOf(table: Table): readonly Labelled[] {
  return [
    table,
    ...table.columns,
    ...table.rows,
    ...(table.groups ?? []),
    ...(table.alternatives ?? []),
    ...(table.furniture ?? []),
  ];
}
