import type { CodedFile } from './coded.js';
import { type CodedColumn, isNumeric } from './coded-table.js';
import { cutBytes, fitting } from './labels.js';
import { lowestFigure, missingCodes } from './missing.js';

/** Bytes that SPSS takes for a variable's label, and for a value's. */
const limits = { variable: 255, value: 120 } as const;

/** Commands for SPSS and PSPP that read the coded tables: labels in both languages, values' labels, missing values. */
export function spssSyntax(files: readonly CodedFile[]): string {
  return `* Reads the tables of this release into SPSS or PSPP.
* Working folder: the folder of the release.
* 用法：以本数据发布文件夹为工作目录运行。
${files.map(block).join('\n')}`;
}

function block({ coded, widths }: CodedFile): string {
  const { columns, table, path } = coded;
  const numeric = columns.filter(isNumeric);
  const listed = numeric.filter((c) => c.categories !== null);
  const figures = numeric.filter((c) => c.categories === null);
  const why = missingCodes.map((m) => `  ${m.code} ${text(`${m.en} / ${m.zh}`, limits.value)}`).join('\n');
  const first = numeric[0]?.spec.name;
  const last = numeric.at(-1)?.spec.name;
  if (first === undefined || last === undefined) throw new Error(`${table.name} has no figures`);
  return `
* ${table.name}: ${table.en}.
GET DATA /TYPE=TXT /FILE='${path}' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELCASE=LINE
  /DELIMITERS=',' /QUALIFIER='"' /FIRSTCASE=2
  /VARIABLES=
${columns.map((c) => `    ${c.spec.name} ${format(c, widths)}`).join('\n')}.
DATASET NAME ${table.name}.
VARIABLE LABELS
${columns.map((c) => `  ${c.spec.name} ${text(label(c), limits.variable)}`).join('\n')}.
MISSING VALUES
  ${numeric.map((c) => c.spec.name).join('\n  ')}
  (LO THRU ${lowestFigure}).
VALUE LABELS
  ${figures.map((c) => c.spec.name).join('\n  ')}
${why}${listed.map((c) => `\n  /${c.spec.name}\n${values(c)}\n${why}`).join('')}.
EXECUTE.
`;
}

function format(column: CodedColumn, widths: ReadonlyMap<string, number>): string {
  if (!isNumeric(column)) return `A${widths.get(column.spec.name) ?? 1}`;
  return column.storage === 'decimal' ? 'F20.6' : 'F12.0';
}

function label(column: CodedColumn): string {
  const { en, zh } = column.spec;
  return `${fitting(en, 120)} / ${zh}`;
}

function values(column: CodedColumn): string {
  return (column.categories ?? []).map((v) => `  ${v.code} ${text(`${v.en} / ${v.zh}`, limits.value)}`).join('\n');
}

function text(label: string, most: number): string {
  return `'${cutBytes(label, most).replaceAll("'", "''")}'`;
}
