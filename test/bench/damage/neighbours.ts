import { readReport } from '../../../parsers/read-report.js';
import { checkReport } from '../../../src/check/check-report.js';
import { checkCarry } from '../../../src/check/year-to-year.js';
import { addressOf } from '../../../src/form/cells.js';
import type { CheckedReport } from '../../../src/report.js';
import type { Random } from '../../../src/sample/random.js';
import { type Page, printAt, requestsOf, withFigures } from './page.js';
import type { Way } from './ways/way.js';

/** The same body's sound reports of the year before and of the year after, as read. */
export interface Neighbours {
  readonly before: CheckedReport;
  readonly after: CheckedReport;
}

/**
 * The neighbour years of a report before it is damaged: what it carries in was carried out the year before, and what
 * it carries out is carried in the year after. The rest of them does not matter, and is the same.
 */
export function neighboursOf(page: Page, way: Way, random: Random): Neighbours {
  const read = (p: Page) => {
    const parts = [{ bytes: way.print(p, random), contentType: way.mediaType }];
    return checkReport(readReport({ name: 'neighbour', parts, listed: null }));
  };
  return {
    before: read(copyRow(page, 'carried_in', 'carried_out')),
    after: read(copyRow(page, 'carried_out', 'carried_in')),
  };
}

function copyRow(page: Page, from: string, to: string): Page {
  const table = requestsOf(page);
  const row = (id: string) => table.columns.map((c) => addressOf(table, { id }, c));
  return withFigures(
    page,
    row(to).map((address, i) => [address, printAt(page, row(from)[i] ?? '')] as const),
  );
}

/** The years do not fit together: the damage shows beside its neighbours, if not on its own page. */
export function noticedBeside({ before, after }: Neighbours, damaged: CheckedReport): boolean {
  const checks = [checkCarry(before, damaged), checkCarry(damaged, after)];
  return checks.some((c) => c.findings.length > 0);
}
