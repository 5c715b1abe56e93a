import { mayBeSame } from '../agency.js';
import type { Site } from '../site.js';
import { isEnding } from './lineage.js';
import { foldName } from './names.js';
import type { RegisteredAgency, RegisteredName } from './registry.js';
import type { Reviewed } from './reviewed.js';

/** A column as far as it tells whose it is. */
export interface ColumnOwner {
  readonly url: string;
  /** As the navigation calls the body. */
  readonly agency: string;
  /** The body by the column's address; empty where the column may hold several bodies' reports. */
  readonly owner: string;
}

interface Body {
  readonly names: Map<string, RegisteredName[]>;
  readonly registered: RegisteredAgency | null;
}

/** The bodies of a site by everything that they are known to be called: registered ones, and those with columns of their own. */
export class Bodies {
  readonly #bodies = new Map<string, Body>();
  readonly #entries: readonly string[];
  readonly #owners = new Map<string, string | null>();

  constructor(
    readonly site: Pick<Site, 'slug' | 'entries'>,
    readonly reviewed: Reviewed,
    columns: readonly ColumnOwner[],
  ) {
    this.#entries = site.entries.map((e) => new URL('.', e).pathname);
    for (const agency of reviewed.registry.agencies) {
      const body: Body = { names: new Map(), registered: agency };
      this.#bodies.set(`${site.slug}/${agency.path}`, body);
      for (const name of agency.names) this.#addName(body, name);
    }
    for (const column of columns) {
      const id = this.ownerOf(column);
      if (id === null) continue;
      const body = this.#bodies.get(id) ?? { names: new Map(), registered: null };
      this.#bodies.set(id, body);
      if (column.agency !== '') this.#addName(body, { name: column.agency });
    }
  }

  #addName(body: Body, name: RegisteredName): void {
    const folded = this.fold(name.name);
    body.names.set(folded, [...(body.names.get(folded) ?? []), name]);
  }

  fold(name: string): string {
    return foldName(name, this.reviewed.regions);
  }

  /**
   * The agency whose reports a column lists: by the registry's columns and paths, else the one registered agency that is
   * called as the navigation calls the column's body, else by what the column's address says of its owner.
   *
   * @returns `tianjin/dongli/zfgbm/dlqfgw`; null for a column that may hold several bodies' reports
   */
  ownerOf(column: ColumnOwner): string | null {
    const key = JSON.stringify([column.url, column.agency, column.owner]);
    const known = this.#owners.get(key);
    if (known !== undefined) return known;
    const owner = this.#findOwner(column);
    this.#owners.set(key, owner);
    return owner;
  }

  #findOwner({ url, agency, owner }: ColumnOwner): string | null {
    const { agencies } = this.reviewed.registry;
    const { pathname } = new URL(url);
    const entry = this.#entries.find((path) => pathname.startsWith(path)) ?? '/';
    const below = new URL('.', url).pathname.slice(entry.length).replace(/\/$/, '');
    const own = agencies.find((a) => a.columns.includes(below)) ?? agencies.find((a) => a.path === owner);
    if (own !== undefined) return `${this.site.slug}/${own.path}`;
    if (owner === '') return null;
    const folded = this.fold(agency);
    const called = agencies.filter((a) => a.names.some((n) => this.fold(n.name) === folded));
    return `${this.site.slug}/${called.length === 1 ? called[0]?.path : owner}`;
  }

  /** Every name that the body is known by, as written. */
  namesOf(id: string): string[] {
    return [...(this.#bodies.get(id)?.names.values() ?? [])].flat().map((n) => n.name);
  }

  isRegistered(id: string): boolean {
    return this.#bodies.get(id)?.registered != null;
  }

  /** The bodies that are called so; of several, those whose name is of the year, if there are any. */
  called(folded: string, year: number | null): string[] {
    const all = [...this.#bodies].filter(([, body]) => body.names.has(folded));
    const dated = all.filter(
      ([, { names, registered }]) =>
        year !== null &&
        isWithin(year, registered?.began, registered?.ended) &&
        (names.get(folded) ?? []).some((n) => isWithin(year, n.from, n.to)),
    );
    return (all.length > 1 && dated.length > 0 ? dated : all).map(([id]) => id);
  }

  /** The bodies of which the name can be an abbreviation, or that can be one of it. */
  like(name: string): string[] {
    return [...this.#bodies.keys()].filter((id) => this.isLike(id, name));
  }

  /**
   * One name may abbreviate the other. A bare 区 is the site's own district, so that another district's body is none of
   * them, nor is one of the city above.
   */
  isLike(id: string, name: string): boolean {
    const { own, above } = this.reviewed.regions;
    const folded = this.fold(name);
    if (above.some((place) => folded.startsWith(place))) return false;
    return this.namesOf(id).some((known) => mayBeSame(`${own[0] ?? ''}${this.fold(known)}`, name.normalize('NFKC')));
  }

  /** The one went into the other, by whatever steps. */
  wentInto(id: string, other: string): boolean {
    const { rows } = this.reviewed.registry.lineage;
    const [from, to] = [id, other].map((x) => x.slice(this.site.slug.length + 1));
    if (from === undefined || to === undefined) return false;
    const reached = new Set([from]);
    for (const path of reached)
      for (const row of rows)
        if (isEnding(row) && row.from.includes(path)) for (const next of row.to) reached.add(next);
    return from !== to && reached.has(to);
  }

  /** As far as is known the body owed a report of the year; not of a year that nobody knows, where it has begun or ended. */
  owed(id: string, year: number | null): boolean {
    const { began, ended } = this.#bodies.get(id)?.registered ?? {};
    return year === null ? began === undefined && ended === undefined : isWithin(year, began, ended);
  }
}

function isWithin(year: number, from: number | undefined, to: number | undefined): boolean {
  return year >= (from ?? year) && year <= (to ?? year);
}
