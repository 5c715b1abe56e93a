import { escapeHtml } from '../../src/printable.js';
import type { ReplicaAnswer } from './replicas/replica.js';

/** A page of an invented portal, with what real ones put on every page: metadata, menus, and a date that means nothing. */
export function portalPage(title: string, body: string, meta: Readonly<Record<string, string>> = {}): ReplicaAnswer {
  const tags = Object.entries(meta).map(([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`);
  return {
    status: 200,
    body: `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
${tags.join('\n')}</head><body>
<div class="header"><span id="date">2019年12月3日星期二</span> 无障碍 | 简体 | 繁体 | 长者模式</div>
<h1>${escapeHtml(title)}</h1>
${body}
<div class="footer">网站地图 | 联系我们 | 网站标识码:0000000000</div></body></html>`,
  };
}

export function json(value: unknown): ReplicaAnswer {
  return { status: 200, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(value) };
}

/** A list of links, as menus have them. */
export function menu(links: readonly (readonly [href: string, text: string])[]): string {
  return `<ul class="menu">${links.map(([href, text]) => `<li><a href="${escapeHtml(href)}">${text}</a></li>`).join('')}</ul>`;
}

export interface Row {
  readonly href: string;
  readonly title: string;
  /** yyyy-mm-dd */
  readonly date: string;
}

/** Years from the newest to the oldest. */
export function years(newest: number, oldest: number): number[] {
  return Array.from({ length: newest - oldest + 1 }, (_, i) => newest - i);
}

export function titleOf(agency: string, year: number): string {
  return `${agency}${year}年政府信息公开工作年度报告`;
}
