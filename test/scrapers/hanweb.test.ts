import { describe, expect, test } from 'vitest';
import { hanweb as maker } from '../../scrapers/families/hanweb.js';
import { Archive } from '../../src/archive/archive.js';
import { temporaryFolder } from '../support/folders.js';
import { replicas as units } from '../support/replicas/hanweb-jpaas.js';
import { replicas as directories } from '../support/replicas/hanweb-xxgk.js';
import {
  crawlReplica,
  type Replica,
  type ReplicaAnswer,
  type ReplicaRequest,
  serveReplica,
} from '../support/replicas/replica.js';

const hanweb = maker.make({});
const host = 'http://www.example.gov.cn';
const column = `${host}/col/col76511/index.html`;
const list = (text: string, url = column, options = {}) => maker.make(options).readList({ url, text });
const row =
  '<li><a href="/art/2025/1/24/art_76511_1.html" title="样例局2024年报告">样例局…</a><span>2025-01-24</span></li>';
const item = { url: `${host}/art/2025/1/24/art_76511_1.html`, title: '样例局2024年报告', date: '2025-01-24' };

describe('lists of jpage', () => {
  const call = (params: string, total = 73) =>
    `<script>$('#4').jpage({ proxyUrl : "/module/jpage/dataproxy.jsp", perPage : '15', totalRecord : ${total}, ajaxParam : {${params}} });</script>`;

  test('what the page does not print is asked for in groups, with the parameters that it prints', () => {
    const { items, further, total } = list(
      `<datastore><recordset><record><![CDATA[${row}]]></record></recordset></datastore>${call(`'columnid':'76511', unitid:"4", webname:'样例区', path:'/', permissiontype:0`)}`,
    );
    expect(items).toEqual([item]);
    expect(total).toBe(73);
    expect(further.map(({ url }) => new URL(url).search)).toEqual([
      '?startrecord=2&endrecord=46&perpage=15',
      '?startrecord=47&endrecord=73&perpage=15',
    ]);
    expect(Object.fromEntries(new URLSearchParams(further[0]?.form))).toEqual({
      columnid: '76511',
      unitid: '4',
      webname: '样例区',
      path: '/',
      permissiontype: '0',
    });
    expect(further[0]).toMatchObject({ ajax: true });
  });

  test('several columns at once stay a list of numbers', () => {
    const [first] = list(call("columnid:'76511,76512'")).further;
    expect(new URLSearchParams(first?.form).get('columnid')).toBe('76511,76512');
  });

  test('the service also answers with an array of a script, quotes and all', () => {
    const at = `${host}/module/jpage/morecolumndataproxy.jsp?startrecord=1`;
    const text = String.raw`var total=2; dataStore = ['<li><a href=\'/col/col76511/index.html\'>年报</a> <a href="/art/2025/1/24/art_76511_1.html" title="样例局2024年报告">…<\/a><span>2025-01-24</span></li>' , "<li>没有链接</li>"]; other = ['<li><a href="/x.html">x</a></li>'];`;
    expect(list(text, at)).toEqual({ items: [item], further: [], total: null });
  });

  test('an answer without a record lists nothing and counts nothing', () =>
    expect(list('<datastore><recordset></recordset></datastore>', `${host}/module/web/jpage/dataproxy.jsp`)).toEqual({
      items: [],
      further: [],
      total: null,
    }));
});

describe('directories of xxgk', () => {
  test('the service is asked by a form with what the page’s call says', () => {
    const { further } = list(
      `<script>load("/module/xxgk/search.jsp?texttype=0&amp;standardXxgk=0", "infotypeId=HZ01&jdid=3&area=00248&divid=div76511");</script>`,
    );
    expect(further).toHaveLength(1);
    expect(further[0]).toMatchObject({ ajax: true });
    expect(Object.fromEntries(new URLSearchParams(further[0]?.form))).toMatchObject({
      infotypeId: 'HZ01',
      jdid: '3',
      area: '00248',
      divid: 'div76511',
      standardXxgk: '0',
      fbtime: '-1',
      sortfield: ',compaltedate:0',
      currpage: '1',
    });
  });

  test('its answer tells how many pages there are; the rows of other columns are no items', () => {
    const at = `${host}/module/xxgk/search.jsp?divid=div76511&area=00248&currpage=1`;
    const { items, others, further } = list(
      `<table><tr class="tr_main_value_odd"><td>${row}</td></tr><tr class="tr_main_value_even"><td><a href="/art/2025/1/24/art_9_2.html">公示</a></td></tr></table>&nbsp;&nbsp;共3页&nbsp;`,
      at,
    );
    expect(items).toEqual([item]);
    expect(others).toEqual([`${host}/art/2025/1/24/art_9_2.html`]);
    expect(further.map((ask) => new URLSearchParams(ask.form).get('currpage'))).toEqual(['2', '3']);
  });

  test('a search box names no column, and is no list', () =>
    expect(list(`<form action="/module/xxgk/search.jsp"><input name="q"></form><ul>${row}</ul>`).items).toEqual([
      item,
    ]));
});

