import { describe, expect, test } from 'vitest';
import { trsWcm as maker } from '../../scrapers/families/trs-wcm.js';

const trsWcm = maker.make({});

const column = 'https://www.example.gov.cn/zwgk/zfxxgk/bm/mzj/zfxxgknb3/';
const list = (rows: string, rest = '', url = column) =>
  trsWcm.readList({ url, text: `<html><body>${rows}${rest}</body></html>` });
const report = '样例区民政局2025年政府信息公开工作年度报告';

describe('lists of TRS WCM', () => {
  test('the link’s title before the text that is cut off', () => {
    const { items } = list(
      `<ul class="newsList"><li><a href="./202601/t20260130_7235231.html" target="_blank" title="${report}">样例区民政局2025年政府信息...</a><span>2026-01-30</span></li></ul>`,
    );
    expect(items).toEqual([{ url: `${column}202601/t20260130_7235231.html`, title: report, date: '2026-01-30' }]);
  });

  test('a link that only a script follows', () => {
    const { items } = list(
      `<div class="list-circle-red"><div class="list-item clear"><span class="list-item-con"><a href="javascript:void(0)" onclick="jumpToDetail('./202601/t20260130_7235231.html')"> ${report} </a></span><span class="list-item-date">2026-01-30</span></div></div>`,
    );
    expect(items).toEqual([{ url: `${column}202601/t20260130_7235231.html`, title: report, date: '2026-01-30' }]);
  });

  test('the anchor is the item; the date stands in its text; two digits of the year', () => {
    expect(
      list(`<div><a class="list-item-con" href="./202303/t20230320_6143854.html" title="${report}">…</a></div>`)
        .items[0]?.title,
    ).toBe(report);
    expect(
      list(`<ul><li class="comItem"><a href="./202607/t20260724_7341707.html">${report} 2026-07-24</a></li></ul>`)
        .items,
    ).toEqual([{ url: `${column}202607/t20260724_7341707.html`, title: report, date: '2026-07-24' }]);
    expect(
      list(
        `<table><tr><td class="hanggao30"><a href="t20200107_12.shtml">${report}</a></td><td>20-01-07</td></tr></table>`,
      ).items[0]?.date,
    ).toBe('2020-01-07');
  });

  test('navigation and other columns are left out; a row that leads to another host stays', () => {
    const { items } = list(
      `<ul class="menu"><li><a href="/zwgk/zfxxgk/zn/">政府信息公开指南</a></li><li><a href="../../czj/zfxxgknb4/202601/t20260130_1.html">别的报告</a></li></ul>
       <ul class="news"><li><a href="./202601/t20260130_2.html">${report}</a></li><li><a href="https://other.example.gov.cn/x/202601/t20260130_3.html">样例区公安局2025年报告</a></li><li><a href="./W020260130.pdf">附件</a></li></ul>
       <ul class="related"><li><a href="/art/1.html">相关栏目</a></li></ul>`,
    );
    expect(items.map((i) => i.url.split('/').at(-1))).toEqual([
      't20260130_2.html',
      't20260130_3.html',
      'W020260130.pdf',
    ]);
  });

  test('an empty page lists nothing', () => {
    expect(list('<p>暂无信息</p>')).toEqual({ items: [], further: [], total: null });
  });

  const bar = (call: string, url = column) =>
    list('', `<script>${call}</script>`, url).further.map(({ url: u }) => u.slice(u.lastIndexOf('/') + 1));

  test.each([
    ['createPageHTML(3, 0, "index", "html");', ['index_1.html', 'index_2.html']],
    ["createPageHTML( '3' , '0' , 'index' , 'shtml' );", ['index_1.shtml', 'index_2.shtml']],
    ['createPageHTML(2,0, "index","shtml","3");', ['index_1.shtml']],
    ['createPageHTML(2, 0, "index", "html", "page_div", 745);', ['index_1.html']],
    ['createPage(2, 0, "index", "html");', ['index_1.html']],
    ['createPageHTML(1, 0, "index", "html");', []],
    ['createPageHTML(0, 0, "index", "html");', []],
    ['createPageHTML(5, 0, "t20170803_1095855", "html");', []],
    ['createPageHTML(5, 0, "index_10960", "html");', []],
    ["createPageHTML('page_div', 3, 1, 'index', 'shtml', 104);", ['index_1.shtml', 'index_2.shtml']],
    ['var countPage = 3; createPageHTML(countPage, 0, "index", "htm");', ['index_1.htm', 'index_2.htm']],
    ['createPageHTML(3, 0, "/zwgk/zfxxgk/bm/mzj/zfxxgknb3/index", ".html");', ['index_1.html', 'index_2.html']],
    ['function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) { if (_nPageCount <= 1) return; }', []],
    ['//createPageHTML(9, 0, "index", "html");', []],
    ['var countPage = 3//共多少页\nvar currentPage = 0;', ['index_1.html', 'index_2.html']],
    ['var countPage = "2"; document.write("<a href=\\"index_" + i + ".shtml\\">");', ['index_1.shtml']],
    ['var countPage = 1;', []],
  ])('the bar %s', (call, pages) => expect(bar(call)).toEqual(pages));

  test('several lists in one folder: each goes on under its own name', () => {
    expect(bar('createPageHTML(3, 0, "index_10960", "html");', `${column}index_10960.html`)).toEqual([
      'index_10960_1.html',
      'index_10960_2.html',
    ]);
    expect(bar('createPageHTML(3, 1, "index", "html");', `${column}index_1.html`)).toEqual([
      'index_1.html',
      'index_2.html',
    ]);
  });

  test('the first page of another template’s list is no page of the list that has many', () => {
    const both = 'createPageHTML(9, 0, "index", "html"); createPageHTML(2, 0, "index_10960", "html");';
    expect(bar(both, `${column}index_10960.html`)).toEqual(['index_10960_1.html']);
    expect(bar('var countPage = 2;', `${column}index_10960.html`)).toEqual(['index_10960_1.html']);
    expect(bar('var countPage = 3;', `${column}index_1.html`)).toEqual(['index_1.html', 'index_2.html']);
  });

  test('pages are called as the bar links them, else as the site’s file says', () => {
    const linked = '<a href="./">1</a><a href="./index_2.html">2</a><a href="./index_3.html">3</a>';
    const call = '<script>createPageHTML(4, 0, "index", "html");</script>';
    const names = (text: string, family = trsWcm) =>
      family.readList({ url: column, text }).further.map(({ url }) => url.replace(column, ''));
    expect(names(linked + call)).toEqual(['index_2.html', 'index_3.html', 'index_4.html']);
    expect(names(call, maker.make({ secondPage: 2 }))).toEqual(['index_2.html', 'index_3.html', 'index_4.html']);
    expect(names(call)).toEqual(['index_1.html', 'index_2.html', 'index_3.html']);
    // What the bar leaves out between its links is there too; a tab of the page is no link of a bar.
    const cut =
      '<a href="index_1.shtml">下一页</a><a href="index_4.shtml">尾页</a><a href="index_10960.shtml">政策</a>';
    expect(names(cut)).toEqual(['index_1.shtml', 'index_2.shtml', 'index_3.shtml', 'index_4.shtml']);
    expect(() => maker.make({ secondPage: 3 })).toThrow();
  });

  test('terms with their dates, and cells that are tables of their own', () => {
    expect(
      list(`<dl><dt><a href="./202601/t20260130_2.html">${report}</a></dt><dd>2026-01-30</dd></dl>`).items,
    ).toEqual([{ url: `${column}202601/t20260130_2.html`, title: report, date: '2026-01-30' }]);
    const nested = (href: string, title: string) =>
      `<table><tr><td><table><tr><td><a href="${href}">${title}</a></td></tr></table></td><td>26-01-30</td></tr></table>`;
    const { items } = list(
      `<div>${nested('./202601/t20260130_2.html', report)}${nested('https://mp.weixin.example/s/1', '图解')}</div>`,
    );
    expect(items.map(({ title, date }) => [title, date])).toEqual([
      [report, '2026-01-30'],
      ['图解', '2026-01-30'],
    ]);
  });

  test.each([
    ['arrays', `alist[0]=['./202001/t20200107_12.shtml', "${report}", '20-01-07'];`],
    [
      'an object',
      `fill({"total":1,"rows":[{"url":".\\/202001\\/t20200107_12.shtml","title":"${report}","time":"2020-01-07 09:00","tags":["年报"]}]});`,
    ],
  ])('rows that a script has in %s', (_what, source) =>
    expect(list(`<div id="list"></div><script>${source}</script>`).items).toEqual([
      { url: `${column}202001/t20200107_12.shtml`, title: report, date: '2020-01-07' },
    ]),
  );

  test('a bar that counts a million pages is not believed', () => {
    expect(bar('createPageHTML(1000000, 0, "index", "html");').length).toBeLessThan(300);
  });
});

