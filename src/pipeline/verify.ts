import { existsSync } from 'node:fs';
import { load } from 'cheerio';
import { readCell } from '../../parsers/numbers.js';
import { Archive } from '../archive/archive.js';
import type { ValueType } from '../form/form.js';
import { forms } from '../form/forms.js';
import { databaseMismatches } from '../publish/formats/database.js';
import { type QueriedRow, queryPortions, queryRelease } from '../publish/query.js';
import { damagedFiles } from '../publish/sums.js';
import { type TracedFigure, traceFigures } from '../publish/trace.js';
import type { Site } from '../site.js';
import { toText } from './to-text.js';

/** What verifying came to: how much was looked at, and every mismatch in words. */
export interface Verification {
  readonly objects: number;
  readonly files: number;
  readonly figures: number;
  readonly mismatches: readonly string[];
}

/**
 * Proves an archive and a release: every object is re-hashed, every file of the release too, and every printed figure
 * is looked up at its place in the bytes and read again.
 */
export async function verify(
  sites: readonly Site[],
  data: string,
  folder: string | null,
  onFigure: (done: number, of: number) => void,
): Promise<Verification> {
  const archives = sites.map((site) => Archive.read(data, site.slug));
  const wanted = archives.flatMap((archive) => {
    const hashes = archive.entries.flatMap((e) => (e.kind === 'visit' && e.sha256 !== null ? [e.sha256] : []));
    return [...new Set(hashes)].map((sha256) => ({ archive, sha256 }));
  });
  const mismatches = wanted.flatMap(({ archive, sha256 }) =>
    archive.objects.isSound(sha256) ? [] : [`object ${sha256} is missing or damaged`],
  );
  mismatches.push(
    ...archives.flatMap((a, i) =>
      a.endDamaged ? [`the last line of the journal of ${sites[i]?.slug} is damaged`] : [],
    ),
  );
  const objects = wanted.length;
  if (folder === null) return { objects, files: 0, figures: 0, mismatches };
  if (!existsSync(folder)) {
    const gone = `the current release ${folder} is gone`;
    return { objects, files: 0, figures: 0, mismatches: [...mismatches, gone] };
  }
  const sums = damagedFiles(folder);
  mismatches.push(...sums.damaged.map((name) => `${name} of the release is not what its sum says`));
  mismatches.push(...(await databaseMismatches(folder)));
  // A damaged table cannot be asked; that it is damaged has been said.
  const figures = sums.damaged.includes('figures.parquet')
    ? 0
    : await traceAll(folder, archivedTexts(archives), onFigure, mismatches);
  return { objects, files: sums.examined, figures, mismatches };
}

/** Traces every figure of a release, a portion at a time. @returns how many there are */
async function traceAll(
  folder: string,
  texts: (sha256: string) => string | null,
  onFigure: (done: number, of: number) => void,
  mismatches: string[],
): Promise<number> {
  const placed = 'FROM $figures WHERE place_start IS NOT NULL';
  const [counted] = await queryRelease(folder, `SELECT count(*) AS n ${placed}`);
  let done = 0;
  const columns = 'report_id, address, kind, printed, value::VARCHAR AS value, source_sha256, place_start, place_end';
  await queryPortions(folder, `SELECT ${columns}, made_from ${placed}`, (rows) => {
    const traced = traceFigures(rows.map(figureIn), texts, shownText, numberIn);
    mismatches.push(...traced.mismatches);
    done += traced.examined;
    onFigure(done, Number(counted?.['n']));
  });
  return done;
}

/** The number that a figure's print stands for, read again. */
function numberIn({ printed, address }: TracedFigure): string | null {
  const { reading } = readCell(printed, typeOf(address));
  return reading.kind === 'number' ? String(reading.value) : null;
}

function figureIn(row: QueriedRow): TracedFigure {
  return {
    reportId: row['report_id'] ?? '',
    address: row['address'] ?? '',
    kind: row['kind'] ?? '',
    printed: row['printed'] ?? '',
    value: row['value'] ?? null,
    source: row['source_sha256'] ?? '',
    start: Number(row['place_start']),
    end: Number(row['place_end']),
    madeFrom: row['made_from'] ?? null,
  };
}

/** Decoded texts by hash, one kept at a time: the figures of a source stand together. */
function archivedTexts(archives: readonly Archive[]): (sha256: string) => string | null {
  const types = new Map(
    archives.flatMap((archive) =>
      archive.entries.flatMap((e) =>
        e.kind === 'visit' && e.sha256 !== null
          ? [[e.sha256, { archive, type: e.headers['content-type'] ?? null }] as const]
          : [],
      ),
    ),
  );
  let last: { sha256: string; text: string | null } | null = null;
  return (sha256) => {
    if (last?.sha256 === sha256) return last.text;
    const found = types.get(sha256);
    const sound = found?.archive.objects.isSound(sha256) === true;
    const text = found !== undefined && sound ? toText(found.archive.objects.get(sha256), found.type) : null;
    last = { sha256, text };
    return text;
  };
}

/** What a browser shows of a piece of a page. */
function shownText(piece: string): string {
  return /[<&]/.test(piece)
    ? load(piece, null, false)
        .text()
        .replace(/[\s\u00a0]+/g, ' ')
        .trim()
    : piece;
}

function typeOf(address: string): ValueType {
  const [tableId, , columnId] = address.split('.');
  const columns = forms.flatMap((f) => f.tables.filter((t) => t.id === tableId).flatMap((t) => t.columns));
  return columns.find((c) => c.id === columnId)?.type ?? 'count';
}
