import iconv from 'iconv-lite';
import type { Address } from '../../../src/address.js';
import { form2021 } from '../../../src/form/form-2021.js';
import { escapeHtml } from '../../../src/printable.js';
import type { Block } from '../../../src/sample/print/layout.js';
import { renderClean, renderText, renderWord } from '../../../src/sample/print/render.js';
import { composeReport } from '../../../src/sample/print/report.js';
import { Random } from '../../../src/sample/random.js';
import { figuresOf } from '../../support/printing.js';

export const kinds = ['lean', 'word', 'flat'] as const;
export type Kind = (typeof kinds)[number];

export const encodings = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** A whole page with the figures that stand in it. */
export interface Page {
  readonly text: string;
  readonly figures: ReadonlyMap<Address, string>;
}

const sentences = [
  '全面贯彻《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，稳步提升工作透明度。',
  '全年通过门户网站主动公开各类信息，重点公开财政预决算、行政许可、民生保障等群众关心的内容。',
  '健全依申请公开的登记、审核、办理、答复、归档流程，答复文书一律经过合法性审查。',
  '明确专人负责信息的发布与更新，定期清理失效的栏目和链接，网站内容保障情况有所改善。',
  '把政务公开列入年度考核，组织业务培训，针对检查中发现的问题逐条整改。',
];
const offices = ['办公室', '民政局', '财政局', '教育局', '司法局', '审计局', '统计局', '应急管理局', '市场监督管理局'];

/**
 * One page of a site: head, navigation, the report in its block, footer. The same seed gives the same page.
 *
 * @param times how often the report's prose and navigation are repeated, to make the same report in a longer page
 * @param copies how often the whole report is printed in the page
 */
export function printPage(kind: Kind, encoding: Encoding, seed: number, times = 1, copies = 1): Page {
  const random = new Random(seed);
  const year = 2021 + (seed % 4);
  const title = `样例区${offices[seed % offices.length]}${year}年政府信息公开工作年度报告`;
  const figures = figuresOf(form2021, seed, [0, 3, 30, 900][random.between(0, 3)] ?? 0);
  const prose = (paragraphs: number) =>
    Array.from({ length: paragraphs }, () =>
      Array.from({ length: 3 }, () => sentences[random.between(0, sentences.length - 1)]).join(''),
    );
  const blocks = composeReport(
    form2021,
    { cell: (address) => figures.get(address) ?? '', printed: new Set(), labels: new Map() },
    {
      opening: `现公布样例区${offices[seed % offices.length]}${year}年政府信息公开工作年度报告。`,
      overview: prose(6 * times),
      problems: prose(2).join(''),
      other: '本年度没有其他需要报告的事项。',
    },
  );
  const body = Array.from({ length: copies }, () => render(kind, blocks, seed)).join('\n');
  return { text: kind === 'flat' ? textPage(title, body) : htmlPage(title, body, encoding, times), figures };
}

/** The page's bytes as a server sends them. */
export function encode(page: Page, encoding: Encoding): Buffer {
  return iconv.encode(page.text, encoding);
}

function render(kind: Kind, blocks: readonly Block[], seed: number): string {
  if (kind === 'flat') return renderText(blocks);
  if (kind === 'lean') return renderClean(blocks);
  // One page in three was typed with change marks, which leave a span for each character of a label.
  return seed % 3 === 0 ? renderWord(blocks) : renderWord(blocks).replaceAll(/<\/span><span style="[^"]*">/g, '');
}

/** Text as a reader mode or a copy of the page has it: the site's words stay, one a line. */
function textPage(title: string, body: string): string {
  const top = ['样例市样例区人民政府', '首页', '政务公开', '互动交流', title, '发布时间：2023-01-17 10:04'];
  const foot = ['打印本页', '关闭窗口', '主办：样例区人民政府办公室', '网站标识码：0000000000'];
  return [...top, body, ...foot].join('\n\n');
}

function htmlPage(title: string, body: string, encoding: Encoding, times: number): string {
  const declared = encoding === 'gb18030' ? 'gb2312' : encoding;
  const links = Array.from({ length: 18 * times }, (_, i) => {
    const name = offices[i % offices.length];
    return `<li class="menu-item"><a href="/zwgk/bm/${i}/index.html" title="${name}" target="_blank">${name}</a></li>`;
  }).join('\n');
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="${declared}">
<title>${escapeHtml(title)}_样例市样例区人民政府</title>
<meta name="SiteName" content="样例市样例区人民政府">
<meta name="ArticleTitle" content="${escapeHtml(title)}">
<meta name="PubDate" content="2023-01-17 10:04">
<link rel="stylesheet" href="/css/style.css"><script src="/js/jquery.min.js"></script>
<script>var _s = {}; (function () { if (1 < 2 && _s) { document.write("<i></i>"); } })();</script>
</head>
<body>
<div class="header"><span id="date">2019年12月3日星期二</span><ul class="menu">
${links}
</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 年度报告</div>
<div class="article"><h1>${escapeHtml(title)}</h1>
<div class="info"><span>发布时间：2023-01-17 10:04</span>&nbsp;&nbsp;<span>来源：样例区人民政府</span></div>
<div class="view TRS_UEDITOR" id="zoom">
${body}
</div></div>
<div class="footer"><p>扫一扫在手机打开当前页</p><p>主办：样例区人民政府办公室&copy; 版权所有 网站标识码：0000000000</p></div>
<script>createPageHTML(1, 0, "t20230117_1", "html");</script>
</body>
</html>
`;
}
