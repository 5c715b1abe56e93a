import { createHash } from 'node:crypto';
import { grouped } from '../../printable.js';
import type { Asked } from '../ask.js';
import type { NamedRelease } from '../releases.js';
import type { AssertionSettings } from './settings.js';

/** The release that stands, or why there is none to compare with, and whether that is in order. */
export type Last = NamedRelease | { readonly none: string; readonly inOrder: boolean };

/** What is examined: a finished release that nobody sees yet, asked as `b`, and the one that stands, asked as `a`. */
export interface Subject {
  readonly asked: Asked;
  readonly last: Last;
  /** The tables with what tells their rows apart. */
  readonly tables: readonly { readonly name: string; readonly key: readonly string[] }[];
  readonly settings: AssertionSettings;
}

/** What an assertion has found, of one site or of the release. */
export interface Examined {
  /** `loss.reports`. */
  readonly id: string;
  /** null for the whole release. */
  readonly site: string | null;
  /** In words: what has to be so. */
  readonly wanted: string;
  /** In words: what is so. An override allows exactly this. */
  readonly found: string;
  /** How many things were looked at. Nothing looked at is nothing asserted. */
  readonly examined: number;
  readonly holds: boolean;
  /** There is nothing to look at, and that is in order. */
  readonly mayBeNothing?: boolean;
  /** Every single thing that is not as it should be. */
  readonly details?: readonly string[];
}

/** An assertion about a release: which it is, and how it is looked into. */
export interface Assertion {
  readonly id: string;
  examine(subject: Subject): Promise<readonly Examined[]>;
}

/** What was found, judged: an assertion that has examined nothing has not passed, unless that was declared. */
export interface Judged extends Examined {
  readonly passed: boolean;
  /** Why it may fail, where somebody has written that down for exactly this finding. */
  readonly override: string | null;
}

/** The first things that are wrong; behind them how many more, and a hash of all, so that no two findings read alike. */
export function beginning(details: readonly string[]): string {
  const shown = details.slice(0, 3).join('; ');
  if (details.length <= 3) return shown;
  const all = createHash('sha256').update(details.join('\n')).digest('hex').slice(0, 8);
  return `${shown}; and ${grouped(details.length - 3)} more (${all})`;
}
