import { describe, expect, test } from 'vitest';
import { gkmlpt as maker } from '../../scrapers/families/gkmlpt.js';
import { UnreadableList } from '../../scrapers/family.js';

const gkmlpt = maker.make({});
const base = 'http://www.example.gov.cn/bmxx/qmzj/gkmlpt/';
const service = `${base}api/all/2629?page=1&sid=755001`;
const title = '样例区民政局2025年政府信息公开工作年度报告';
const row = (more: object = {}) => ({ title, url: `${base}content/0/2629/post_1.html`, date: 1767196800, ...more });
const list = (answer: unknown, url = service) => gkmlpt.readList({ url, text: JSON.stringify(answer) });
const read = (more: object) => list({ total: 1, articles: [row(more)] }).items;

describe('what gkmlpt’s service answers', () => {
  test('a total in quotes counts like one without', () => {
    const articles = Array.from({ length: 100 }, (_, i) => row({ url: `${base}content/0/1/post_${i}.html` }));
    for (const total of [250, '250']) {
      const answered = list({ total, articles });
      expect(answered.total).toBe(250);
      expect(answered.further.map((f) => f.url)).toEqual([
        `${base}api/all/2629?page=2&sid=755001`,
        `${base}api/all/2629?page=3&sid=755001`,
      ]);
    }
    expect(list({ total: '250', articles: articles.slice(50) }, service.replace('page=1', 'page=3')).further).toEqual(
      [],
    );
  });

  test('nothing at all is said with a total of none', () =>
    expect(list({ total: '0', articles: [] })).toEqual({ items: [], further: [], total: 0 }));

  test.each([
    ['cut off', '{"total": 3, "articles": [{"title": "x"'],
    ['a page', '<html><body>请稍候</body></html>'],
    ['nothing', ''],
    ['a message', '{"code": 500, "msg": "系统繁忙"}'],
    ['no total', '{"articles": []}'],
    ['a total of nothing', '{"total": "", "articles": []}'],
    ['a total that is none', '{"total": -1, "articles": []}'],
    ['a list that is none', '{"total": 3, "articles": {"0": {}}}'],
    ['null', 'null'],
  ])('what is not its answer is not an empty list: %s', (_what, text) =>
    expect(() => gkmlpt.readList({ url: service, text })).toThrow(UnreadableList),
  );

  test('dates are days in Shanghai, however they are written', () => {
    expect(read({ date: 1767196800 })[0]?.date).toBe('2026-01-01');
    expect(read({ date: '1767196800' })[0]?.date).toBe('2026-01-01');
    expect(read({ date: 1767196800000 })[0]?.date).toBe('2026-01-01');
    expect(read({ date: 0, created_at: '2026-01-02 00:10:00' })[0]?.date).toBe('2026-01-02');
    expect(read({ date: null })[0]?.date).toBeNull();
  });

  test('a row’s address is where it has one; a copy for telephones is the page itself', () => {
    expect(read({ url: '', post_url: '/a/content/post_7.html' })[0]?.url).toBe(
      'http://www.example.gov.cn/a/content/post_7.html',
    );
    expect(read({ url: '/a/content/mpost_7.html' })[0]?.url).toBe('http://www.example.gov.cn/a/content/post_7.html');
  });

  test('a row that cannot be read is missed by the total; what a name of JSON says stays in it', () => {
    const text = `{"total": 4, "__proto__": {"total": 1}, "articles": [null, {"title": 3}, {"title": "x", "url": "javascript:;"}, {"__proto__": {"title": "y"}, "title": "<em>年报</em>", "url": "/a/content/post_1.html"}]}`;
    const { items, total } = gkmlpt.readList({ url: service, text });
    expect(items.map((i) => i.title)).toEqual(['年报']);
    expect(total).toBe(4);
  });
});

