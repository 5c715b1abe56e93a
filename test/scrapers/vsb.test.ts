import { describe, expect, test } from 'vitest';
import { vsb as maker } from '../../scrapers/families/vsb.js';
import { Archive } from '../../src/archive/archive.js';
import { temporaryFolder } from '../support/folders.js';
import { crawlReplica, type ReplicaAnswer, serveReplica } from '../support/replicas/replica.js';
import { answerOf, columnsOf, replicas } from '../support/replicas/vsb.js';

const vsb = maker.make({});
const column = 'http://www.example.gov.cn/zwgk/zbgg.htm';
const bar = (inner: string, count = 52) =>
  `<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_t">共${count}条</span><span class="p_pages">${inner}</span><span class="p_t">1/11</span></div>`;
const list = (text: string, url = column) => vsb.readList({ url, text });
const furtherOf = (text: string, url = column) => list(text, url).further.map((ask) => ask.url);

describe('page bars of VSB', () => {
  test('a list goes on in the pages that its bar links, whatever their numbers', () => {
    const { further, total } = list(
      bar(
        '<span class="p_no_d">1</span><span class="p_no"><a href="zbgg/10.htm">2</a></span><span class="p_no"><a href="zbgg/1.htm">11</a></span><span class="p_next p_fun"><a href="zbgg/10.htm">下页</a></span>',
      ),
    );
    expect(further.map((ask) => ask.url)).toEqual([
      'http://www.example.gov.cn/zwgk/zbgg/10.htm',
      'http://www.example.gov.cn/zwgk/zbgg/1.htm',
    ]);
    expect(total).toBe(52);
  });

  test('on a later page the links begin in its own folder, and those before it count too', () => {
    const text = bar(
      '<a href="../zbgg.htm">首页</a><a href="11.htm">上页</a><a href="9.htm">下页</a><a href="2023.htm">2023</a>',
    );
    expect(furtherOf(text, 'http://www.example.gov.cn/zwgk/zbgg/10.htm').map((u) => u.split('/').at(-1))).toEqual([
      '11.htm',
      '9.htm',
    ]);
  });

  test('older lists go on in their query', () => {
    const at = 'http://www.example.gov.cn/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1042';
    expect(furtherOf(bar('<a href="list.jsp?a3t=11&a3p=2&a3c=15&wbtreeid=1042">2</a>'), at)).toEqual([
      'http://www.example.gov.cn/list.jsp?a3t=11&a3p=2&a3c=15&wbtreeid=1042',
    ]);
  });

  test('the bar of older versions, and one above the list', () => {
    const old =
      '<table><tr><td id=fanye46084>共2条&nbsp;&nbsp;1/2</td><td><a class="Next" href="zbgg/1.htm">下页</a></td></tr></table>';
    const { items, further, total } = list(
      `${old}<ul><li><a href="../info/1042/8.htm">样例局2024年报告</a></li></ul>${old}`,
    );
    expect([items.length, further.length, total]).toEqual([1, 1, 2]);
  });

  test('folders of years and other columns are no pages', () =>
    expect(furtherOf(bar('<a href="zbgg/2023n.htm">2023</a><a href="other/10.htm">2</a>'))).toEqual([]));
});

