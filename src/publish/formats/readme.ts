import { verdictWords } from './categories.js';
import { escaped } from './codebook-md.js';
import type { Example } from './example.js';
import { exampleText } from './example-text.js';
import { missingCodes } from './missing.js';
import { inventedNote, licence, type ReleaseAbout, title, what } from './notes.js';
import { openingText } from './opening-text.js';
import { countOf, type ReleaseFacts, sumOf } from './release-facts.js';

/** Rows of a list that is written out; a release of many sites has the rest in its tables. */
const most = 60;

/** A table of the release, with the number of its rows. */
export interface CountedTable {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly rows: number;
}

/** What stands at the door of a release: what it is, how to open it, what it holds and does not, all counted in it. */
export function readme(
  about: ReleaseAbout,
  tables: readonly CountedTable[],
  facts: ReleaseFacts,
  example: Example | null,
): string {
  return [
    `# ${title.en}\n\n**${title.zh}**\n\n${what.en}\n\n${what.zh}\n\nNewest page 最新网页：${about.newest}.`,
    about.invented ? `**${inventedNote.en} ${inventedNote.zh}**` : '',
    filesText(tables),
    openingText(tables.map((t) => t.name)),
    missingText(),
    coverageText(facts),
    limitsText(facts),
    example === null ? '' : exampleText(example),
    `## Licence and citation 许可与引用\n\n${licence.en} ${licence.zh} See \`LICENSE\` and \`CITATION.cff\`.`,
    `\`SHA256SUMS\` lists every file but \`gongkai.duckdb\`, whose bytes are never the same twice; \`gongkai.duckdb.rows\` holds what its rows come to.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function filesText(tables: readonly CountedTable[]): string {
  return `## Files 文件

Each table is there as \`.parquet\`, as \`.csv\` (UTF-8, as printed) and in \`gongkai.duckdb\`; the smaller ones are sheets of \`gongkai.xlsx\` and, for Excel, \`excel/*.csv\`.
\`coded/\` holds the tables for statistics in bare numbers, \`stata/\`, \`r/\` and \`spss/\` what reads them. \`datapackage.json\` describes every data file,
\`codebook.html\` every variable. 每张表均有 Parquet、CSV 与 DuckDB 三种格式；Excel 用户请用 \`gongkai.xlsx\` 或 \`excel/\`；变量说明见 \`codebook.html\`。

| table | rows | a row is | 说明 |
| --- | ---: | --- | --- |
${tables.map((t) => `| \`${t.name}\` | ${t.rows} | ${escaped(t.en)} | ${escaped(t.zh)} |`).join('\n')}`;
}

function missingText(): string {
  return `## Missing is not zero 缺失不等于零

Nothing defaults to zero. In \`panel\` a number that is not there is empty, and \`panel_status\`, where the release has it, says why; in the files for statistics and in the workbook the reason stands in its place.
任何数字都不会默认为零。

| Stata, Excel | coded/ | reason | 原因 |
| --- | --- | --- | --- |
${missingCodes.map((m) => `| \`.${m.letter}\` | \`${m.code}\` | ${escaped(m.en)} | ${escaped(m.zh)} |`).join('\n')}`;
}

function coverageText(facts: ReleaseFacts): string {
  const verdicts = verdictWords.map((v) => v.text);
  const rows = facts.sites.slice(0, most).map((s) => {
    const gone = countOf(s.coverage, 'missing', 'withdrawn_candidate');
    const barred = countOf(s.coverage, 'blocked', 'failed', 'unknown', 'waiting');
    const years = s.from === null ? '' : `${s.from}–${s.to}`;
    const counts = verdicts.map((v) => countOf(s.verdicts, v));
    return `| ${escaped(s.site)} | ${s.agencies} | ${years} | ${sumOf(s.verdicts)} | ${counts.join(' | ')} | ${gone} | ${barred} |`;
  });
  const more = facts.sites.length - rows.length;
  return `## What is here 覆盖情况

Agencies, years, current reports, these by verdict; agency-years of which no report is published (or it was withdrawn), and of which none could be had or told.
各站点的机关数、年度、现行报告数及核验结论；最后两列为未公布（或撤下）与未能取得的机关年度数。

| site 站点 | agencies 机关 | years 年度 | reports 报告 | ${verdicts.join(' | ')} | missing 未公布 | not had 未取得 |
| --- | ---: | --- | ---: | ${verdicts.map(() => '---:').join(' | ')} | ---: | ---: |
${rows.join('\n')}
${more > 0 ? `\n${more} more sites: see the table \`coverage\`.\n` : ''}
${verdictWords.map((v) => `- **${v.text}** ${escaped(v.en.replace(/^[\w-]+: /, ''))}。${escaped(v.zh)}`).join('\n')}`;
}

function limitsText(facts: ReleaseFacts): string {
  const { coverage, verdicts, reports } = facts;
  const cells = sumOf(facts.cells);
  const share = (n: number) => (cells === 0 ? '' : ` (${((100 * n) / cells).toFixed(1)} %)`);
  const cell = (kind: string) => `${countOf(facts.cells, kind)}${share(countOf(facts.cells, kind))}`;
  const years = (...statuses: string[]) => countOf(coverage, ...statuses);
  const lines = [
    `${countOf(verdicts, 'doubtful')} of ${reports} current reports are doubtful: what stands in them is not sure, and \`findings\` says where. 存疑报告 ${countOf(verdicts, 'doubtful')} 份。`,
    `${countOf(verdicts, 'refused')} were refused, of ${facts.formless} no form could be told: none of their figures is here. 拒读报告 ${countOf(verdicts, 'refused')} 份，无法判定表式 ${facts.formless} 份。`,
    facts.causes.length === 0
      ? ''
      : `What was wrong with these (reports): ${facts.causes.map((c) => `\`${c.what}\` ${c.n}`).join(', ')}. 原因如上（报告数）。`,
    `${countOf(verdicts, 'source-inconsistent')} reports print a sum that fails, ${countOf(verdicts, 'source-incomplete')} leave one undecided: published as printed. 原文勾稽不符 ${countOf(verdicts, 'source-inconsistent')} 份，不全 ${countOf(verdicts, 'source-incomplete')} 份，均照原文发布。`,
    `Agency-years without a report here: missing ${years('missing')}, host turns programs away ${years('blocked')}, failed ${years('failed')}, not yet asked for ${years('waiting')}, list not read to its end ${years('unknown')}, tables as pictures ${years('pictures')}, another form or format ${years('unreadable')}. 无报告的机关年度依次为：未公布、网站拒绝程序访问、获取失败、尚未获取、栏目未读完、表格为图片、表式或格式不支持。`,
    `${years('withdrawn_candidate')} reports are gone from their page and their list since they were had, perhaps withdrawn: what they printed is here, and \`coverage\` and \`events\` say so. 疑似撤下的报告 ${years('withdrawn_candidate')} 份，所载内容仍予保留。`,
    `Of ${cells} cells of current reports: numbers ${cell('number')}, blank ${cell('blank')}, a mark ${cell('mark')}, other text ${cell('text')}, not read ${cell('missing')}. 现行报告单元格 ${cells} 个，依次为数字、空白、符号、文字、未读出。`,
  ];
  return `## What is not here 已知局限\n\n${lines
    .filter((l) => l !== '')
    .map((l) => `- ${l}`)
    .join('\n')}`;
}
