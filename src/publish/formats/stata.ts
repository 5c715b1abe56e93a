import type { CodedFile } from './coded.js';
import { type CodedColumn, isNumeric } from './coded-table.js';
import { cut, fitting } from './labels.js';
import { missingCodes } from './missing.js';

/** Stata's limit for a variable's label, in characters. */
const labelLimit = 80;

/**
 * A do-file that reads the coded tables: labels in two languages, value labels, extended missing values.
 *
 * @throws Error where a label holds what Stata would expand
 */
export function stataDo(files: readonly CodedFile[]): string {
  const names = files.map((f) => f.coded.table.name);
  return `* Reads the tables of this release into Stata 14 or later.
* Working folder: the folder of the release.  do stata/gongkai.do ${names.join(' | ')}
* Labels in English and in Chinese:  label language zh
* 用法：以本数据发布文件夹为工作目录运行；label language zh 切换为中文标签。
version 14
args table
if "\`table'" == "" local table "${names[0]}"

${files.map(block).join('\n')}
if !inlist("\`table'", ${names.map((n) => `"${n}"`).join(', ')}) {
    display as error "this release has no table \`table' for Stata"
    exit 111
}
* Why a value is missing: tabulate VARIABLE, missing
`;
}

function block({ coded }: CodedFile): string {
  const { columns, table, path } = coded;
  const texts = positions(columns, (c) => !isNumeric(c));
  const numbers = positions(columns, isNumeric);
  const numeric = columns.filter(isNumeric);
  const sets = numeric.filter((c) => c.categories !== null);
  const codes = missingCodes.map((m) => `${m.code}=.${m.letter}`).join(' \\ ');
  const lines = [
    `import delimited using "${path}", varnames(1) case(preserve) encoding("UTF-8") delimiters(",") bindquote(strict) asdouble stringcols(${texts}) numericcols(${numbers}) clear`,
    `label data ${text(table.en)}`,
    'quietly ds, has(type numeric)',
    `mvdecode \`r(varlist)', mv(${codes})`,
    'quietly compress',
    ...['en', 'zh'].map((language) => whyLabels(language as 'en' | 'zh')),
    ...sets.flatMap((c) => (['en', 'zh'] as const).map((language) => categoryLabels(c, language))),
    'label language en, rename',
    ...labels(columns, 'en'),
    'label language zh, new',
    ...labels(columns, 'zh'),
    'label language en',
    ...columns
      .filter((c) => fitting(c.spec.en, labelLimit) !== c.spec.en)
      .map((c) => `notes ${c.spec.name}: ${plain(c.spec.en)}`),
  ];
  return `if "\`table'" == "${table.name}" {\n${lines.map((l) => `    ${l}\n`).join('')}}\n`;
}

function labels(columns: readonly CodedColumn[], language: 'en' | 'zh'): string[] {
  return columns.flatMap((c) => [
    `label variable ${c.spec.name} ${text(fitting(c.spec[language], labelLimit))}`,
    ...(isNumeric(c) ? [`label values ${c.spec.name} ${labelName(c, language)}`] : []),
  ]);
}

/** The name of the labels of a variable's values; figures share the one that says why there is none. */
function labelName(column: CodedColumn, language: string): string {
  if (column.categories === null) return `why_${language}`;
  return `${column.spec.name.slice(0, 29)}_${language}`;
}

function whyLabels(language: 'en' | 'zh'): string {
  return `label define why_${language} ${missingCodes.map((m) => `.${m.letter} ${text(m[language])}`).join(' ')}, replace`;
}

function categoryLabels(column: CodedColumn, language: 'en' | 'zh'): string {
  const values = (column.categories ?? []).map((v) => `${v.code} ${text(v[language])}`);
  const none = missingCodes.map((m) => `.${m.letter} ${text(m[language])}`);
  return `label define ${labelName(column, language)} ${[...values, ...none].join(' ')}, replace`;
}

/** Stata's compound quotes, in which quotes may stand. */
function text(label: string): string {
  return `\`"${plain(cut(label, labelLimit))}"'`;
}

function plain(label: string): string {
  if (/[`$\\\r\n]|"'/.test(label)) throw new Error(`Stata would expand what stands in the label ${label}`);
  return label;
}

/** Places of columns, from 1, as Stata writes a list of numbers: 1/4 7. */
function positions(columns: readonly CodedColumn[], which: (column: CodedColumn) => boolean): string {
  const places = columns.flatMap((c, i) => (which(c) ? [i + 1] : []));
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}/${to}`)).join(' ');
}
