import { escaped } from './codebook-md.js';
import type { Example, RefusingAgency } from './example.js';

/** Rows of the answer that are written out; the query gives the rest. */
const most = 40;

/** The question that the release is asked when it is built, with its answer, in SQL and in a spreadsheet. */
export function exampleText(example: Example): string {
  const { year, agencies, highest, letters, asked, comparable, nothing, untold, untoldNames, unread } = example;
  const shown = agencies.slice(0, most);
  const names = untold === 0 ? '' : ` (${untoldNames.slice(0, 10).map(escaped).join(', ')}${untold > 10 ? ', …' : ''})`;
  return `## A question, answered 示例问题

**Which agencies refused more than half of the requests of ${year}, and on what grounds?** Refused (（三）不予公开, \`req_den_total\`) of all results of the year (（七）总计, \`req_results_total\`).
${year} 年哪些机关对过半数的申请作出不予公开决定，理由是什么？

\`\`\`sql
-- duckdb gongkai.duckdb
${example.sql}
\`\`\`

${agencies.length === 0 ? noneText(highest) : answerTable(shown)}
${agencies.length > shown.length ? `\n${agencies.length - shown.length} more: ask the query.\n` : ''}
Of ${asked} agencies with a report of ${year} that was read, ${comparable} can be compared; ${nothing} answered no request; of ${untold} a figure is missing${names}, and they are in no list. Of ${unread} more no report of the year was read.
已读取 ${year} 年报告的机关 ${asked} 个：可比较 ${comparable} 个，当年无办理结果 ${nothing} 个，数字缺失 ${untold} 个（不计入任何一类）；另有 ${unread} 个机关的该年度报告未能读取。

In a spreadsheet 用电子表格：

1. Open \`gongkai.xlsx\`, sheet \`panel\`; in row 2, filter column ${letters.year} (\`year\`) to ${year}. 在 panel 表第2行筛选 ${letters.year} 列为 ${year}。
2. Into ${letters.free}3 write \`=IF(AND(ISNUMBER(${letters.refused}3),ISNUMBER(${letters.answered}3)),IF(${letters.answered}3>0,${letters.refused}3/${letters.answered}3,""),"")\`, and copy it down: refused (${letters.refused}) of answered (${letters.answered}); a missing code such as \`.a\` is text and gives nothing. 在 ${letters.free}3 填入上式并向下复制。
3. Filter column ${letters.free} to greater than 0.5. The grounds are in the columns ${letters.firstGround} to ${letters.lastGround} whose names end in \`_total\`. 筛选大于 0.5 的行，理由见 ${letters.firstGround} 至 ${letters.lastGround} 列中以 \`_total\` 结尾的各列。`;
}

function noneText(highest: readonly RefusingAgency[]): string {
  if (highest.length === 0) return 'None; no agency refused any. 无，且无机关作出不予公开决定。';
  return `None. The highest shares are 无。占比最高者为：\n\n${answerTable(highest)}`;
}

function answerTable(agencies: readonly RefusingAgency[]): string {
  const rows = agencies.map(
    (a) =>
      `| ${escaped(a.agency)} | ${a.refused} | ${a.answered} | ${percent(a)} % | ${groundsOf(a)} | ${a.verdict} | ${escaped(a.site)} |`,
  );
  return `| agency 机关 | refused 不予公开 | results 办理结果 | share 占比 | grounds 理由 | verdict | site |
| --- | ---: | ---: | ---: | --- | --- | --- |
${rows.join('\n')}`;
}

/** Rounded half up, by whole numbers. */
function percent({ refused, answered }: RefusingAgency): number {
  return Math.floor((200 * refused + answered) / (2 * answered));
}

function groundsOf(agency: RefusingAgency): string {
  const told = agency.grounds.map((g) => `${escaped(g.en)} ${escaped(g.zh)} ${g.requests}`);
  const unknown = agency.unknown > 0 ? [`${agency.unknown} not told 未知`] : [];
  return [...told, ...unknown].join('; ');
}
