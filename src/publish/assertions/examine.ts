import { giveBack } from '../../letting-go.js';
import { askReleases } from '../ask.js';
import type { ColumnSpec, Row, TableSpec } from '../columns.js';
import type { Assertion, Examined, Judged, Last, Subject } from './assertion.js';
import { countAgencies, countReports, countYears } from './counts.js';
import { hashedFigures } from './hashed.js';
import { knownReferences, uniqueKeys } from './keys.js';
import { lostNumbers, lostReports, lostYears } from './losses.js';
import { placedFigures } from './placed.js';
import type { AssertionSettings, Override } from './settings.js';
import { certifiedShare, fillNumbers } from './shares.js';
import { certifiedSums } from './sums.js';

/** Assertions that are asked of one database: it gives its memory back before the next have theirs. */
const together: readonly (readonly Assertion[])[] = [
  [countReports, countAgencies, countYears, fillNumbers, certifiedShare],
  [lostReports, lostYears, lostNumbers],
  [uniqueKeys],
  [knownReferences, placedFigures],
  [hashedFigures],
  [certifiedSums],
];

/** Everything that is asserted of a release before anybody sees it. */
export const assertions: readonly Assertion[] = together.flat();

/** What was asserted of a release, and what came of it. */
export interface Judgement {
  readonly results: readonly Judged[];
  /** Those that stand in the way: failed, and allowed by nobody. */
  readonly refusing: readonly Judged[];
  /** Overrides of which there was no need. */
  readonly idle: readonly Override[];
}

/**
 * Examines a finished release in the folder in which it was built.
 *
 * @param last the release that stands
 */
export async function examineRelease(
  folder: string,
  last: Last,
  tables: readonly Pick<TableSpec, 'name' | 'key'>[],
  settings: AssertionSettings,
): Promise<Judgement> {
  const folders = { b: folder, ...('none' in last ? {} : { a: last.folder }) };
  const examined: Examined[] = [];
  for (const group of together) {
    await askReleases(folders, async (asked) => {
      const subject: Subject = { asked, last, tables, settings };
      for (const assertion of group) examined.push(...(await examineOne(assertion, subject)));
    });
    giveBack();
  }
  return judge(examined, settings);
}

/** An assertion that has nothing to say has found nothing, and that is a failure like any other. */
async function examineOne(assertion: Assertion, subject: Subject): Promise<readonly Examined[]> {
  const found = await assertion.examine(subject);
  if (found.length > 0) return found;
  const wanted = 'something to look at';
  return [{ id: assertion.id, site: null, wanted, found: 'no site to look at', examined: 0, holds: false }];
}

/** Says of every finding whether it has passed, and which overrides there was no need for. */
export function judge(examined: readonly Examined[], settings: AssertionSettings): Judgement {
  const used = new Set<Override>();
  const results = examined.map((one): Judged => {
    const declared = one.mayBeNothing === true || isDeclared(one, settings);
    const passed = one.examined > 0 ? one.holds : declared;
    const allowing = passed ? undefined : settings.overrides.find((o) => allows(o, one));
    if (allowing !== undefined) used.add(allowing);
    const override = allowing === undefined ? null : `${allowing.reason} (${allowing.by}, ${allowing.date})`;
    return { ...one, passed, override };
  });
  return {
    results,
    refusing: results.filter((r) => !r.passed && r.override === null),
    idle: settings.overrides.filter((o) => !used.has(o)),
  };
}

function isDeclared({ id, site }: Examined, settings: AssertionSettings): boolean {
  return site !== null && settings.sites[site]?.nothing?.includes(id) === true;
}

function allows(override: Override, { id, site, found }: Examined): boolean {
  return override.assertion === id && (override.site ?? null) === site && override.found === found;
}

const column = (name: string, type: ColumnSpec['type'], en: string, zh: string): ColumnSpec => ({ name, type, en, zh });

export const assertionsTable: TableSpec = {
  name: 'assertions',
  en: 'Everything that was asserted of the release before it was published',
  zh: '发布前检查：每项检查每个网站一行',
  key: ['assertion_id'],
  columns: [
    column('assertion_id', 'text', 'Assertion, and the site that it is about', '编号'),
    column('assertion', 'text', 'Assertion', '检查项'),
    column('site', 'text', 'Site; empty for the whole release', '网站（空为整个版本）'),
    column('wanted', 'text', 'What had to be so', '要求'),
    column('found', 'text', 'What was found', '结果'),
    column('examined', 'integer', 'How many things were looked at', '检查数量'),
    column('passed', 'boolean', 'It was so', '是否通过'),
    column('override', 'text', 'Why it was published though it was not so, by whom and when', '放行理由'),
  ],
};

export function assertionRow({ id, site, wanted, found, examined, passed, override }: Judged): Row {
  const assertion_id = site === null ? id : `${id} ${site}`;
  return { assertion_id, assertion: id, site, wanted, found, examined, passed, override };
}