describe('the columns of gkmlpt', () => {
  const links = (script: string, html = '', url = `${base}index`) =>
    gkmlpt
      .readLinks({ url, text: `<body>${html}<script>window._CONFIG = ${script};</script></body>` })
      .map((l) => [l.text, l.url.replace(base, '')]);

  test('stand in a tree, under their names; a year’s under both', () => {
    expect(
      links(`{SID: '755001', TREE: [{id: 1, name: '信息公开', children: [
        {id: 2629, name: '政府信息公开年报', jump_url: '', children: [{id: '30', name: '2024年'}, {id: 31, name: '镇街'}]},
        {id: 2, name: '指南', jump_url: '/zn/'}]}]}`),
    ).toEqual([
      ['信息公开', 'api/all/1?page=1&sid=755001'],
      ['政府信息公开年报', 'api/all/2629?page=1&sid=755001'],
      ['政府信息公开年报2024年', 'api/all/30?page=1&sid=755001'],
      ['镇街', 'api/all/31?page=1&sid=755001'],
      ['指南', 'http://www.example.gov.cn/zn/'],
    ]);
  });

  test('a link to a column of reports leads to the same list as the tree does', () => {
    const anchor = '<a href="annualreport#2629">政府信息公开年报</a>';
    const tree = "{SID: 755001, TREE: [{id: 2629, name: '年报', jump_url: '/bmxx/qmzj/gkmlpt/annualreport#2629'}]}";
    expect(links(tree, anchor).map(([, url]) => url)).toEqual([
      'api/all/2629?page=1&sid=755001',
      'api/all/2629?page=1&sid=755001',
    ]);
    expect(links('{}', anchor)).toEqual([['政府信息公开年报', 'annualreport']]);
  });

  test('a column’s page leads to its list by its own tree', () => {
    const text =
      "<script>window._CONFIG = {SID: '1', TREE: [{id: 4, name: '指南'}, {id: 5, name: '政府信息公开年报'}]}</script>";
    expect(gkmlpt.readList({ url: `${base}annualreport`, text }).further).toEqual([
      { url: `${base}api/all/5?page=1&sid=1` },
    ]);
  });

  test.each([
    ['a tree that is cut off', "{SID: '1', TREE: [{id: 4, name: '年报'"],
    ['a tree that is none', "{SID: '1', TREE: 'x'}"],
    ['a tree without a site', "{TREE: [{id: 4, name: '年报'}]}"],
    ['nodes that are none', "{SID: '1', TREE: [null, 3, {name: {}, children: [7]}, [[]]]}"],
  ])('%s leads nowhere', (_what, script) => expect(links(script)).toEqual([]));

  test.each([
    [service, 'bmxx/qmzj/gkmlpt/api/all', 'bmxx/qmzj'],
    ['http://mzj.example.gov.cn/gkmlpt/api/all/5?page=1&sid=755001', 'gkmlpt/api/all', 'gkmlpt/755001'],
    ['http://www.example.gov.cn/bmxx/qczj/nb/', 'bmxx/qczj/nb', 'bmxx/qczj'],
  ])('%s is the column of %s', (url, below, owner) => expect(gkmlpt.ownerOf(new URL(url), below)).toBe(owner));
});

describe('articles of gkmlpt', () => {
  const article = (text: string) => gkmlpt.readArticle({ url: `${base}content/0/1/post_1.html`, text });

  test('may stand in the script alone, with the files that hang on them', () => {
    const content = JSON.stringify('<p>附件</p><a href="/files/1.docx">附件</a>').replace(/</g, '\\u003C');
    expect(article(`<script>window._CONFIG = {DETAIL: {content: ${content}}}</script>`)).toEqual({
      parts: [],
      attachments: ['http://www.example.gov.cn/files/1.docx'],
    });
  });

  test.each(['<div class="article-content">x</div>', '<div class="news_cont_d_wrap">x</div>'])('%s is one', (html) =>
    expect(article(html)).toEqual({ parts: [], attachments: [] }),
  );

  test.each([
    '<div>404</div>',
    '<script>window._CONFIG = {DETAIL: null}</script>',
    '<script>_CONFIG = {DETAIL: {content: ""}}</script>',
  ])('%s is none', (html) => expect(article(html)).toBeNull());

  test('pages of NFCMS are numbered from 1', () => {
    const url = 'http://www.example.gov.cn/bmxx/qczj/nb/index.html';
    const text =
      '<li><a href="content/post_1.html">年报</a></li><a href="index_2.html">2</a><a href="index_4.html">尾页</a>';
    expect(gkmlpt.readList({ url, text }).further.map((f) => f.url.slice(url.lastIndexOf('/') + 1))).toEqual([
      'index_2.html',
      'index_3.html',
      'index_4.html',
    ]);
  });
});
