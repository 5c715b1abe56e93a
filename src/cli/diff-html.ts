import { escapeHtml, grouped } from '../printable.js';
import type { Cause, Comparison, Side } from '../publish/diff/compare.js';
import type { QueriedRow } from '../publish/query.js';
import { causeNames, changeRow, tallyRows } from './diff-text.js';

const style = `
:root{color-scheme:light dark;--ink:#1d2433;--faint:#667085;--line:#e3e7ee;--paper:#fff;--wash:#f6f8fb;--come:#0b7a43;--go:#b42318}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--faint:#98a2b3;--line:#2c3444;--paper:#131722;--wash:#1b2130;--come:#4cc38a;--go:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:1180px;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2.25rem 0 .75rem}
p{margin:.25rem 0}.faint{color:var(--faint)}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:1rem;margin-top:1.25rem}
.side{border:1px solid var(--line);border-radius:10px;padding:.9rem 1.1rem;background:var(--wash)}
.side b{font-size:1.05rem}.side code{font-size:.85rem}
.wide{overflow-x:auto;border:1px solid var(--line);border-radius:10px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.42rem .75rem;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
thead th{border-top:0;background:var(--wash);font-weight:600;white-space:nowrap;position:sticky;top:0}
td.n,th.n{text-align:right}code{font:.86em ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
del{color:var(--go);text-decoration:none}ins{color:var(--come);text-decoration:none}
.cause{white-space:nowrap}.cause::before{content:"";display:inline-block;width:.6em;height:.6em;border-radius:50%;margin-right:.5em;background:var(--c)}
.new_report{--c:#2e90fa}.edit{--c:#f79009}.code{--c:#7a5af8}.registry{--c:#15b79e}.verdict{--c:#98a2b3}.withdrawn{--c:#667085}.versions{--c:#98a2b3}.unexplained{--c:#f04438}
.filters{display:flex;flex-wrap:wrap;gap:.6rem;margin:0 0 .75rem}
input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.35rem .6rem}input{flex:1 1 16rem}
`;

/** Shows the rows that hold the words and have the cause; without scripts all rows are shown. */
const script = `
const q=document.getElementById('q'),c=document.getElementById('c'),n=document.getElementById('n'),rows=[...document.querySelectorAll('#changes tbody tr')];
function show(){let k=0;const w=q.value.toLowerCase();for(const r of rows){const on=(!c.value||r.dataset.cause===c.value)&&r.textContent.toLowerCase().includes(w);r.hidden=!on;if(on)k++}n.textContent=k.toLocaleString('en-US')}
q.addEventListener('input',show);c.addEventListener('change',show);
`;

/** A comparison as one page that needs no other file. @param shown the first changes */
export function diffHtml(comparison: Comparison, shown: readonly QueriedRow[]): string {
  const { a, b, tallies, changes, paired, same } = comparison;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Gongkai: ${escapeHtml(a.name)} → ${escapeHtml(b.name)}</title><style>${style}</style></head><body><main>
<h1>What changed between two releases <span class="faint">两版数据的差异</span></h1>
<p class="faint">${grouped(same)} of ${grouped(paired)} reports that both have are the same, figure by figure.</p>
<div class="sides">${side('A · earlier', a)}${side('B · later', b)}</div>
${changes === 0 ? '<h2>Nothing differs. 没有差异。</h2>' : `${summary(comparison)}${list(tallies, shown, changes)}`}
</main></body></html>
`;
}

function side(label: string, { name, reports, figures, code, registry }: Side): string {
  return `<div class="side"><p class="faint">${label}</p><p><b>${escapeHtml(name)}</b></p>
<p>${grouped(reports)} reports, ${grouped(figures)} figures</p>
<p class="faint">code <code>${escapeHtml(code ?? 'not told')}</code> · registry <code>${escapeHtml(registry ?? 'not told')}</code></p></div>`;
}

function causeCell(cause: Cause): string {
  return `<span class="cause ${cause}">${causeNames[cause].en}</span> <span class="faint">${causeNames[cause].zh}</span>`;
}

function summary({ tallies }: Comparison): string {
  const rows = tallyRows(tallies).map((row, i) => {
    const cause = tallies[i]?.cause ?? 'unexplained';
    const [, site = '', ...numbers] = row;
    return `<tr><td>${causeCell(cause)}</td><td><code>${escapeHtml(site)}</code></td>${numbers.map((n) => `<td class="n">${n}</td>`).join('')}</tr>`;
  });
  return `<h2>By cause and site <span class="faint">按原因和网站</span></h2>
<div class="wide"><table><thead><tr><th>cause 原因</th><th>site 网站</th><th class="n">reports +</th><th class="n">−</th><th class="n">changed</th><th class="n">cells +</th><th class="n">−</th><th class="n">changed</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>
`;
}

function list(tallies: Comparison['tallies'], shown: readonly QueriedRow[], changes: number): string {
  const causes = [...new Set(tallies.map((t) => t.cause))];
  const rows = shown.map((row) => {
    const [report = '', of = '', change = ''] = changeRow(row);
    const cause = row['cause'] as Cause;
    const agency = `${escapeHtml(row['agency'] ?? '')} ${escapeHtml(row['year'] ?? '')}`;
    return `<tr data-cause="${cause}"><td>${agency}<br><code class="faint">${escapeHtml(report)}</code></td><td><code>${escapeHtml(of)}</code></td><td>${arrow(change)}</td><td>${causeCell(cause)}</td></tr>`;
  });
  const left =
    shown.length < changes
      ? `the first ${grouped(shown.length)} of ${grouped(changes)}; all of them: --csv`
      : `all ${grouped(changes)}`;
  return `<h2>Changes <span class="faint">逐项差异（${left}）</span></h2>
<div class="filters"><input id="q" type="search" placeholder="Agency, address, figure … 机关、单元格、数值" aria-label="Words">
<select id="c" aria-label="Cause"><option value="">every cause 全部原因</option>${causes.map((c) => `<option value="${c}">${causeNames[c].en} ${causeNames[c].zh}</option>`).join('')}</select>
<span class="faint" style="align-self:center"><span id="n">${grouped(shown.length)}</span> shown</span></div>
<div class="wide"><table id="changes"><thead><tr><th>report 报告</th><th>of 项目</th><th>before → after 变化</th><th>cause 原因</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>
<script>${script}</script>`;
}

/** Colours for what went and what came. */
function arrow(change: string): string {
  const at = change.indexOf(' → ');
  if (at !== -1)
    return `<del>${escapeHtml(change.slice(0, at))}</del> → <ins>${escapeHtml(change.slice(at + 3))}</ins>`;
  if (change.startsWith('+')) return `<ins>${escapeHtml(change)}</ins>`;
  return change.startsWith('−') ? `<del>${escapeHtml(change)}</del>` : escapeHtml(change);
}