describe('articles of TRS WCM', () => {
  const article = (html: string) => trsWcm.readArticle({ url: `${column}202601/t20260130_7.html`, text: html });

  test.each([
    '<div class="TRS_Editor">x</div>',
    '<div class="view TRS_UEDITOR trs_web">x</div>',
    '<div id="xlrllt">x</div>',
    '<div class="article_content">x</div>',
    '<meta name="ArticleTitle" content="x">',
  ])('are known by their body or their metadata: %s', (html) =>
    expect(article(html)).toEqual({ parts: [], attachments: [] }),
  );

  test('an error page is none', () => expect(article('<html><body><p>404</p></body></html>')).toBeNull());

  test('a long one goes on over its own pages', () => {
    expect(
      article('<div class="TRS_Editor">x</div><script>createPageHTML(3, 0, "t20260130_7", "html");</script>')?.parts,
    ).toEqual([`${column}202601/t20260130_7_1.html`, `${column}202601/t20260130_7_2.html`]);
  });

  test('an older one says only how many pages it has', () => {
    const at = `${column}202601/t20260130_7.shtml`;
    const text = '<div class="TRS_Editor">x</div><script>var countPage = 2//共多少页</script>';
    expect(trsWcm.readArticle({ url: at, text })?.parts).toEqual([`${column}202601/t20260130_7_1.shtml`]);
  });

  test.each([
    ['/zwgk/202601/t20260130_7235231.html', true],
    ['/a/202601/t20260130_7235231.shtml', true],
    ['/a/t28168631.shtml', true],
    ['/a/202601/t20260130_7235231.htm', true],
    ['/a/', false],
    ['/a/index.html', false],
    ['/a/index_1.html', false],
    ['/a/table.html', false],
  ])('%s is an article: %s', (path, is) => expect(trsWcm.isArticle(new URL(path, column))).toBe(is));
});

describe('links', () => {
  test('keep their words, and only what can be asked for', () => {
    const links = trsWcm.readLinks({
      url: column,
      text: '<a href="./a/" title="样例区民政局">样例区民...</a><a href="mailto:x@y">m</a><a href="javascript:;">j</a><a>n</a><a href="#x">x</a><a href="/b/#top"> 区 财政局 </a>',
    });
    expect(links).toEqual([
      { url: `${column}a/`, text: '样例区民政局' },
      { url: column, text: 'x' },
      { url: 'https://www.example.gov.cn/b/', text: '区 财政局' },
    ]);
  });
});
