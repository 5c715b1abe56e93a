import type { Address, FormId } from '../../address.js';

/** The forms of all four eras, oldest first. Those of 2008 and 2014 are declared here, and not read yet. */
export const eras = ['form-2008', 'form-2014', 'form-2019', 'form-2021'] as const satisfies readonly (
  | string
  | FormId
)[];

export type Era = (typeof eras)[number];

/** A sentence in both languages of the codebook. */
export interface Said {
  readonly en: string;
  readonly zh: string;
}

/**
 * How near an era's figure comes to the variable.
 *
 * `exact`: one printed cell that counts the same. `sum of`: several that together count the same. `part of`: what is
 * printed covers more or less than the variable, as the note says. `not comparable`: not printed, or what is printed
 * under a like name counts something else; then there is no figure.
 */
export const qualities = ['exact', 'sum of', 'part of', 'not comparable'] as const;

export type Quality = (typeof qualities)[number];

/** The id of an indicator in the forms of 2008 (`a_…`) or 2014 (`b3_…`), which have one column of figures. */
export type OlderId = `a_${string}` | `b${number}_${string}`;

/** From which cells of one era a variable is made. */
export interface Source {
  readonly operation: 'same' | 'sum of' | 'difference' | 'none';
  readonly plus: readonly (Address | OlderId)[];
  readonly minus: readonly (Address | OlderId)[];
  /** The one row that some pages print in place of the rows in `plus`, and its cell. */
  readonly instead: { readonly row: string; readonly address: Address } | null;
  readonly quality: Quality;
  readonly note: Said | null;
}

/** A variable that several eras have, whatever each of them calls it. */
export interface Harmonised {
  /** `h_…`, lower case, at most 32 characters (Stata's limit). */
  readonly name: `h_${string}`;
  readonly en: string;
  readonly zh: string;
  /** `元` marks money: cells are brought to yuan by the unit that they print. */
  readonly unit: '件' | '条' | '元';
  readonly definition: Said;
  readonly caveats: Said | null;
  readonly sources: Readonly<Record<Era, Source>>;
}

/** One cell that counts the variable: exactly, unless the quality says otherwise. */
export function same(id: Address | OlderId, note: Said | null = null, quality: Quality = 'exact'): Source {
  return { operation: 'same', plus: [id], minus: [], instead: null, quality, note };
}

/** Cells that are added up. */
export function sumOf(
  plus: readonly (Address | OlderId)[],
  note: Said | null = null,
  quality: Quality = 'sum of',
  instead: Source['instead'] = null,
): Source {
  return { operation: 'sum of', plus, minus: [], instead, quality, note };
}

/** One cell less another. */
export function difference(plus: OlderId, minus: OlderId, note: Said, quality: Quality): Source {
  return { operation: 'difference', plus: [plus], minus: [minus], instead: null, quality, note };
}

/** No figure of this era may stand for the variable; the note says why. */
export function none(note: Said): Source {
  return { operation: 'none', plus: [], minus: [], instead: null, quality: 'not comparable', note };
}

/** The forms of 2019 and 2021 print it alike. */
export function alike(source: Source): Pick<Record<Era, Source>, 'form-2019' | 'form-2021'> {
  return { 'form-2019': source, 'form-2021': source };
}

export const notPrinted: Said = { en: 'The form does not print it.', zh: '表式中无此项。' };
