import type { Form } from '../../form/form.js';
import { tableOf } from '../../form/form.js';
import { type Block, disputesTable, type Filling, proactiveTable, requestsTable } from './layout.js';

/** The words of a report around its tables. */
export interface Prose {
  /** Says which year the figures cover; left out where the opening names none. */
  readonly opening: string | null;
  readonly overview: readonly string[];
  readonly problems: string;
  readonly other: string;
}

/** A whole report in the order of its form: the prose sections and between them the tables. */
export function composeReport(form: Form, filling: Filling, prose: Prose): Block[] {
  const [overview, problems, other] = form.sections.map((s) => s.zh);
  const label = (zh: string) => filling.labels.get(zh) ?? zh;
  const heading = (text: string | undefined): Block => ({ kind: 'heading', text: label(text ?? '') });
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  return [
    ...(prose.opening === null ? [] : [paragraph(prose.opening)]),
    heading(overview),
    ...prose.overview.map(paragraph),
    heading(form.tables[0]?.section),
    proactiveTable(form, filling),
    heading(tableOf(form, 'requests').zh),
    requestsTable(form, filling),
    heading(tableOf(form, 'disputes').zh),
    disputesTable(form, filling),
    heading(problems),
    paragraph(prose.problems),
    heading(other),
    paragraph(prose.other),
  ];
}
