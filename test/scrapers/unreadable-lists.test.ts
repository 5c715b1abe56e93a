import { describe, expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { readSite } from '../../src/pipeline/read-site.js';
import { siteSchema } from '../../src/site.js';
import { temporaryFolder } from '../support/folders.js';
import { json } from '../support/portal-page.js';
import { replicas as channels } from '../support/replicas/channels.js';
import { replicas as gkmlpt } from '../support/replicas/gkmlpt.js';
import { replicas as lonsun } from '../support/replicas/lonsun.js';
import { crawlReplica, type Replica, type ReplicaAnswer, serveReplica } from '../support/replicas/replica.js';
import { replicas as ucap } from '../support/replicas/ucap.js';

/** Crawls a replica of which one address answers otherwise, and gives what became of the column that asks for it. */
async function crawled(replica: Replica, wrong: RegExp, answer: (right: ReplicaAnswer) => ReplicaAnswer) {
  const data = temporaryFolder();
  const server = await serveReplica({
    answer: (request) => {
      const right = replica.answer(request);
      return right !== null && wrong.test(request.path) ? answer(right) : right;
    },
  });
  const { lacking } = await crawlReplica(replica, server, data);
  return { lacking, archive: Archive.read(data, replica.site.slug), data };
}

function only<T>(values: readonly T[]): T {
  const [value] = values;
  if (value === undefined) throw new Error('there is none');
  return value;
}

const text = (body: string) => (): ReplicaAnswer => ({ status: 200, headers: { 'content-type': 'text/plain' }, body });

describe('a list that cannot be read is told of by what was wrong, and never as empty', () => {
  test.each<[string, Replica, RegExp, (right: ReplicaAnswer) => ReplicaAnswer, RegExp]>([
    [
      'JSON that is cut off',
      only(gkmlpt),
      /all\/2629\?page=1&/,
      text('{"total": 3,'),
      /page=1.*does not answer in JSON$/,
    ],
    ['its second page', only(gkmlpt), /all\/2629\?page=2&/, text('busy'), /page=2.*does not answer in JSON$/],
    [
      'no total',
      only(gkmlpt),
      /all\/2629\?page=1&/,
      () => json({ articles: [] }),
      /answers otherwise: total: no number$/,
    ],
    [
      'a page in place of JSON',
      only(ucap),
      /common\/search\/\w+.*page=1$/,
      text('<p>x</p>'),
      /does not answer in JSON$/,
    ],
    [
      'a page number that is not heeded',
      only(ucap),
      /common\/search\/\w+.*page=2$/,
      () => firstOf(only(ucap)),
      /lists nothing new$/,
    ],
    ['pages without a way to them', only(channels), /13699\.html$/, unlinked, /tells the way to 1 of its 3 pages$/],
    ['rows that are counted and not shown', only(channels), /6346\.html$/, uncounted, /lists 5 of 99$/],
    ['a service without an answer', only(lonsun), /label\/8888.*catId=32710021/, text(' '), /lists nothing new$/],
  ])('%s', async (_what, replica, wrong, answer, reason) => {
    const { lacking, archive } = await crawled(replica, wrong, answer);
    expect(lacking.length).toBe(1 + (replica.site.family === 'ucap' && /JSON/.test(lacking[0] ?? '') ? 2 : 0));
    for (const line of lacking) expect(line).toMatch(reason);
    expect(archive.listings.filter((l) => !l.complete).length).toBe(lacking.length);
  });

  test('a service that says that there is nothing is believed, and its list is known to be shorter than before', async () => {
    const replica = only(gkmlpt);
    const data = temporaryFolder();
    let emptied = false;
    const server = await serveReplica({
      answer: (request) =>
        emptied && request.path.includes('all/2629') ? (replica.nothing ?? null) : replica.answer(request),
    });
    expect((await crawlReplica(replica, server, data)).lacking).toEqual([]);
    emptied = true;
    const { lacking } = await crawlReplica(replica, server, data);
    expect(lacking).toEqual([expect.stringMatching(/南岭区民政局: lists 0 report\(s\), \d+ before$/)]);
  });
});

function firstOf(replica: Replica): ReplicaAnswer {
  const request = { host: '', method: 'GET', form: '', headers: {} };
  const column = replica.answer({ ...request, path: '/zwgk/c100101/list.shtml' })?.body.toString() ?? '';
  const channel = /channelId" content="(\w+)/.exec(column)?.[1];
  const first = replica.answer({ ...request, path: `/common/search/${channel}?_isJson=true&page=1` });
  if (first === null) throw new Error('no first page');
  return first;
}

function unlinked(right: ReplicaAnswer): ReplicaAnswer {
  const body = right.body.toString().replace(/<div class="page">.*?<\/div>/, '<div class="page">共3页</div>');
  return { ...right, body };
}

function uncounted(right: ReplicaAnswer): ReplicaAnswer {
  return { ...right, body: right.body.toString().replace(/共\d+条/, '共99条') };
}

describe('what was crawled is read', () => {
  test.each([only(gkmlpt), only(channels), only(lonsun), only(ucap)])(
    '$site.family: every report of the replica is certified, as its own agency’s and year’s',
    async (replica) => {
      const { data } = await crawled(replica, /^$/, (right) => right);
      const { records } = readSite(siteSchema.parse(replica.site), data, () => {});
      expect(records.length).toBe(replica.reports.length);
      const read = records.map((r) => [
        r.report.verdict,
        r.url,
        r.agency,
        `${r.agency}${r.year}年政府信息公开工作年度报告`,
      ]);
      expect(read.sort()).toEqual(replica.reports.map((r) => ['certified', r.url, r.agency, r.title]).sort());
    },
  );
});
