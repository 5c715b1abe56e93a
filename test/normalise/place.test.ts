import { describe, expect, test } from 'vitest';
import { isUnresolved, Placing } from '../../src/normalise/place.js';
import { parseRegistry } from '../../src/normalise/registry.js';

const entry = 'http://www.yangli.example/gongkai/';
const site = { slug: 'x/y', entries: [entry] };
const regions = { own: ['样例区'], above: ['样例市'] };
const at = (path: string, agency = '') => ({ url: `${entry}${path}/gknb/`, agency, owner: agency === '' ? '' : path });
const mixed = at('all');

const columns = [
  at('bm/mzj', '区民政局'),
  at('bm/gxj', '区工信局'),
  at('bm/jtj', '区教育体育局'),
  at('bm/swj', '区商务局'),
];
const [mzj, gxj, jtj] = columns;

function placing(registry: string, decisions: readonly (readonly [string, string])[] = []) {
  const reviewed = {
    registry: parseRegistry(site.slug, registry),
    regions,
    decisions: decisions.map(([printed, decision], i) => ({ site: site.slug, printed, decision, line: i + 2 })),
  };
  return new Placing(site, reviewed, [...columns, mixed]);
}

type Column = ReturnType<typeof at> | undefined;
function place(
  of: Placing,
  column: Column | readonly Column[],
  named: string | null,
  year = 2022,
  title = '2022年度报告',
) {
  const listed = { url: `${entry}r/${named}.html`, title, columns: [column].flat().flatMap((c) => c ?? []) };
  const { agencyId, findings, review } = of.place(listed, named, year);
  return { id: agencyId, codes: findings.map((f) => f.code), candidates: review?.candidates ?? null };
}
const found = (id: string) => ({ id: `x/y/${id}`, codes: [], candidates: null });

describe('on a site that nobody has reviewed', () => {
  const of = placing('agencies: []');

  test('a column’s owner has its reports, also under a longer name', () => {
    expect(place(of, mzj, '样例市样例区民政局')).toEqual(found('bm/mzj'));
    expect(place(of, gxj, '样例区工业和信息化局')).toEqual(found('bm/gxj'));
    expect(place(of, gxj, null)).toEqual(found('bm/gxj'));
  });

  test('of two columns that list it, the one whose body it names', () => {
    expect(place(of, [gxj, mzj], '样例区民政局')).toEqual(found('bm/mzj'));
  });

  test('among others’ reports its name alone tells, and is one however it is written', () => {
    for (const name of ['样例区政务服务办', '样例区政务服务办公室', '样例市样例区 政务服务办公室'])
      expect(place(of, mixed, name)).toEqual(found('政务服务办公室'));
    expect(place(of, mixed, '样例区民政局')).toEqual(found('bm/mzj'));
    expect(place(of, mixed, null, 2022, '样例区民政局2022年政府信息公开工作年度报告')).toEqual(found('bm/mzj'));
  });

  test('a name that may be the long form of a column’s body is its own agency, and asked about', () => {
    expect(place(of, mixed, '样例区工业和信息化局')).toEqual({
      id: 'x/y/工业和信息化局',
      codes: ['agency.unknown'],
      candidates: ['x/y/bm/gxj'],
    });
  });

  test('a stranger’s name leaves it in its column, and is asked about', () => {
    expect(place(of, mzj, '样例区水务局')).toMatchObject({ id: 'x/y/bm/mzj', codes: ['agency.unknown'] });
    // The city's body is not the district's.
    expect(place(of, mzj, '样例市民政局')).toMatchObject({ codes: ['agency.unknown'] });
    expect(place(of, mzj, '邻里区民政局')).toMatchObject({ codes: ['agency.unknown'] });
  });

  test('the name of another column’s body makes it nobody’s', () => {
    const { id, codes, candidates } = place(of, mzj, '样例区商务局');
    expect([isUnresolved(id), codes, candidates]).toEqual([true, ['agency.ambiguous'], ['x/y/bm/mzj', 'x/y/bm/swj']]);
  });

  test('two reports that name nobody are not one body’s', () => {
    const ids = ['a', 'b'].map((page) =>
      of.place({ url: `${entry}${page}`, title: '年度报告', columns: [mixed] }, null, 2022),
    );
    expect(ids.map((p) => p.findings.map((f) => f.code))).toEqual([['agency.unknown'], ['agency.unknown']]);
    expect(new Set(ids.map((p) => p.agencyId)).size).toBe(2);
    expect(ids.every((p) => isUnresolved(p.agencyId))).toBe(true);
  });
});

