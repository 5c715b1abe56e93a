import { type ColumnSpec, figuresTable, sqlType } from './columns.js';
import type { ReportFigures } from './rows.js';
import { identifier, quote } from './sql.js';

/**
 * Which cells a report of a form prints, numbered in the order of first sight: by all their addresses and variables.
 * There are hardly more shapes than forms.
 */
export type Shapes = Map<string, number>;

/** The same for every cell of a report. */
const ofReport = new Set([
  'report_id',
  'site',
  'agency_id',
  'agency',
  'year',
  'version',
  'current',
  'invented',
  'form',
  'scope',
]);
/** Told by the shape. */
const ofShape = ['address', 'variable'];
const source = 'source_sha256';

const reportColumns = figuresTable.columns.filter((c) => ofReport.has(c.name));
const cellColumns = figuresTable.columns.filter(
  (c) => !ofReport.has(c.name) && !ofShape.includes(c.name) && c.name !== source,
);

/**
 * The figures of one report as one line of JSON: what is the same for all once, the rest as lists in the order of the
 * cells. A line a figure costs several times as much on both sides of the file.
 *
 * @param figures at least one
 */
export function figureLine({ report, cells }: ReportFigures, shapes: Shapes): string {
  const line: Record<string, unknown> = { shape: shapeOf(cells, shapes) };
  for (const { name } of reportColumns) line[name] = report[name] ?? null;
  for (const { name } of cellColumns) {
    const values = cells[name] ?? [];
    line[name] = values.every((value) => value === null) ? null : values;
  }
  const from = cells[source] ?? [];
  const sources = [...new Set(from)];
  line['sources'] = sources;
  line['source'] = sources.length === 1 ? null : from.map((sha256) => sources.indexOf(sha256) + 1);
  return JSON.stringify(line);
}

function shapeOf(cells: ReportFigures['cells'], shapes: Shapes): number {
  const key = ofShape.map((name) => cells[name]?.join(' ')).join('\n');
  const known = shapes.get(key) ?? shapes.size;
  shapes.set(key, known);
  return known;
}

/**
 * The query that makes of such lines one row a figure, in the order of the lines and of the cells.
 *
 * @param typed decimals as numbers with six places (Parquet); else as the text that is printed (CSV)
 */
export function figuresQuery(path: string, shapes: Shapes, typed: boolean): string {
  const jsonType = (c: ColumnSpec) => (c.type === 'decimal' ? 'VARCHAR' : sqlType(c.type));
  const columns = [
    `shape: 'INTEGER'`,
    ...reportColumns.map((c) => `${identifier(c.name)}: ${quote(jsonType(c))}`),
    ...cellColumns.map((c) => `${identifier(c.name)}: ${quote(`${jsonType(c)}[]`)}`),
    `sources: 'VARCHAR[]'`,
    `source: 'INTEGER[]'`,
  ];
  const lines = `read_json(${quote(path)}, format = 'newline_delimited', maximum_object_size = 8388608, columns = {${columns.join(', ')}})`;
  const shaped = ofShape.map((name, i) => `unnest(${byShape(shapes, i)}) AS ${identifier(name)}`);
  const unnested = [
    ...reportColumns.map((c) => identifier(c.name)),
    ...shaped,
    ...cellColumns.map((c) => `unnest(${identifier(c.name)}) AS ${identifier(c.name)}`),
    'sources',
    'unnest(source) AS source',
  ];
  const selected = figuresTable.columns.map((c) => {
    if (c.name === source) return `sources[coalesce(source, 1)] AS ${identifier(source)}`;
    return c.type === 'decimal' && typed
      ? `${identifier(c.name)}::${sqlType(c.type)} AS ${identifier(c.name)}`
      : identifier(c.name);
  });
  return `SELECT ${selected.join(', ')} FROM (SELECT ${unnested.join(', ')} FROM ${lines})`;
}

function byShape(shapes: Shapes, part: number): string {
  const cases = [...shapes].map(([key, n]) => {
    const names = (key.split('\n')[part] ?? '').split(' ').map(quote);
    return `WHEN ${n} THEN [${names.join(', ')}]`;
  });
  return cases.length === 0 ? '[]::VARCHAR[]' : `CASE shape ${cases.join(' ')} END`;
}
