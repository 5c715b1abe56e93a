import { lineOfFigure, linesHash } from '../figures-hash.js';
import { type Assertion, beginning, type Examined } from './assertion.js';

/** Of so many reports the hash is made again. */
const rehashed = 200;

/** The hash by which releases are compared is that of the figures that are published: made again for some reports. */
export const hashedFigures: Assertion = {
  id: 'figures.hashed',
  async examine({ asked }): Promise<Examined[]> {
    const chosen = `(SELECT report_id FROM b.reports ORDER BY figures_hash, report_id LIMIT ${rehashed})`;
    const told = await asked.rows(
      `SELECT report_id, figures_hash FROM b.reports WHERE report_id IN ${chosen} ORDER BY report_id`,
    );
    const figures = new Map<string, string[]>();
    const rows = await asked.rows(
      `SELECT report_id, ${lineOfFigure()} AS line FROM b.figures WHERE report_id IN ${chosen}`,
    );
    for (const { report_id: id, line } of rows) {
      const own = figures.get(id ?? '') ?? [];
      own.push(line ?? '');
      figures.set(id ?? '', own);
    }
    const details = told
      .filter((r) => r['figures_hash'] !== linesHash(figures.get(r['report_id'] ?? '') ?? []))
      .map((r) => `${r['report_id']}: its hash is not that of its figures`);
    return [
      {
        id: 'figures.hashed',
        site: null,
        wanted: `the hash of a report is that of its figures, for ${rehashed} reports or all`,
        found: details.length === 0 ? 'every one is' : beginning(details),
        examined: told.length,
        holds: details.length === 0,
        details,
      },
    ];
  },
};