describe('rows of VSB', () => {
  test('stand before the bar; what stands beside them is of other trees', () => {
    const { items } = list(
      `<ul><li><a href="../info/1001/7.htm">最新信息</a></li></ul><ul><li><a href="../info/1042/8.htm" title="样例局2024年报告">样例局…</a><span>2025-01-20</span></li></ul><ul><li><a href="../content.jsp?urltype=news.NewsContentUrl&wbtreeid=1042&wbnewsid=9">样例局2023年报告</a></li></ul>${bar('', 2)}<ul><li><a href="../info/1042/1.htm">网站声明</a></li></ul>`,
    );
    expect(items).toEqual([
      { url: 'http://www.example.gov.cn/info/1042/8.htm', title: '样例局2024年报告', date: '2025-01-20' },
      { url: 'http://www.example.gov.cn/info/1042/9.htm', title: '样例局2023年报告', date: null },
    ]);
  });

  test.each([
    ['/info/1042/1234.htm', true],
    ['/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1042&wbnewsid=1234', true],
    ['/xxgk_content.jsp?urltype=news.NewsContentUrl&wbtreeid=1042&wbnewsid=1234', true],
    ['/zwgk/zbgg.htm', false],
    ['/zwgk/zbgg/10.htm', false],
    ['/content.jsp?urltype=tree.TreeTempUrl&wbtreeid=1042', false],
  ])('%s is an article: %s', (path, is) => expect(vsb.isArticle(new URL(path, column))).toBe(is));
});

/** Crawls the replica while its longest list changes behind the reader's back, after its first page. */
async function crawlWhile(
  change: (news: ReturnType<typeof columnsOf>[number]['news']) => ReturnType<typeof columnsOf>[number]['news'],
) {
  const [replica] = replicas;
  if (replica === undefined) throw new Error('no replica');
  let columns = columnsOf();
  const [longest] = columns;
  const data = temporaryFolder();
  const server = await serveReplica({
    answer: (request) => {
      const answer = answerOf(columns, request);
      if (request.path === `${longest?.path}.htm`)
        columns = columnsOf().map((c, i) => (i === 0 ? { ...c, news: change(c.news) } : c));
      return answer;
    },
  });
  const summary = await crawlReplica(replica, server, data);
  const items = Archive.read(data, 'sample/yunxi').listings.flatMap((l) => l.items.map((i) => i.url));
  return { summary, missing: replica.reports.filter((r) => !items.includes(r.url)).map((r) => r.title) };
}

describe('a list of VSB that changes while it is read', () => {
  test('an article that comes in moves others to a page that nothing linked before; none is lost', async () => {
    const added = { tree: 1042, id: 5_000, title: '云溪县政府信息公开制度', date: '2026-03-01', year: null };
    const { summary, missing } = await crawlWhile((news) => [added, ...news]);
    expect(missing).toEqual([]);
    expect(summary.lacking).toEqual(['县政府办公室: it changed while it was read: 15 items, then 16']);
  });

  test('an article that is taken away moves one to a page that was read already; the list is not believed', async () => {
    const { summary, missing } = await crawlWhile((news) => news.slice(1));
    expect(missing.length).toBeGreaterThan(0);
    expect(summary.lacking).toEqual(['县政府办公室: it changed while it was read: 15 items, then 14']);
  });
});

describe('files of VSB', () => {
  const gated = ['<p>对不起，您没有访问权限</p>', '<p>请输入验证码后下载</p>'];
  test.each(gated)('a page in place of a file is kept as none, and the host goes on being asked: %s', async (page) => {
    const [replica] = replicas;
    if (replica === undefined) throw new Error('no replica');
    const data = temporaryFolder();
    const server = await serveReplica({
      answer: (request): ReplicaAnswer | null =>
        request.path.startsWith('/system/_content/download.jsp')
          ? { status: 200, body: `<html><body>${page}</body></html>` }
          : replica.answer(request),
    });
    const summary = await crawlReplica(replica, server, data);
    const visits = Archive.read(data, 'sample/yunxi').entries.filter((e) => e.kind === 'visit');
    const files = visits.filter((v) => v.purpose === 'attachment');
    expect(files.length).toBeGreaterThan(0);
    expect(files.map((v) => v.outcome)).toEqual(files.map(() => 'needs_person'));
    // Linked twice, with its parameters in another order.
    expect(new Set(files.map((v) => v.partOf)).size).toBe(files.length);
    expect(visits.filter((v) => v.purpose === 'article').length).toBe(replica.reports.length);
    expect(summary.stopped.size).toBe(0);
  });
});
