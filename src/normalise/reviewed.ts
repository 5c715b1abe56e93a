import type { Site } from '../site.js';
import { type NameDecision, readDecisions } from './decisions.js';
import { type Regions, readDistricts, regionsOf } from './districts.js';
import { readRegistry, type SiteRegistry } from './registry.js';

/** All reviewed data that bears on a site. */
export interface Reviewed {
  readonly registry: SiteRegistry;
  readonly decisions: readonly NameDecision[];
  readonly regions: Regions;
}

/** What the project's files say of a site. @throws RefusedError naming the file that is malformed */
export function reviewedOf(site: Site): Reviewed {
  const registry = readRegistry(site.slug);
  return { registry, decisions: readDecisions(registry, site.slug), regions: regionsOf(site, readDistricts()) };
}
