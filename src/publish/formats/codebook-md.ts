import type { CodebookEntry, CodebookGroup } from './codebook-entries.js';
import { missingCodes } from './missing.js';
import { inventedNote, type ReleaseAbout, title } from './notes.js';

/** The codebook as Markdown: an entry for each variable, in English and Chinese. */
export function codebookMarkdown(groups: readonly CodebookGroup[], about: ReleaseAbout): string {
  const count = groups.reduce((n, g) => n + g.entries.length, 0);
  return `# Codebook 变量说明

${title.en} / ${title.zh}. Newest page 最新网页：${about.newest}. ${count} variables 变量.
${about.invented ? `\n**${inventedNote.en} ${inventedNote.zh}**\n` : ''}
A blank is not a zero. Why a number is missing 缺失原因:

| code | meaning | 含义 |
| --- | --- | --- |
${missingCodes.map((m) => `| \`.${m.letter}\` \`${m.code}\` | ${escaped(m.en)} | ${escaped(m.zh)} |`).join('\n')}

${groups.map(section).join('\n')}`;
}

function section(group: CodebookGroup): string {
  return `## ${escaped(group.en)} ${escaped(group.zh)}\n\n${group.entries.map(entry).join('\n')}`;
}

function entry(e: CodebookEntry): string {
  const facts = [
    e.address === null ? null : `Cell of the form 单元格: \`${e.address}\``,
    `Type 类型: ${e.type}`,
    e.unit === null ? null : `Unit 单位: ${escaped(e.unit)}`,
    e.forms.length === 0 ? null : `Forms 表式: ${e.forms.join(', ')}`,
    e.sumOf.length === 0 ? null : `Sum of 合计项 (not printed 原表未印): ${e.sumOf.map((a) => `\`${a}\``).join(' + ')}`,
    `Observations 观测数: ${e.observations} of ${e.of}`,
    e.statuses.length === 0
      ? null
      : `Of these 其中: ${e.statuses.map((s) => `${escaped(s.en)} ${escaped(s.zh)}: ${s.n}`).join('; ')}`,
    ...e.more.map((m) => `${escaped(m.en)} ${escaped(m.zh)}: ${escaped(m.text)}`),
    ...e.crosswalk.map((c) => `Crosswalk 对照: ${escaped(c)}`),
  ];
  return `### \`${e.variable}\`

${escaped(e.zh)}\\
${escaped(e.en)}

${facts.flatMap((f) => (f === null ? [] : [`- ${f}`])).join('\n')}
`;
}

/** Text that Markdown shows as it is, also in a table. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
}
