import type { Address, FormId } from './address.js';
import type { Finding, Vote } from './finding.js';

/** What is printed in a cell. A blank is not a zero, a dash is not a blank, and nothing defaults. */
export type Reading =
  | { readonly kind: 'number'; readonly value: number | string; readonly printed: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'mark'; readonly printed: string }
  | { readonly kind: 'text'; readonly printed: string }
  | { readonly kind: 'missing' };

/** The very spot: characters of the decoded text, and the element or the line that a person can look up. */
export interface Place {
  /** sha256 of the part, where a report is printed over several pages. */
  readonly source?: string;
  readonly start: number;
  readonly end: number;
  /** HTML: `table[2]/row[5]/cell[3]`, counted from 1 in document order. */
  readonly path?: string;
  /** Plain text: counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** How a cell came by its figure or its blank where the print alone does not say: by the sums that hold in no other way. */
export interface Made {
  /** The run of figures as printed, from which the figure was cut, or which it is one of; empty for a blank. */
  readonly from: string;
  /** `split`: cut out of digits that stick together. `placed`: a whole figure, or a blank that left no trace. */
  readonly rule: 'split' | 'placed';
}

export type ReaderName = 'grid' | 'sequence';

/** A cell of the form as read, before any arithmetic. */
export interface Cell {
  readonly address: Address;
  readonly reading: Reading;
  /** The unit printed in the cell, else in the heading, else the form's own, else null. */
  readonly unit: string | null;
  readonly place: Place | null;
  /** `agreed`: two readers say the same. `disputed`: they differ. `single`: one of them read it. */
  readonly readers: 'agreed' | 'disputed' | 'single' | 'none';
  readonly made?: Made;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The bytes that were read. */
export interface ReadSource {
  readonly name: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly encoding: string | null;
}

/** Who published, for which year, and when: each with the evidence for it. */
export interface Identity {
  readonly title: string | null;
  readonly agency: string | null;
  readonly year: number | null;
  /** yyyy-mm-dd */
  readonly published: string | null;
  readonly votes: { readonly agency: readonly Vote[]; readonly year: readonly Vote[] };
}

/** One agency's one year as printed, in one version. Nothing downstream edits it. */
export interface Report extends Identity {
  readonly source: ReadSource;
  readonly form: FormId | null;
  /** Ids of the alternative rows that the page prints. */
  readonly printed: ReadonlySet<string>;
  readonly cells: readonly Cell[];
  readonly readers: readonly ReaderName[];
  /** The readers leave no doubt: they agree, or the one that read consumed every figure under exact labels. */
  readonly sure: boolean;
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
}

export const verdicts = [
  'certified',
  'solved',
  'source-incomplete',
  'source-inconsistent',
  'doubtful',
  'refused',
] as const;
export type Verdict = (typeof verdicts)[number];

export const standings = ['certified', 'solved', 'unchecked', 'disputed', 'missing'] as const;
export type Standing = (typeof standings)[number];

/** A sum of the form in one report. */
export interface IdentityResult {
  readonly id: string;
  readonly at: string;
  /** null: undecided, because blank or unread cells could make it true. */
  readonly holds: boolean | null;
  /** Cells with a number. */
  readonly examined: number;
  readonly nonzero: number;
}

/** What a cell probably should say, and why. It stands beside the value and is never applied. */
export interface Suggestion {
  readonly address: Address;
  readonly printed: string;
  readonly value: number | string;
  readonly identities: readonly string[];
  readonly cause: string;
}

export interface Evidence {
  readonly readers: readonly ReaderName[];
  /** Cells found under a label for their row and one for their column. */
  readonly anchored: number;
  /** Identities that hold. */
  readonly identities: number;
  /** Of those, the ones with a cell that is not zero. */
  readonly nonzero: number;
  /** Under three sums have a non-zero cell: true of many honest reports, and no proof. */
  readonly vacuous: boolean;
}

/** A report with what the arithmetic says of it. */
export interface CheckedReport extends Report {
  readonly verdict: Verdict;
  readonly evidence: Evidence;
  readonly standings: ReadonlyMap<Address, Standing>;
  readonly identities: readonly IdentityResult[];
  readonly suggestions: readonly Suggestion[];
}
