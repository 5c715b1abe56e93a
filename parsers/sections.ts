import type { Form } from '../src/form/form.js';
import type { Section } from '../src/report.js';
import type { Document, DocumentTable, Element, Line } from './document.js';
import { formTables } from './form-tables.js';
import { type LabelKind, type LabelRef, labelsOf } from './labels.js';
import { once } from './once.js';

export interface HeadingLine {
  readonly at: number;
  readonly ref: LabelRef;
}

/** Where a report's own text ends on pages that put it and their furniture into one block. */
const furniture =
  /^(扫一扫|网站声明|网站地图|主办[:：单]|版权所有|网站标识码|打印本页|关闭窗口|【?打印】?|上一篇|下一篇|分享到|责任编辑|附件\d*[:：]|jiucuo)/;

const headings: readonly LabelKind[] = ['prose', 'section', 'table'];
/** No heading is longer. */
const longestHeading = 40;

/** The lines that are headings of the form's sections, outside tables; `prose` and table titles alike. */
export const headingLines = once((document, form): readonly HeadingLine[] => {
  const labels = labelsOf(form);
  const tables = formTables(document, form);
  const found: HeadingLine[] = [];
  for (const [at, line] of document.lines.entries()) {
    if (line.text.length > longestHeading || inTable(line, tables)) continue;
    const ref = labels.find(line.text)?.refs.find((r) => headings.includes(r.kind));
    if (ref !== undefined) found.push({ at, ref });
  }
  return found;
});

/**
 * The prose sections of a report as text, each with its title as printed.
 *
 * A section ends at the next heading, at the page's furniture, or where the block that holds the headings ends.
 */
export function readSections(document: Document, form: Form): Section[] {
  const found = headingLines(document, form);
  const tables = formTables(document, form);
  const inside = container(found.flatMap((h) => document.lines[h.at] ?? []));
  const seen = new Set<string>();
  const sections: Section[] = [];
  for (const [i, heading] of found.entries()) {
    const title = document.lines[heading.at];
    if (heading.ref.kind !== 'prose' || seen.has(heading.ref.id) || title === undefined) continue;
    seen.add(heading.ref.id);
    const text: string[] = [];
    for (const line of document.lines.slice(heading.at + 1, found[i + 1]?.at)) {
      if (furniture.test(line.text) || !within(line, inside)) break;
      if (!inTable(line, tables)) text.push(line.text);
    }
    sections.push({ id: heading.ref.id, title: title.text, text: text.join('\n') });
  }
  return sections;
}

/** The innermost element around all these lines; null for plain text. */
function container(lines: readonly Line[]): Element | null {
  let common = lines[0]?.element ?? null;
  for (const line of lines.slice(1)) {
    let other = line.element;
    while (common !== null && other !== null && common !== other) {
      if (common.depth >= other.depth) common = common.parent;
      else other = other.parent;
    }
    if (other === null) return null;
  }
  // A heading alone: what holds it also holds its text.
  return lines.length === 1 ? (common?.parent ?? null) : common;
}

/** The line is in a table of the form, not in one that only lays out the page. */
function inTable(line: Line, tables: ReadonlySet<DocumentTable>): boolean {
  return line.cell !== null && tables.has(line.cell.table);
}

function within(line: Line, element: Element | null): boolean {
  for (let e = line.element; e !== null; e = e.parent) if (e === element) return true;
  return element === null;
}
