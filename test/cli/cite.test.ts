import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../src/publish/columns.js';
import type { Release } from '../../src/publish/release.js';
import { servePages } from '../../src/sample/server.js';
import { gongkai } from '../support/cli.js';
import { crawlHere, datasetOf, pagesOf, portal, publishHere } from '../support/district.js';

const data = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

let release: Release;
let figures: readonly Row[];

/** A body whose report of 2023 has cells that the print does not tell. */
beforeAll(async () => {
  const server = await servePages(pagesOf('bm/swj'));
  await crawlHere(server, data);
  await server.close();
  release = await publishHere(data);
  figures = (await datasetOf(data)).rows('figures');
});

const cite = (...args: string[]) => gongkai(['cite', ...args, '--data', data]);
const report = (year: number) => `sample/yangli/bm/swj/${year}/1`;

describe('cite', () => {
  test('says who printed a figure, what stands there, how sure that is, and where', async () => {
    const { status, stdout } = await cite(`${report(2022)}#requests.new_received.total`, '--format', 'json');
    const printed = portal.printed.find((p) => p.path === 'bm/swj' && p.year === 2022);
    const value = printed?.cells.get('requests.new_received.total');
    const figure = figures.find(
      (f) => f['report_id'] === report(2022) && f['address'] === 'requests.new_received.total',
    );
    expect([status, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({
        id: `${report(2022)}#requests.new_received.total`,
        variable: 'req_new_total',
        year: '2022',
        value,
        printed: value,
        unit: '件',
        labelZh: expect.stringContaining('本年新收政府信息公开申请数量 总计'),
        labelEn: expect.stringContaining('Requests newly received'),
        standing: figure?.['standing'],
        absence: null,
        release: release.name,
        code: expect.stringMatching(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/),
        url: printed?.url,
        sha256: figure?.['source_sha256'],
        place: expect.stringContaining(`characters ${figure?.['place_start']} to ${figure?.['place_end']}`),
        invented: true,
      }),
    ]);
  });

  test('takes a variable of the panel for an address, and the current version for a report without one', async () => {
    const { stdout } = await cite('sample/yangli/bm/swj/2022#req_new_total', `${report(2022)}#verdict`, '--json');
    expect(JSON.parse(stdout).map((f: { id: string; kind: string }) => [f.id, f.kind])).toEqual([
      [`${report(2022)}#requests.new_received.total`, 'number'],
      [`${report(2022)}#verdict`, 'panel'],
    ]);
  });

  test('a sum that is not printed is cited as made, without a place', async () => {
    const { stdout } = await cite(`${report(2022)}#req_den_total`);
    expect(stdout).toMatch(/says +\d+ 件, not printed but added up\n +made +a sum that the form does not print/);
    expect(stdout).not.toMatch(/^ +place/m);
  });

  test('what is not there is cited as absent, with the reason, and never as a number', async () => {
    const missing = figures.find((f) => f['report_id'] === report(2023) && f['kind'] === 'missing');
    const { status, stdout } = await cite(`${report(2023)}#${missing?.['address']}`);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/no number \(the cell was not found, or not sure enough.*can be read in several ways/),
    ]);
    const blank = figures.find((f) => f['report_id'] === report(2023) && f['kind'] === 'blank');
    if (blank !== undefined)
      expect((await cite(`${report(2023)}#${blank['address']}`)).stdout).toContain('left blank; that is no zero');
  });

  test('BibTeX escapes what TeX would take for its own, and Markdown what it would', async () => {
    const bibtex = (await cite(`${report(2022)}#req_new_total`, '--format', 'bibtex')).stdout;
    expect(bibtex).toMatch(
      /^@misc\{sample:yangli:bm:swj:2022:1:requests:new:received:total,\n {2}author {2}= \{\{样例区商务局\}\},/,
    );
    expect(bibtex).toContain('2022/1\\#requests.new\\_received.total');
    expect(bibtex.split('{').length).toBe(bibtex.split('}').length);
    const markdown = (await cite(`${report(2022)}#req_new_total`, '--format', 'markdown')).stdout;
    expect(markdown).toMatch(/^\*\*样例区商务局 \(2022\)\*\*, .*\]\(http:\/\/www\.yangli\.example\//);
  });

  test.each([
    ['sample/yangli/bm/swj/2022/7#req_new_total', /no report .*Did you mean sample\/yangli\/bm\/swj\/2022\/1\?/s],
    ['bm/swj/2022/1#req_new_total', /no report .*Did you mean sample\/yangli\/bm\/swj\/2022\/1\?/s],
    [`${report(2022)}#req_new_totl`, /is no address of .*Did you mean req_new_total\?/s],
    [`${report(2022)}#completely.unlike.anything`, /is no address of .*The codebook lists all/s],
    [`${report(2019)}#documents.normative_docs.in_force`, /is not printed in .*whose form is form-2019.*form-2021/s],
    [report(2022), /names no figure.*Write REPORT#ADDRESS/s],
    ["x'; DROP#y", /no report x'; DROP/],
  ])('%s is status 2, with a way out', async (address, message) => {
    const { status, stdout, stderr } = await cite(address);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
  });

  test('of a release that does not exist says which there are', async () => {
    const { status, stderr } = await cite(`${report(2022)}#req_new_total`, '--release', '2001-01-01-00000000');
    expect([status, stderr]).toEqual([2, expect.stringContaining(`There are ${release.name}`)]);
  });
});
