import { describe, expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { temporaryFolder } from '../support/folders.js';
import { crawlReplica, serveReplica } from '../support/replicas/replica.js';
import { beyondTheEnd, replicas } from '../support/replicas/trs-districts.js';

const district = replicas.find((r) => r.site.slug === 'sample/xiping') ?? missing();
const column = '/zwgk/zfxxgk/zj2/lhzrmzf/zfxxgknb46/';

/** Crawls the district with one list changed, and gives what came of that list. */
async function listed(change: (body: string) => string, rest: Record<string, { status: number; body: string }> = {}) {
  const data = temporaryFolder();
  const server = await serveReplica({
    answer: (request) => {
      const answer = rest[request.path] ?? district.answer(request);
      if (answer === null || !request.path.startsWith(column) || !/(?:\/|index_\d+\.html)$/.test(request.path))
        return answer;
      return { ...answer, body: change(String(answer.body)) };
    },
  });
  const summary = await crawlReplica(district, server, data);
  const archive = Archive.read(data, 'sample/xiping');
  return { summary, archive, list: archive.listing(`http://www.xiping.example${column}`) };
}

describe('a bar that counts more pages than there are', () => {
  test.each(Object.entries(beyondTheEnd))(
    'leaves the list incomplete where the system answers with %s',
    async (_, end) => {
      const { summary, list } = await listed(
        (body) => body.replace(/createPageHTML\('page_div', 3/, "createPageHTML('page_div', 4"),
        { [`${column}index_3.html`]: end },
      );
      expect(list).toMatchObject({ complete: false });
      expect(list?.items.length).toBe(13);
      expect(summary.lacking).toEqual([expect.stringContaining('index_3.html')]);
    },
  );
});

test('rows that lead to another host are kept in the list and refused when they are asked for; files are had', async () => {
  const row = (href: string, title: string) =>
    `<div class="list-item clear"><span class="list-item-con"><a href="${href}">${title}</a></span><span class="list-item-date">2026-01-30</span></div>`;
  const rows = [
    row('https://mp.weixin.example/s/x1', '柳河镇人民政府2012年政府信息公开工作年度报告'),
    row('./P020260130551234567890.pdf', '柳河镇人民政府2011年政府信息公开工作年度报告'),
    row('javascript:;', '柳河镇人民政府2010年政府信息公开工作年度报告'),
  ].join('');
  const { archive, list } = await listed((body) => body.replace('<div class="list-item clear">', `${rows}$&`), {
    [`${column}P020260130551234567890.pdf`]: { status: 200, body: '%PDF-1.7\n%%EOF\n' },
  });
  const titled = (year: number) => list?.items.find((i) => i.title.includes(String(year)))?.url ?? '';
  expect(archive.visits(titled(2012)).map((v) => v.outcome)).toEqual(['refused']);
  expect(archive.visits(titled(2011)).map((v) => v.outcome)).toEqual(['ok']);
  expect(titled(2010)).toBe('');
});

function missing(): never {
  throw new Error('no replica of the district');
}
