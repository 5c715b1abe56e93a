import { createHash } from 'node:crypto';
import { type Finding, finding } from '../finding.js';
import type { Site } from '../site.js';
import { Bodies, type ColumnOwner } from './bodies.js';
import type { NameDecision } from './decisions.js';
import type { Reviewed } from './reviewed.js';

/** A printed name that a person has to look at. */
export interface NameToReview {
  readonly site: string;
  /** To the letter, as a decision about it has to name it. */
  readonly printed: string;
  readonly year: number | null;
  readonly url: string;
  readonly code: 'agency.unknown' | 'agency.ambiguous';
  /** Agencies that it may mean. */
  readonly candidates: readonly string[];
}

/** Whose a report is, and what is doubtful about that. */
export interface Placement {
  readonly agencyId: string;
  readonly findings: readonly Finding[];
  readonly review: NameToReview | null;
}

interface Listed {
  readonly url: string;
  readonly title: string;
  readonly columns: readonly ColumnOwner[];
}

/**
 * Finds the agency of a report by whose columns list it and by the name that it prints. Where the two contradict each
 * other, or the name fits several bodies, the report is nobody's: it stands under an id of its own until a reviewer has
 * decided.
 */
export class Placing {
  readonly bodies: Bodies;
  readonly #decisions: ReadonlyMap<string, NameDecision>;
  readonly #used = new Set<NameDecision>();

  constructor(
    readonly site: Pick<Site, 'slug' | 'entries'>,
    reviewed: Reviewed,
    columns: readonly ColumnOwner[],
  ) {
    this.bodies = new Bodies(site, reviewed, columns);
    this.#decisions = new Map(reviewed.decisions.map((d) => [d.printed, d]));
  }

  /**
   * The agency of a listed page.
   *
   * @param named the body that the report names; null where it could not be read, and then the list's title is asked
   */
  place(listed: Listed, named: string | null, year: number | null): Placement {
    const own = [...new Set(listed.columns.flatMap((c) => this.bodies.ownerOf(c) ?? []))];
    const inTitle = nameIn(listed.title);
    const printed = named ?? (inTitle === '' ? listed.title : inTitle);
    const isName = (named !== null || inTitle !== '') && this.bodies.fold(printed) !== '';
    const decided = this.#decide(printed, isName, own, listed.url);
    if (decided !== null) return sure(decided);
    const about = { site: this.site.slug, printed, year, url: listed.url };
    const called = isName ? this.bodies.called(this.bodies.fold(printed), year) : [];
    const [first] = own;
    // A list's title is no witness against whose list it is: 2023年度报告 names nobody.
    if (first !== undefined) return named === null ? sure(first) : this.#inColumn(own, called, about);
    const [only] = called;
    if (only !== undefined && called.length === 1) return sure(only);
    if (called.length > 1)
      return this.#doubt('agency.ambiguous', called, unresolved(this.site.slug, listed.url), about);
    if (!isName) return this.#doubt('agency.unknown', [], unresolved(this.site.slug, listed.url), about);
    const id = this.#ownId(printed);
    const like = this.bodies.like(printed);
    const noticed = like.length > 0 || this.bodies.reviewed.registry.complete;
    return noticed ? this.#doubt('agency.unknown', like, id, about) : sure(id);
  }

  /** Decisions whose print no page of the site has shown. */
  unused(): NameDecision[] {
    return [...this.#decisions.values()].filter((d) => !this.#used.has(d));
  }

  #decide(printed: string, isName: boolean, own: readonly string[], url: string): string | null {
    const decision = this.#decisions.get(printed);
    if (decision === undefined) return null;
    this.#used.add(decision);
    if (decision.decision === 'new') return isName ? this.#ownId(printed) : unresolved(this.site.slug, url);
    if (decision.decision === 'ignore') return own[0] ?? unresolved(this.site.slug, url);
    return `${this.site.slug}/${decision.decision}`;
  }

  /** The report stands in the columns of these bodies: one of them must be the one that it names. */
  #inColumn(
    own: readonly string[],
    called: readonly string[],
    about: Omit<NameToReview, 'code' | 'candidates'>,
  ): Placement {
    const [first = ''] = own;
    const fits = own.find((id) => called.includes(id));
    if (fits !== undefined) return sure(fits);
    // A body's column keeps the reports of those that went into it, and goes on as its successor's.
    const [only] = called;
    const isKin = (id: string) => own.some((o) => this.bodies.wentInto(id, o) || this.bodies.wentInto(o, id));
    if (only !== undefined && called.length === 1 && isKin(only) && this.bodies.owed(only, about.year))
      return sure(only);
    const nowhere = unresolved(this.site.slug, about.url);
    if (called.length > 0) return this.#doubt('agency.ambiguous', [...own, ...called], nowhere, about);
    const like = own.find((id) => this.bodies.isLike(id, about.printed));
    if (like !== undefined) return sure(like);
    // Nothing is known of the names of a column that the navigation calls nothing.
    if (this.bodies.namesOf(first).length === 0) return sure(first);
    // Only of a reviewed body are the names known; of others the column is all that there is.
    const id = this.bodies.isRegistered(first) ? nowhere : first;
    return this.#doubt('agency.unknown', [...own, ...this.bodies.like(about.printed)], id, about);
  }

  #doubt(
    code: NameToReview['code'],
    candidates: readonly string[],
    agencyId: string,
    about: Omit<NameToReview, 'code' | 'candidates'>,
  ): Placement {
    const all = [...new Set(candidates)].sort();
    const payload = { printed: about.printed, candidates: all, taken: agencyId };
    return {
      agencyId,
      findings: [finding(code, 'document', payload)],
      review: { ...about, code, candidates: all },
    };
  }

  #ownId(printed: string): string {
    return `${this.site.slug}/${this.bodies.fold(printed)}`;
  }
}

function sure(agencyId: string): Placement {
  return { agencyId, findings: [], review: null };
}

const unresolvedFolder = 'unresolved';

/** The id of what is nobody's yet: one for each page, so that no two bodies' reports are taken for one's. */
function unresolved(slug: string, url: string): string {
  return `${slug}/${unresolvedFolder}/${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;
}

/** The id stands for a report of which nobody knows whose it is. */
export function isUnresolved(agencyId: string): boolean {
  return agencyId.split('/')[2] === unresolvedFolder;
}

/** 样例区民政局 of 样例区民政局2025年政府信息公开工作年度报告. */
function nameIn(title: string): string {
  return (/^(.*?)(?:政府|政务)?信息公开/.exec(title)?.[1] ?? '')
    .replace(/20\d\d年?度?|关于.*$/g, '')
    .replace(/\s+/g, '');
}
