import { grouped } from '../../printable.js';
import { type Assertion, beginning } from './assertion.js';

/** Every number has the place at which it is printed, and every sum that we made its rule; nothing else has a number. */
export const placedFigures: Assertion = {
  id: 'figures.placed',
  async examine({ asked }) {
    const wrong = `(value IS NOT NULL AND (place_start IS NULL OR place_end IS NULL OR source_sha256 IS NULL OR printed IS NULL))
      OR (derived IS NOT NULL AND rule IS NULL)
      OR (suggested IS NOT NULL AND printed IS NULL)
      OR ((value IS NULL) <> (kind <> 'number'))`;
    const rows = await asked.rows(
      `SELECT report_id || '#' || address AS what FROM b.figures WHERE ${wrong} ORDER BY 1`,
    );
    const [row] = await asked.rows(
      'SELECT count(*) AS n FROM b.figures WHERE value IS NOT NULL OR derived IS NOT NULL',
    );
    const details = rows.map((r) => r['what'] ?? '');
    return [
      {
        id: 'figures.placed',
        site: null,
        wanted:
          'every number has its place and its print, every made sum its rule, and no blank, mark or missing cell a number',
        found: details.length === 0 ? 'every one has' : `${grouped(details.length)} have not: ${beginning(details)}`,
        examined: Number(row?.['n']),
        holds: details.length === 0,
        details,
      },
    ];
  },
};
