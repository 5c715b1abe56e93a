import type { Address, FormId } from '../../src/address.js';
import { isGovernment } from '../../src/agency.js';
import type { Form } from '../../src/form/form.js';
import { form2021 } from '../../src/form/form-2021.js';
import type { AgencyRecord } from '../../src/normalise/agencies.js';
import type { ReportRecord } from '../../src/normalise/records.js';
import { parseRegistry } from '../../src/normalise/registry.js';
import type { SiteRead } from '../../src/normalise/site-read.js';
import { type Site, siteSchema } from '../../src/site.js';
import { figuresOf } from './printing.js';
import { checkedPrints } from './report.js';

export type Prints = Readonly<Partial<Record<Address, string>>>;

export const siteOf = (slug: string): Site =>
  siteSchema.parse({
    slug,
    zh: '样例区',
    en: 'Yangli',
    division: null,
    family: 'trs-wcm',
    hosts: [`${slug.split('/')[1]}.example`],
    confirmed: false,
    invented: true,
  });

/** A current report that was read: sound figures of a seed, and those that the test names in their place. */
export function recordOf(
  site: Site,
  path: string,
  agency: string,
  year: number,
  prints: Prints = {},
  options: {
    seed?: number;
    size?: number;
    form?: Form & { readonly id: FormId };
    version?: number;
    current?: boolean;
  } = {},
): ReportRecord {
  const { seed = year * 31 + path.length, size = 20, form = form2021, version = 1, current = true } = options;
  const figures = new Map([...figuresOf(form, seed, size), ...(Object.entries(prints) as [Address, string][])]);
  const url = `http://${site.hosts[0]}/${path}/${year}/${version}.html`;
  const seen = `${year + 1}-01-20T04:00:00Z`;
  const page = { parts: [], finalUrl: url, firstSeen: seen, lastSeen: seen };
  return {
    id: `${site.slug}/${path}/${year}/${version}`,
    site,
    agencyId: `${site.slug}/${path}`,
    agency,
    year,
    scope: isGovernment(agency) ? 'whole_area' : 'own',
    version,
    current,
    supersededBy: null,
    report: { ...checkedPrints(form, figures), agency, year },
    url,
    page,
    alsoAt: [],
    shown: [{ url, firstSeen: seen, lastSeen: seen, sha256: '' }],
    findings: [],
  };
}

/** A site with these reports; its bodies are those of the reports, with what the test says of their end. */
export function siteReadOf(
  site: Site,
  records: readonly ReportRecord[],
  lineage: Readonly<Record<string, Partial<Pick<AgencyRecord, 'began' | 'ended' | 'into'>>>> = {},
): SiteRead {
  const ids = [...new Set(records.map((r) => r.agencyId))].sort();
  return {
    site,
    records,
    agencies: ids.map((id) => {
      const own = records.filter((r) => r.agencyId === id);
      const years = own.map((r) => r.year ?? 0).sort((a, b) => a - b);
      const into = lineage[id.slice(site.slug.length + 1)]?.into;
      return {
        id,
        site,
        name: own.at(-1)?.agency ?? '',
        names: [],
        columns: [],
        kind: null,
        family: null,
        from: null,
        reviewed: false,
        registeredNames: [],
        evidence: null,
        parent: null,
        uscc: null,
        resolved: true,
        firstYear: years[0] ?? null,
        lastYear: years.at(-1) ?? null,
        began: null,
        ended: null,
        ...lineage[id.slice(site.slug.length + 1)],
        into: into == null ? null : `${site.slug}/${into}`,
      };
    }),
    listed: [],
    incomplete: [],
    absent: new Map(),
    registry: parseRegistry(site.slug, 'agencies: []'),
    toReview: [],
    unusedDecisions: [],
    newest: '2026-01-01',
    seen: '2026-01-01',
    withdrawn: new Set(),
    sightings: new Map(),
    events: [],
  };
}