describe('units of jpaas', () => {
  const unit = '/api-gateway/jpaas-publish-server/front/page/build/unit';
  const paramsOf = (url: string | undefined) => Object.fromEntries(new URL(url ?? '').searchParams);

  test.each([
    `<div class="pagination" count="32" rows="15" url="${unit}" queryData="{'webId':'149','tagId':'ajax分页','pageId':'7'}"></div>`,
    `<div class='pagination' count='32' rows='15' url='${unit}' querydata='{"webId":"149","tagId":"ajax分页","pageId":"7"}'></div>`,
    `<script url="${unit}" queryData="{}"></script><div class="pagination" count="32" rows="15" queryData="{&quot;webId&quot;:&quot;149&quot;,&quot;tagId&quot;:&quot;ajax分页&quot;,&quot;pageId&quot;:7}"></div>`,
  ])('are asked for with what the tag says, the page’s number in paramJson: %s', (bar) => {
    const { further, total } = list(`<ul>${row}</ul>${bar}`);
    expect(total).toBe(32);
    expect(further.map((ask) => paramsOf(ask.url)['paramJson'])).toEqual([
      '{"pageNo":2,"pageSize":15}',
      '{"pageNo":3,"pageSize":15}',
    ]);
    expect(paramsOf(further[0]?.url)).toMatchObject({ webId: '149', tagId: 'ajax分页', pageId: '7' });
  });

  test('of several without a bar, the one that the site names', () => {
    const tags = ['最新', '列表']
      .map((tag) => `<script url="${unit}" queryData="{'tagId':'${tag}'}"></script>`)
      .join('');
    expect(paramsOf(list(tags, column, { unit: '列表' }).further[0]?.url)['tagId']).toBe('列表');
  });

  test.each(['<html>登录</html>', '{"success":false}', 'null', '{"data":{"html":null}}'])(
    'an answer without rows lists nothing: %s',
    (text) => expect(list(text, `${host}${unit}?pageId=7`)).toEqual({ items: [], further: [], total: null }),
  );
});

describe('articles of Hanweb', () => {
  test.each([
    ['/art/2025/1/24/art_55714_14262.html', true],
    ['/art/2026/art_0123456789abcdef0123456789abcdef.html', true],
    ['/qx/art/2024/art_0123456789abcdef0123456789abcdef.html', true],
    ['/col/col7/nb/art/2025/art_0123456789abcdef0123456789abcdef.html', true],
    ['/module/xxgk/xxgkAnnualReport.jsp?area=001&fbtime=2024', true],
    ['/module/xxgk/xxgkAnnualReport.jsp?area=001', false],
    ['/col/col7/index.html', false],
    ['/col/col14317/col15840/202501/t20250126_1115457.html', false],
  ])('%s is one: %s', (path, is) => expect(hanweb.isArticle(new URL(path, host))).toBe(is));

  test('are known by their text’s element or its marks, and have their files from the download service', () => {
    const read = (text: string) => hanweb.readArticle({ url: item.url, text });
    expect(
      read('<div id="zoom">x</div><a href="/module/download/downfile.jsp?classid=0&amp;filename=0a.pdf">附件</a>')
        ?.attachments,
    ).toEqual([`${host}/module/download/downfile.jsp?classid=0&filename=0a.pdf`]);
    expect(read('<!--<$[信息内容]>begin--><p>x</p><!--<$[信息内容]>end-->')).not.toBeNull();
    expect(read('<p>404</p>')).toBeNull();
  });
});

const theOnly = ([replica]: readonly Replica[]): Replica => {
  if (replica === undefined) throw new Error('no replica');
  return replica;
};

async function crawlWith(
  replica: Replica,
  site: Partial<Replica['site']>,
  answer: (r: ReplicaRequest) => ReplicaAnswer | null,
) {
  const data = temporaryFolder();
  const server = await serveReplica({ answer: (request) => answer(request) ?? replica.answer(request) });
  const summary = await crawlReplica({ site: { ...replica.site, ...site } }, server, data);
  return { summary, archive: Archive.read(data, replica.site.slug) };
}

describe('a site of Hanweb', () => {
  test('that answers with the first page whatever page it is asked for has an incomplete list', async () => {
    const replica = theOnly(units);
    const { summary } = await crawlWith(replica, {}, (request) =>
      /pageNo%22%3A[3-9]/.test(request.path)
        ? replica.answer({ ...request, path: request.path.replace(/pageNo%22%3A\d/, 'pageNo%22%3A2') })
        : null,
    );
    expect(summary.lacking).toEqual([expect.stringMatching(/^区发展和改革局: .*lists nothing new$/)]);
  });

  test('that links no years has a report for each declared year that its area has a page with an article for', async () => {
    const replica = theOnly(directories);
    const area = '001008003002012';
    const annual = `/module/xxgk/xxgkAnnualReport.jsp?area=${area}`;
    const { archive } = await crawlWith(
      replica,
      { entries: [], options: { annualReports: { areas: { [area]: 2021 } } } },
      ({ path }) =>
        path === annual
          ? { status: 200, body: '<p>统计期限自2025年1月1日起</p>' }
          : path.startsWith(annual) && /202[12]$/.test(path)
            ? { status: 200, body: '<html><p>该年度没有内容</p></html>' }
            : null,
    );
    const outcomes = archive.entries.flatMap((e) =>
      e.kind === 'visit' && e.purpose === 'article' ? [[e.url.slice(-4), e.outcome]] : [],
    );
    expect(outcomes).toEqual([
      ['2025', 'ok'],
      ['2024', 'ok'],
      ['2023', 'ok'],
      ['2022', 'soft404'],
      ['2021', 'soft404'],
    ]);
  });

  test('has files in an object store too, where the site says so', async () => {
    const replica = theOnly(units);
    const filesOf = (archive: Archive) =>
      archive.entries.flatMap((e) =>
        e.kind === 'visit' && e.purpose === 'attachment' ? [new URL(e.url).hostname] : [],
      );
    const { archive } = await crawlWith(replica, {}, () => null);
    expect(filesOf(archive)).toContain('files.qingxi-jpaas.example');
    const without = await crawlWith(replica, { options: {} }, () => null);
    expect(filesOf(without.archive)).not.toContain('files.qingxi-jpaas.example');
  });
});
