import { describe, expect, test } from 'vitest';
import { channels as maker } from '../../scrapers/families/channels.js';

const channels = maker.make({});
const root = 'http://www.example.gov.cn';
const column = `${root}/bsq/channels/10832.html`;
const title = '样例区民政局2025年政府信息公开工作年度报告';
const list = (text: string, url = column) => channels.readList({ url, text });

describe('lists of channels and contents', () => {
  test.each([
    `<li class="xxgk-list"><div><a title="${title}" href="/bsq/contents/10832/7.html">• 样例区...</a></div><div class="layui-col-md2"><span>2026-01-30</span></div></li>`,
    `<div class="ET_main_list"><ul><li><a href="/bsq/contents/10832/7.html">• ${title}</a><span>2026-01-30</span></li></ul></div>`,
    `<ul class="sec-list gk-level4"><li><a href="/bsq/contents/10832/7.html">${title}</a> [2026-01-30]</li></ul>`,
    `<ul class="unknown"><li><a href="/bsq/contents/10832/7.html">${title}</a> 2026-01-30</li></ul>`,
  ])('%s', (html) =>
    expect(list(html).items).toEqual([{ url: `${root}/bsq/contents/10832/7.html`, title, date: '2026-01-30' }]),
  );

  test('what stands beside the list is not in it: the same report under another channel, links of the menu', () => {
    const latest = `<ul><li><a href="/bsq/contents/99/7.html">${title}</a></li></ul>`;
    const own = `<ul class="x"><li><a href="/bsq/contents/10832/7.html">${title}</a></li></ul>`;
    expect(list(latest + own).items.map((i) => i.url)).toEqual([`${root}/bsq/contents/10832/7.html`]);
    expect(list(latest).items).toEqual([]);
  });

  test('goes on where its page tells how its further pages are called, and only there', () => {
    const names = (html: string, url?: string) =>
      list(html, url).further.map((f) => f.url.replace(`${root}/bsq/channels/`, ''));
    expect(names('<a href="/bsq/channels/10832_2.html">2</a><a href="10832_4.html">尾页</a>')).toEqual([
      '10832_2.html',
      '10832_3.html',
      '10832_4.html',
    ]);
    expect(names("<script>go('/bsq/channels/10832_2.html')</script>")).toEqual(['10832_2.html']);
    expect(names('<a href="10832_3.html">3</a>', `${root}/bsq/channels/10832_2.html`)).toEqual([
      '10832_2.html',
      '10832_3.html',
    ]);
    expect(
      names('<a href="/jz/channels/10832_2.html">x</a><a href="110832_2.html">y</a><a href="10833_2.html">z</a>'),
    ).toEqual([]);
    expect(names('<a href="10832_9999.html">x</a>').length).toBeLessThan(300);
  });

  test('counts its rows and its pages where it prints them', () => {
    expect(list('<div>共<b>52</b>条 共 4 页</div>')).toMatchObject({ total: 52, pages: 4, further: [] });
    expect(list('<script>var countPage = 3; // 共9条\n</script>')).toMatchObject({ total: null, pages: 3 });
    expect(list('<p>暂无信息</p>')).toEqual({ items: [], further: [], total: null });
  });

  test.each([
    ['/bsq/contents/10832/290861.html', true],
    ['/contents/6023/317492.html', true],
    ['/contents/29/77805', true],
    ['/channels/6346.html', false],
    ['/contents/29/', false],
  ])('%s is an article: %s', (path, is) => expect(channels.isArticle(new URL(path, root))).toBe(is));

  test('an article has a line of date and source, and the code to be scanned; an error page has not', () => {
    const read = (text: string) => channels.readArticle({ url: `${root}/contents/1/2.html`, text });
    expect(
      read('<div>发布日期: 2023-01-30 10:01      来源: x</div><a href="/f/1.docx">附件</a>扫一扫在手机打开当前页'),
    ).toEqual({
      parts: [],
      attachments: [`${root}/f/1.docx`],
    });
    expect(read('<meta name="ArticleTitle" content="x">')).not.toBeNull();
    expect(read('<div>页面不存在</div>')).toBeNull();
  });
});
