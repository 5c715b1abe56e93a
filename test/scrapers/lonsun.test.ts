import { describe, expect, test } from 'vitest';
import { lonsun as maker } from '../../scrapers/families/lonsun.js';

const lonsun = maker.make({});
const root = 'http://www.example.gov.cn';
const column = `${root}/public/column/21691?type=4&catId=32710021&action=list`;
const call =
  '/site/label/8888?IsAjax=1&dataType=html&labelName=publicInfoList&pageSize=2&pageIndex=1&catId=5&file=%2Fx';
const rows = (...ids: number[]) =>
  `<div class="xxgk_navli"><ul>${ids.map((id) => `<li><a class="title" href="/XxgkAnnualReport/show/${id}.html" title="报告${id}">报…</a><span>2026-01-0${id}</span></li>`).join('')}</ul></div>`;
const list = (text: string, url = column) => {
  const { items, further, total, pages } = lonsun.readList({ url, text });
  const asked = further.map((f) => new URL(f.url).searchParams.get('pageIndex'));
  return { items: items.map((i) => i.title), asked, ajax: further.every((f) => f.ajax), total, pages };
};
const fragment = (text: string, page = 1) => list(text, `${root}${call}`.replace('pageIndex=1', `pageIndex=${page}`));
const script = `<script>get("${call}&_=0.51")</script>`;

describe('lists of Lonsun', () => {
  test('a page without rows calls the service for all of them, without its random number', () => {
    expect(list(script)).toEqual({ items: [], asked: ['1'], ajax: true, total: null, pages: undefined });
    expect(lonsun.readList({ url: column, text: script.replaceAll('&', '&amp;') }).further[0]?.url).toBe(
      `${root}${call}`,
    );
    expect(list(`${script}<script>page({pageCount:3})</script>`).asked).toEqual(['1', '2', '3']);
  });

  test('a page with its first rows calls for the others', () => {
    expect(list(`${rows(1, 2)}${script}<script>page({pageCount:3})</script>`)).toMatchObject({
      items: ['报告1', '报告2'],
      asked: ['2', '3'],
    });
    expect(list(`${rows(1, 2)}${script}共5条`)).toMatchObject({ asked: ['2', '3'], total: 5 });
    expect(list(rows(1, 2) + script).asked).toEqual(['2']);
    expect(list(rows(1) + script).asked).toEqual([]);
  });

  test('the call may be written as the values that make it', () => {
    const text = `<script>load({ siteId: '1', labelName : "publicInfoList", catId: 5, keyWords: $('#k').val(), file: '/x', isDate: true })</script>`;
    expect(lonsun.readList({ url: column, text }).further[0]?.url).toBe(
      `${root}/site/label/8888?IsAjax=1&dataType=html&siteId=1&labelName=publicInfoList&catId=5&file=%2Fx&isDate=true&pageIndex=1`,
    );
    expect(list("<script>load({labelName: 'publicInfoList', siteId: </script>").asked).toEqual([]);
  });

  test('that there is nothing is believed from the service, and not while the page waits for it', () => {
    expect(fragment('<div>暂无相关信息</div>')).toMatchObject({ items: [], total: 0, asked: [] });
    expect(list(`<div>暂无相关信息</div>${script}`)).toMatchObject({ total: null, asked: ['1'] });
    expect(list('<div>暂无相关信息</div>')).toMatchObject({ total: 0 });
    expect(list("<script>x({result: '暂无相关信息'})</script>")).toMatchObject({ total: null });
    expect(fragment('')).toMatchObject({ items: [], total: null });
  });

  test('no word of nothing on a later page takes back what the first one listed', () =>
    expect(fragment('<div>暂无相关信息</div>', 2)).toMatchObject({ items: [], total: null, asked: [] }));

  test('a full page without any count is followed by another', () => {
    expect(fragment(rows(1, 2)).asked).toEqual(['2']);
    expect(fragment(rows(3, 4), 2).asked).toEqual(['3']);
    expect(fragment(rows(5), 3).asked).toEqual([]);
    expect(fragment(`${rows(1, 2)}<script>page({pageCount:1})</script>`).asked).toEqual([]);
  });

  test('what is read most stands beside the list', () =>
    expect(list(`<ul><li><a href="/public/content/7">新闻</a></li></ul>${script}`).items).toEqual([]));

  test('a column whose pages nobody tells the way to says how many it has', () =>
    expect(list(`${rows(1, 2)}<script>page({pageCount:3})</script>`)).toMatchObject({ asked: [], pages: 3 }));

  test('a body has one number for all that is asked of it', () => {
    expect(lonsun.ownerOf(new URL(column), '')).toBe('public/column/21691');
    expect(lonsun.ownerOf(new URL(`${root}/public/column/21691?catId=9&type=4`), '')).toBe('public/column/21691');
  });
});

test.each([
  ['/XxgkAnnualReport/show/5712.html', true],
  ['/OpennessAnnualReport/show/5046.html', true],
  ['/public/content/123456', true],
  ['/public/21691/123456.html', true],
  ['/zwgk/public/content/12', true],
  ['/public/column/21691', false],
  ['/site/label/8888', false],
])('%s is an article of Lonsun: %s', (path, is) => expect(lonsun.isArticle(new URL(path, root))).toBe(is));

test('a report is known by its address and its words, other articles by what holds their text', () => {
  const read = (path: string, text: string) => lonsun.readArticle({ url: root + path, text });
  expect(read('/XxgkAnnualReport/show/1.html', '<h1>2025年度报告</h1>')).not.toBeNull();
  expect(read('/XxgkAnnualReport/show/1.html', '<p>出错了</p>')).toBeNull();
  expect(read('/public/content/1', '<div class="contentxxgk">x</div><a href="/group6/M00/01/x.docx">a</a>')).toEqual({
    parts: [],
    attachments: [`${root}/group6/M00/01/x.docx`],
  });
  expect(read('/public/content/1', '<p>年度报告</p>')).toBeNull();
});
