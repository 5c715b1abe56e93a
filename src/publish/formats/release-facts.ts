import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableSpec } from '../columns.js';
import { identifier } from '../sql.js';
import { answer, parquetOf } from './parquet.js';

type Counts = readonly { readonly what: string; readonly n: number }[];

/** What a release holds of a site, counted. */
export interface SiteFacts {
  readonly site: string;
  readonly agencies: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Current reports by verdict. */
  readonly verdicts: Counts;
  /** Agency-years by what became of their report. */
  readonly coverage: Counts;
}

/** What a release holds, and what it does not, counted in its own tables. */
export interface ReleaseFacts {
  readonly sites: readonly SiteFacts[];
  readonly reports: number;
  readonly verdicts: Counts;
  readonly coverage: Counts;
  /** Current reports whose form was not told, so that no figure was read. */
  readonly formless: number;
  /** Cells of current reports, by what is printed in them. */
  readonly cells: Counts;
  /** Findings of current reports that could not be read or are doubtful, by code. */
  readonly causes: Counts;
}

/** Counts what a release holds. Tables that are not there count as nothing. */
export async function releaseFacts(
  db: DuckDBConnection,
  folder: string,
  tables: readonly TableSpec[],
): Promise<ReleaseFacts> {
  const there = (name: string) => tables.some((t) => t.name === name);
  const ask = async (needs: readonly string[], sql: string) =>
    needs.every(there)
      ? answer(
          db,
          sql.replace(/\$(\w+)/g, (_all, name: string) => parquetOf(folder, name)),
        )
      : [];
  const counts = (rows: readonly Record<string, string | null>[]): Counts =>
    rows.map((r) => ({ what: r['what'] ?? '', n: Number(r['n']) }));
  const verdicts = await ask(
    ['reports'],
    'SELECT site, verdict AS what, count(*) AS n, min(year) AS first, max(year) AS last FROM $reports WHERE current GROUP BY site, verdict ORDER BY site, n DESC, what',
  );
  const coverage = await ask(
    ['coverage'],
    'SELECT site, status AS what, count(*) AS n FROM $coverage GROUP BY site, status ORDER BY site, n DESC, what',
  );
  const agencies = await ask(['agencies'], 'SELECT site, count(*) AS n FROM $agencies GROUP BY site ORDER BY site');
  const slugs = [...new Set([...agencies, ...verdicts, ...coverage].map((r) => r['site'] ?? ''))].sort();
  const sites = slugs.map((site): SiteFacts => {
    const own = verdicts.filter((r) => r['site'] === site);
    const years = own.flatMap((r) => [r['first'] ?? [], r['last'] ?? []].flat()).sort();
    return {
      site,
      agencies: Number(agencies.find((r) => r['site'] === site)?.['n'] ?? 0),
      from: years[0] ?? null,
      to: years.at(-1) ?? null,
      verdicts: counts(own),
      coverage: counts(coverage.filter((r) => r['site'] === site)),
    };
  });
  const kinds = ['number', 'blank', 'mark', 'text', 'missing'];
  const sums = kinds.map((k) => `coalesce(sum(${identifier(`cells_${k}`)}), 0) AS ${identifier(k)}`).join(', ');
  const [cells] = await ask(['reports'], `SELECT ${sums} FROM $reports WHERE current`);
  const [formless] = await ask(['reports'], 'SELECT count(*) AS n FROM $reports WHERE current AND form IS NULL');
  const causes = await ask(
    ['reports', 'findings'],
    `SELECT f.code AS what, count(DISTINCT f.report_id) AS n FROM $findings f JOIN $reports r ON r.report_id = f.report_id
      WHERE r.current AND r.verdict IN ('refused', 'doubtful') AND f.severity <> 'note' GROUP BY f.code ORDER BY n DESC, what`,
  );
  return {
    sites,
    reports: sumOf(counts(verdicts)),
    verdicts: merged(counts(verdicts)),
    coverage: merged(counts(coverage)),
    formless: Number(formless?.['n'] ?? 0),
    cells: kinds.map((what) => ({ what, n: Number(cells?.[what] ?? 0) })),
    causes: counts(causes),
  };
}

export function sumOf(counts: Counts): number {
  return counts.reduce((n, c) => n + c.n, 0);
}

export function countOf(counts: Counts, ...what: readonly string[]): number {
  return sumOf(counts.filter((c) => what.includes(c.what)));
}

function merged(counts: Counts): Counts {
  const all = new Map<string, number>();
  for (const { what, n } of counts) all.set(what, (all.get(what) ?? 0) + n);
  return [...all].map(([what, n]) => ({ what, n })).sort((a, b) => b.n - a.n || (a.what < b.what ? -1 : 1));
}