describe('on a site with registered agencies', () => {
  const registry = `
complete: true
agencies:
  - { path: bm/mzj, names: [样例区民政局], evidence: e }
  - { path: industry, names: [区工信局, 样例区工业和信息化局, { name: 样例区经济委员会, to: 2019 }], evidence: e }
  - { path: economy, names: [{ name: 样例区经济委员会, from: 2020 }], evidence: e }
  - { path: education, names: [样例区教育局], ended: 2020, evidence: e }
  - { path: bm/jtj, names: [样例区教育体育局], began: 2021, evidence: e }
  - { path: lists, names: [样例区档案局], columns: [bm/dax/gknb], evidence: e }
lineage:
  - { kind: merge, year: 2021, from: [education], to: [bm/jtj], evidence: e }
`;
  const of = placing(registry);

  test('a column is whose path, whose column or whose name it bears', () => {
    expect(place(of, mzj, '样例区民政局')).toEqual(found('bm/mzj'));
    expect(place(of, at('bm/dax'), null)).toEqual(found('lists'));
    expect(place(of, gxj, '样例区工业和信息化局')).toEqual(found('industry'));
  });

  test('an alias is an agency’s, and of two the one of the year', () => {
    expect(place(of, mixed, '样例区工业和信息化局')).toEqual(found('industry'));
    expect(place(of, mixed, '样例区经济委员会', 2018)).toEqual(found('industry'));
    expect(place(of, mixed, '样例区经济委员会', 2021)).toEqual(found('economy'));
  });

  test('a name of several that no year decides makes it nobody’s', () => {
    const listed = { url: entry, title: '', columns: [mixed] };
    const { agencyId, review } = of.place(listed, '样例区经济委员会', null);
    expect([isUnresolved(agencyId), review?.code]).toEqual([true, 'agency.ambiguous']);
    expect(review?.candidates).toEqual(['x/y/economy', 'x/y/industry']);
  });

  test('a column keeps the reports of those that went into its body, while they owed them', () => {
    expect(place(of, jtj, '样例区教育局', 2019)).toEqual(found('education'));
    expect(place(of, jtj, '样例区教育局', 2022)).toMatchObject({ codes: ['agency.ambiguous'] });
    expect(place(of, mzj, '样例区教育局', 2019)).toMatchObject({ codes: ['agency.ambiguous'] });
    // It goes on as its successor's.
    const old = at('education', '区教育局');
    expect(place(of, old, '样例区教育体育局', 2022)).toEqual(found('bm/jtj'));
    expect(place(of, old, '样例区教育体育局', 2019)).toMatchObject({ codes: ['agency.ambiguous'] });
  });

  test('a stranger’s report is not taken for a reviewed body’s', () => {
    const { id, codes } = place(of, mzj, '样例区水务局');
    expect([isUnresolved(id), codes]).toEqual([true, ['agency.unknown']]);
  });

  test('an unknown name is asked about where all are known, and only there', () => {
    expect(place(of, mixed, '样例区水务局')).toEqual({ id: 'x/y/水务局', codes: ['agency.unknown'], candidates: [] });
    const partial = placing(registry.replace('complete: true', ''));
    expect(place(partial, mixed, '样例区水务局')).toEqual(found('水务局'));
  });
});

describe('a reviewer’s decision', () => {
  const registry =
    'agencies: [{ path: bm/mzj, names: [样例区民政局], evidence: e }, { path: bm/swj, names: [样例区商务局], evidence: e }]';

  test('decides an ambiguous name; without it there is a finding', () => {
    expect(place(placing(registry), mzj, '样例区商务局').codes).toEqual(['agency.ambiguous']);
    expect(place(placing(registry, [['样例区商务局', 'bm/mzj']]), mzj, '样例区商务局')).toEqual(found('bm/mzj'));
    expect(place(placing(registry, [['样例区水务局', 'new']]), mzj, '样例区水务局')).toEqual(found('水务局'));
    expect(place(placing(registry, [['样例区水务局', 'ignore']]), mzj, '样例区水务局')).toEqual(found('bm/mzj'));
  });

  test('is of the print to the letter, and one that meets nothing is told', () => {
    const of = placing(registry, [
      ['样例区商务局', 'bm/mzj'],
      ['样例区水务局', 'new'],
    ]);
    expect(of.unused().map((d) => d.line)).toEqual([2, 3]);
    expect(place(of, mzj, '样例区商务局 ').codes).toEqual(['agency.ambiguous']);
    place(of, mzj, '样例区商务局');
    expect(of.unused().map((d) => d.line)).toEqual([3]);
  });
});
