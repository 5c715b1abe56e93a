import type { Form, Labelled } from './form.js';
import { forms } from './forms.js';

/** Every wording of every label that stands for a column or a row. */
function wordings(form: Form): Set<string> {
  const labels: Labelled[] = form.tables.flatMap((t) => [...t.columns, ...t.rows, t]);
  return new Set(labels.flatMap((l) => [l.zh, ...(l.variants ?? [])]));
}

/** The wordings that one form has and that are in no wording of another: they tell its era. */
function tellTales(form: Form): string[] {
  const others = forms.filter((f) => f !== form).flatMap((f) => [...wordings(f)]);
  return [...wordings(form)].filter((words) => !others.some((other) => other.includes(words)));
}

const tales = forms.map((form) => ({ form, labels: tellTales(form) }));

/**
 * The form that a page prints. The labels decide, never the year: agencies keep an old form for a year or two.
 *
 * @param printed whether a label is printed on the page, however it is folded
 * @returns the form whose own labels are on the page; null where none are, or where two forms have as good a claim
 */
export function chooseForm(printed: (label: string) => boolean): (typeof forms)[number] | null {
  const claims = tales
    .map(({ form, labels }) => ({ form, hits: labels.filter(printed).length }))
    .sort((a, b) => b.hits - a.hits);
  const [best, next] = claims;
  if (best === undefined || best.hits === 0) return null;
  return next !== undefined && next.hits * 2 >= best.hits ? null : best.form;
}
