import type { Site } from '../site.js';
import type { AgencyRecord } from './agencies.js';
import type { ReportEvent } from './events.js';
import type { ListedReport } from './listed.js';
import type { ReportRecord } from './records.js';
import type { Sighting } from './sightings.js';

/** A site's archive, read: every report in every version, and what is listed and could not be had. */
export interface SiteRead {
  readonly site: Site;
  readonly records: readonly ReportRecord[];
  readonly agencies: readonly AgencyRecord[];
  readonly listed: readonly ListedReport[];
  readonly incomplete: readonly { readonly column: string; readonly owner: string; readonly reason: string }[];
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
