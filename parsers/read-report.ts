import { hash } from 'node:crypto';
import { type Finding, finding } from '../src/finding.js';
import { chooseForm } from '../src/form/choose.js';
import type { Form } from '../src/form/form.js';
import { forms } from '../src/form/forms.js';
import type { Cell, Identity, ReaderName, ReadSource, Report } from '../src/report.js';
import { decode } from './decode.js';
import { type Document, joinParts } from './document.js';
import { readGrids } from './grid/read-grid.js';
import { identify, type Listed } from './identity.js';
import { foldLabel } from './labels.js';
import type { TableReading } from './reading.js';
import { settle } from './referee.js';
import { Refusal } from './refusal.js';
import { parsePage } from './script-html.js';
import { headingLines, readSections } from './sections.js';
import { readSequence } from './sequence/read-sequence.js';
import { severalReports } from './several.js';
import { solveTable } from './solve/solve-table.js';
import { parseText } from './text.js';

/** The bytes of one report, and what is known of it from outside. */
export interface Input {
  /** A file's path or a URL, for messages. */
  readonly name: string;
  /** One page, or the pages over which a long article is split, in order. */
  readonly parts: readonly { readonly bytes: Buffer; readonly contentType: string | null }[];
  readonly listed: Listed | null;
}

const unknown: Identity = { title: null, agency: null, year: null, published: null, votes: { agency: [], year: [] } };

/**
 * Reads one document: the whole of reading on one screen.
 *
 * Bytes are decoded, laid out as lines and tables, matched with a form by its labels, and read by two readers that know
 * nothing of each other; the referee lets their readings meet. Nothing is corrected, nothing is filled in.
 *
 * @returns the report as printed; where it cannot be read, a report without cells whose last finding says why
 */
export function readReport(input: Input): Report {
  const findings: Finding[] = [];
  const hashes = input.parts.map((part) => sha256(part.bytes));
  let source: ReadSource = {
    name: input.name,
    sha256: hashes[0] ?? sha256(Buffer.of()),
    mediaType: '',
    encoding: null,
  };
  let identity = unknown;
  try {
    const parts = input.parts.map(({ bytes, contentType }, i) => {
      const decoded = decode(bytes, contentType);
      findings.push(...decoded.findings);
      source = { ...source, mediaType: decoded.mediaType, encoding: decoded.encoding };
      const parse = decoded.mediaType === 'text/html' ? parsePage : parseText;
      return { document: parse(decoded.text), sha256: hashes[i] ?? '' };
    });
    const document = joinParts(parts);
    const form = chooseForm(printedIn(document));
    const headings = headingLines(document, form ?? latest());
    const identified = identify(document, headOf(headings), input.listed);
    identity = identified.identity;
    if (form === null)
      throw new Refusal(severalReports(document, latest(), headings, []) ?? whyNoForm(document, headings, identity));

    const readings = new Map<ReaderName, ReadonlyMap<string, TableReading>>();
    if (document.tables.length > 0) readings.set('grid', readGrids(document, form));
    const sequence = readSequence(document, form, identity.year);
    readings.set('sequence', sequence);
    const grid = readings.get('grid');
    // A table that has a geometry is not for the sums to guess at.
    for (const [id, reading] of sequence) if (grid?.has(id) !== true) solveTable(reading);
    const settled = settle(form, readings);
    const several = severalReports(
      document,
      form,
      headings,
      [...readings.values()].flatMap((t) => [...t.values()]),
    );
    if (settled.cells.every((c) => c.readers === 'none')) {
      findings.push(...settled.findings);
      throw new Refusal(several ?? finding('document.unreadable', 'document', {}));
    }
    const unsure = (cell: Cell): Cell => (cell.readers === 'none' ? cell : { ...cell, readers: 'disputed' });
    return {
      ...identity,
      source,
      form: form.id,
      printed: settled.printed,
      cells: several === null ? settled.cells : settled.cells.map(unsure),
      readers: [...readings].filter(([, tables]) => [...tables.values()].some((t) => t.cells.size > 0)).map(([n]) => n),
      sure: settled.sure && several === null,
      sections: readSections(document, form),
      findings: [...findings, ...identified.findings, ...(several === null ? [] : [several]), ...settled.findings],
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    findings.push(error.finding);
    if (error.finding.code === 'document.unsupported') source = { ...source, mediaType: error.finding.mediaType };
    return { ...identity, source, ...nothing, findings };
  }
}

/** A report without cells, for a document that is refused before its bytes are read. */
export function refusedReport(name: string, sha256: string, reason: Finding): Report {
  return { ...unknown, source: { name, sha256, mediaType: '', encoding: null }, ...nothing, findings: [reason] };
}

const nothing = { form: null, printed: new Set<string>(), cells: [], readers: [], sure: false, sections: [] } as const;

function sha256(bytes: Buffer): string {
  return hash('sha256', bytes, 'hex');
}

function latest(): Form {
  const form = forms.at(-1);
  if (form === undefined) throw new Error('there is no form');
  return form;
}

/** Whether a label stands anywhere in the document, its white space and punctuation aside. */
function printedIn(document: Document): (label: string) => boolean {
  const text = foldLabel(document.lines.map((l) => l.text).join(''));
  return (label) => text.includes(foldedLabel(label));
}

const foldedLabels = new Map<string, string>();

/** A label of a form, folded once. */
function foldedLabel(label: string): string {
  const folded = foldedLabels.get(label) ?? foldLabel(label);
  foldedLabels.set(label, folded);
  return folded;
}

type Headings = ReturnType<typeof headingLines>;

/** The lines at which the report's text begins, and its overview, where it has one. */
function headOf(headings: Headings): { end: number; overview: number | null } {
  const [first] = headings;
  // Without any heading the title is looked for where every page seen has it.
  return { end: first?.at ?? 40, overview: first?.ref.kind === 'prose' ? first.at : null };
}

function whyNoForm(document: Document, headings: Headings, identity: Identity): Finding {
  const lines = headings.map((h) => document.lines[h.at]?.runs.start[0] ?? 0);
  const from = Math.min(...lines);
  const to = Math.max(...lines);
  const images = document.pictures.filter((at) => at > from && at < to).length;
  if (headings.length > 1 && images > 0) return finding('document.pictures', 'document', { images });
  const mentions = document.lines.map((l) => l.text.match(/政府信息(?:主[动動])?公[开開]/g)?.length ?? 0);
  const named = identity.title !== null || headings.length > 1 || mentions.reduce((a, b) => a + b, 0) > 2;
  return named ? finding('document.no_tables', 'document', {}) : finding('document.not_report', 'document', {});
}
