import type { Ahead } from '../pipeline/ahead.js';
import { grouped } from '../printable.js';
import { columns } from './terminal.js';

/** What a run would ask for, site by site, and how long it takes. */
export function aheadText(all: readonly Ahead[]): string {
  const head = ['site', 'navigation, lists', 'reports listed', 'not had', 'due', 'hours'];
  const rows = all.map((a) => [
    a.site.slug,
    a.pages === null ? 'never crawled' : grouped(a.pages),
    grouped(a.listed),
    grouped(a.unhad),
    grouped(a.due),
    a.hours.toFixed(1),
  ]);
  const table = columns([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right']);
  const hours = Math.max(0, ...all.map((a) => a.hours)).toFixed(1);
  const unknown = all.filter((a) => a.pages === null).length;
  const rest =
    unknown === 0 ? '' : ` What ${grouped(unknown)} site(s) list is not known before they have been crawled.`;
  return `${table}\n\nNothing was asked for. Side by side the sites take ${hours} hour(s).${rest}`;
}
