import { anchorsOf, dateIn, itemsBeside } from '../../anchors.js';
import type { Ask, ListPage } from '../../family.js';
import { mostPages } from '../../paging.js';
import type { Page } from '../../visitor.js';
import { pairsOf, unescaped } from './printed.js';

const service = /\/module\/xxgk\/search\.jsp$/;
/** The call of the service on a column's page, with what it asks for in its address, and behind it. */
const printed = /(\/module\/xxgk\/search\.jsp)(?:\?([^'"\s<>]*))?/;
const pages = /共(?:&nbsp;|\s)*(\d+)(?:&nbsp;|\s)*页/;
const rows =
  /<tr\b[^>]*\bclass\s*=\s*["'][^"']*\btr_main_value_(?:odd|even)\b[\s\S]*?<\/tr>|<a\b[^>]*\bclass\s*=\s*["'][^"']*\bbt_link\b[\s\S]*?<\/a>/gi;
/** What the service wants to be told, where the page does not say. */
const unsaid = {
  vc_title: '',
  vc_number: '',
  sortfield: ',compaltedate:0',
  vc_filenumber: '',
  vc_all: '',
  texttype: '0',
  fbtime: '-1',
  standardXxgk: '1',
  isAllList: '1',
};
/** By these an area's column is named; without them the service lists everything. */
const naming: readonly string[] = ['infotypeId', 'jdid', 'area', 'divid'];

/**
 * One page of a directory: the column's own, which mostly holds nothing but the service's call, or what that answers.
 *
 * @returns null when the page is neither
 */
export function readDirectory(page: Page, isArticle: (url: URL) => boolean): ListPage | null {
  const url = new URL(page.url);
  if (!service.test(url.pathname)) {
    const params = calledWith(page.text);
    if (params === null) return null;
    return { items: itemsBeside(page, isArticle), further: [search(page, params, 1)], total: null };
  }
  const column = /^div(\d+)$/.exec(url.searchParams.get('divid') ?? '')?.[1];
  const found = (page.text.match(rows) ?? []).flatMap((row) => {
    const html = row.startsWith('<tr') ? `<table>${row}</table>` : row;
    const anchor = anchorsOf({ url: page.url, text: html }).find((a) => a.text !== '');
    if (anchor === undefined) return [];
    return [{ url: anchor.url.href, title: anchor.text, date: dateIn(html.replace(/<[^>]*>/g, ' ')) }];
  });
  // Some servers do not look at the column and list the whole area.
  const isOther = (item: { url: string }) => {
    const of = /\/art_(\d+)_\d+\.s?html?$/.exec(item.url)?.[1];
    return column !== undefined && of !== undefined && of !== column;
  };
  const count = Math.min(Number(pages.exec(page.text)?.[1] ?? 1), mostPages);
  const further = Array.from({ length: count - 1 }, (_, i) => search(page, [...url.searchParams], i + 2));
  return {
    items: found.filter((item) => !isOther(item)),
    others: found.filter(isOther).map((item) => item.url),
    further: count > 0 ? further : [],
    total: null,
  };
}

function calledWith(text: string): [string, string][] | null {
  const m = printed.exec(text);
  if (m === null) return null;
  const behind = text.slice(m.index + m[0].length, m.index + m[0].length + 2_000).split('</script>')[0] ?? '';
  const asked = new URLSearchParams(unescaped(m[2] ?? ''));
  const posted = /['"]([\w]+=[^'"]*&[^'"]*)['"]/.exec(behind)?.[1] ?? '';
  const said = [...new URLSearchParams(unescaped(posted)), ...pairsOf(behind)];
  const params = new Map([...asked, ...said.filter(([name]) => naming.includes(name) || name in unsaid)]);
  return naming.some((name) => (params.get(name) ?? '') !== '') ? [...params] : null;
}

/** The parameters stand in the address too, as the system's own pages ask: the answer then tells what it answers. */
function search(page: Page, params: readonly (readonly [string, string])[], number: number): Ask {
  const all = new URLSearchParams({ ...unsaid, ...Object.fromEntries(params), currpage: String(number) });
  const url = new URL('/module/xxgk/search.jsp', page.url);
  url.search = all.toString();
  return { url: url.href, form: all.toString(), ajax: true };
}
