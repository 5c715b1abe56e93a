import type { Site } from '../site.js';
import type { AgencyRecord } from './agencies.js';
import type { NameDecision } from './decisions.js';
import type { ReportEvent } from './events.js';
import type { ListedReport } from './listed.js';
import type { NameToReview } from './place.js';
import type { ReportRecord } from './records.js';
import type { SiteRegistry } from './registry.js';
import type { Sighting } from './sightings.js';

/** A site's archive, read: every report in every version, and what is listed and could not be had. */
export interface SiteRead {
  readonly site: Site;
  readonly records: readonly ReportRecord[];
  readonly agencies: readonly AgencyRecord[];
  readonly listed: readonly ListedReport[];
  /** Columns that were not read to their end, and whose they are; null for those of several bodies. */
  readonly incomplete: readonly {
    readonly column: string;
    readonly agencyId: string | null;
    readonly reason: string;
  }[];
  /** The agency of every listed page of which no version could be had, by the page's address. */
  readonly absent: ReadonlyMap<string, string>;
  readonly registry: SiteRegistry;
  /** Printed names of which nobody knows whose they are, one for every page. */
  readonly toReview: readonly NameToReview[];
  /** Decisions on names that no page prints any more. */
  readonly unusedDecisions: readonly NameDecision[];
  /** The day on which the newest version was fetched; null where there is none. */
  readonly newest: string | null;
  /** The day in Shanghai on which the site was last asked; null where it never was. */
  readonly seen: string | null;
  /** Pages that were had and have gone from their address and their list since. */
  readonly withdrawn: ReadonlySet<string>;
  /** When each page came into the lists, by its address. */
  readonly sightings: ReadonlyMap<string, Sighting>;
  /** The dated ledger of what befell its reports. */
  readonly events: readonly ReportEvent[];
}
