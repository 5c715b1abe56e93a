import { escapeHtml } from '../../printable.js';
import type { CodebookEntry, CodebookGroup } from './codebook-entries.js';
import { codebookScript, codebookStyle } from './codebook-page.js';
import { missingCodes } from './missing.js';
import { inventedNote, type ReleaseAbout, title } from './notes.js';

/** The codebook as one page that needs nothing else: an entry for each variable, in English and Chinese, to search. */
export function codebookHtml(groups: readonly CodebookGroup[], about: ReleaseAbout): string {
  const count = groups.reduce((n, g) => n + g.entries.length, 0);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Codebook 变量说明 · Gongkai 公开</title>
<style>${codebookStyle}</style>
</head>
<body>
<nav>
<p class="brand">Gongkai <span lang="zh">公开</span></p>
<input id="find" type="search" placeholder="Search 查找" aria-label="Search 查找" autocomplete="off">
<ol>${groups.map((g) => `<li><a href="#${g.id}"><span lang="zh">${escapeHtml(g.zh)}</span>${escapeHtml(g.en)} <b>${g.entries.length}</b></a></li>`).join('\n')}</ol>
</nav>
<main>
<header>
<h1>Codebook <span lang="zh">变量说明</span></h1>
<p>${escapeHtml(title.en)}<br><span lang="zh">${escapeHtml(title.zh)}</span></p>
<p class="small">${count} variables <span lang="zh">变量</span> · newest page <span lang="zh">最新网页</span> ${escapeHtml(about.newest)}</p>
${about.invented ? `<p class="notice">${escapeHtml(inventedNote.en)}<br><span lang="zh">${escapeHtml(inventedNote.zh)}</span></p>` : ''}
<details><summary>A blank is not a zero: why a number is missing <span lang="zh">缺失不等于零：缺失原因</span></summary>
<table>${missingCodes.map((m) => `<tr><td><code>.${m.letter}</code></td><td><code>${m.code}</code></td><td>${escapeHtml(m.en)}</td><td lang="zh">${escapeHtml(m.zh)}</td></tr>`).join('\n')}</table></details>
</header>
<p id="none" hidden>Nothing found <span lang="zh">没有找到</span></p>
${groups.map(section).join('\n')}
</main>
<script>${codebookScript}</script>
</body>
</html>
`;
}

function section(group: CodebookGroup): string {
  return `<section id="${group.id}">
<h2><span lang="zh">${escapeHtml(group.zh)}</span>${escapeHtml(group.en)}</h2>
${group.entries.map(entry).join('\n')}
</section>`;
}

function entry(e: CodebookEntry): string {
  const share = e.of === 0 ? 0 : Math.round((100 * e.observations) / e.of);
  const facts: [string, string, string][] = [
    ...e.more.map((m): [string, string, string] => [m.en, m.zh, escapeHtml(m.text)]),
    ...(e.address === null ? [] : [['Cell', '单元格', code(e.address)] as [string, string, string]]),
    ['Type', '类型', `${escapeHtml(e.type)}${e.unit === null ? '' : ` · ${escapeHtml(e.unit)}`}`],
    ...(e.forms.length === 0 ? [] : [['Forms', '表式', e.forms.map(code).join(' ')] as [string, string, string]]),
    ...(e.sumOf.length === 0 ? [] : [['Sum of', '合计项', e.sumOf.map(code).join(' + ')] as [string, string, string]]),
    ...(e.crosswalk.length === 0
      ? []
      : [['Crosswalk', '对照', e.crosswalk.map(escapeHtml).join('<br>')] as [string, string, string]]),
    [
      'Observations',
      '观测数',
      `<span class="bar"><i style="width:${share}%"></i></span>${e.observations} / ${e.of}${statuses(e)}`,
    ],
  ];
  return `<article id="${e.variable}">
<h3><a href="#${e.variable}"><code>${escapeHtml(e.variable)}</code></a></h3>
<p class="label"><span lang="zh">${escapeHtml(e.zh)}</span>${escapeHtml(e.en)}</p>
<dl>${facts.map(([en, zh, html]) => `<dt>${escapeHtml(en)} <span lang="zh">${escapeHtml(zh)}</span></dt><dd>${html}</dd>`).join('\n')}</dl>
</article>`;
}

function statuses(e: CodebookEntry): string {
  if (e.statuses.length === 0) return '';
  return `<span class="small">${e.statuses.map((s) => `${escapeHtml(s.en)} <span lang="zh">${escapeHtml(s.zh)}</span> <b>${s.n}</b>`).join(' · ')}</span>`;
}

function code(words: string): string {
  return `<code>${escapeHtml(words)}</code>`;
}
