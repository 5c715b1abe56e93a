import { describe, expect, test } from 'vitest';
import { ucap as maker } from '../../scrapers/families/ucap.js';
import { UnreadableList } from '../../scrapers/family.js';

const ucap = maker.make({});
const root = 'http://www.example.gov.cn';
const column = `${root}/mzj/c100101/list.shtml`;
const channel = '0123456789abcdef0123456789abcdef';
const other = 'f'.repeat(32);
const service = `${root}/common/search/${channel}?_isAgg=true&_isJson=true&_pageSize=15&_template=index&page=1`;
const row = (more: object = {}) => ({ title: '年报', url: `/mzj/c100101/202601/${other}.shtml`, ...more });
const list = (data: unknown, url = service) => ucap.readList({ url, text: JSON.stringify({ data }) });

describe('columns of ucap', () => {
  const asked = (text: string) => ucap.readList({ url: column, text }).further;

  test.each([
    `<meta name="channelId" content="${channel}">`,
    `<script>var channelId = '${channel}';</script>`,
    `<script>init({"channelId": "${channel}"})</script>`,
    `<input id="channelId" value="${channel}">`,
    `<script>$.get("/common/search/${channel}?_isJson=true")</script>`,
    `<form action="/common/search/${other}"></form><meta name="channelId" content="${channel}">`,
    `<form action="/search/${other}"></form><script>channelId="${channel}"; $.get('/common/search/${channel}')</script>`,
  ])('ask the service for their channel: %s', (text) => expect(asked(text)).toEqual([{ url: service, ajax: true }]));

  test('the service may have another path', () =>
    expect(
      asked(`<meta name="channelId" content="${channel}"><script>get("/searchList/${channel}")</script>`)[0]?.url,
    ).toBe(service.replace('/common/search/', '/searchList/')));

  test('without a channel the rows are on the page', () => {
    const text = `<ul><li><a href="202601/${other}.shtml">年报</a>2026-01-02</li></ul><a href="list_2.shtml">2</a>`;
    const { items, further } = ucap.readList({ url: column, text });
    expect(items).toEqual([{ url: `${root}/mzj/c100101/202601/${other}.shtml`, title: '年报', date: '2026-01-02' }]);
    expect(further).toEqual([{ url: `${root}/mzj/c100101/list_2.shtml` }]);
  });

  test('belong to their own folder', () => {
    for (const name of ['list', 'common_list'])
      expect(ucap.ownerOf(new URL(`${root}/zwgk/c100101/${name}.shtml`), '')).toBe('zwgk/c100101');
  });
});

describe('what ucap’s service answers', () => {
  test('fewer rows than were asked for: the pages are as long as the first one is', () => {
    const results = Array.from({ length: 10 }, () => row());
    for (const total of [22, '22'])
      expect(
        list({ total, page: 1, rows: 15, results }).further.map((f) => [
          new URL(f.url).searchParams.get('page'),
          f.ajax,
        ]),
      ).toEqual([
        ['2', true],
        ['3', true],
      ]);
    expect(list({ total: 22, results }, service.replace('page=1', 'page=3')).further).toEqual([]);
  });

  test('titles without what marks them, dates from where they are', () => {
    const { items } = list({
      total: 4,
      results: [
        row({ title: '<em>年</em>报&amp;x', publishedTimeStr: '2026-01-02 10:00:00' }),
        row({ domainMetaList: [{ resultList: [{ key: 'writedate', value: '2025-12-31' }] }] }),
        row({ publishedTimeStr: null, domainMetaList: 'none' }),
        row({ url: '' }),
      ],
    });
    expect(items.map((i) => [i.title, i.date])).toEqual([
      ['年报&x', '2026-01-02'],
      ['年报', '2025-12-31'],
      ['年报', null],
    ]);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"data": null}',
    '{"data": {"results": []}}',
    '{"data": {"total": "many", "results": []}}',
    '<p>验证</p>',
  ])('what is not its answer is not an empty list: %s', (text) =>
    expect(() => ucap.readList({ url: service, text })).toThrow(UnreadableList),
  );
});

test.each([
  ['/mzj/c100101/202601/0123456789abcdef0123456789abcdef.shtml', true],
  ['/202601/0123456789abcdef0123456789abcdef.shtml', true],
  ['/mzj/c100101/list.shtml', false],
  ['/mzj/c100101/202601/x.shtml', false],
])('%s is an article of ucap: %s', (path, is) => expect(ucap.isArticle(new URL(path, root))).toBe(is));

test.each([
  ['<UCAPTITLE>年报</UCAPTITLE>', true],
  ['<ucapcontent><p>x</p></ucapcontent>', true],
  ['<div id="UCAP-CONTENT">x</div>', true],
  ['<UCAPTITLE></UCAPTITLE><p>404</p>', false],
])('%s is an article: %s', (text, is) =>
  expect(ucap.readArticle({ url: `${root}/202601/${channel}.shtml`, text }) !== null).toBe(is),
);
