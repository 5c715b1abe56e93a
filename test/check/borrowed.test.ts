import { describe, expect, test } from 'vitest';
import {
  borrowedNames,
  copiedOverviews,
  type NamedBody,
  type Overview,
  overviewPrint,
} from '../../src/check/borrowed.js';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean } from '../../src/sample/print/render.js';
import { composeReport } from '../../src/sample/print/report.js';
import { figuresOf, readText } from '../support/printing.js';

const figures = figuresOf(form2021, 4, 10);
const read = (opening: string | null, overview = ['2022年，工作照常。']) =>
  readText(
    renderClean([
      { kind: 'paragraph', text: '样例区民政局2022年政府信息公开工作年度报告' },
      ...composeReport(
        form2021,
        { cell: (address) => figures.get(address) ?? '', printed: new Set(), labels: new Map() },
        { opening, overview, problems: '还有不足。', other: '无。' },
      ),
    ]),
  );
const own = ['样例区民政局', '样例区社会事务局'];
const others: readonly NamedBody[] = [
  { id: 'sfj', names: ['样例区司法局'] },
  { id: 'zwb', names: ['样例区行政审批局', '样例区政务服务办公室'] },
  { id: 'zfb', names: ['样例区人民政府办公室'] },
  { id: 'zf', names: ['样例区人民政府'] },
  { id: 'dq', names: ['样例区东桥街道办事处'] },
];
const named = (opening: string | null, overview?: string[]) =>
  borrowedNames(read(opening, overview), own, others).map((f) => (f.code === 'prose.other_body' ? f.agency : f.code));

describe('another body named where the report says whose it is', () => {
  test.each([
    ['本报告由样例区司法局编制。', ['sfj']],
    ['本年度报告由区司法局负责编制。', ['sfj']],
    ['根据《中华人民共和国政府信息公开条例》要求，样例区行政审批局编制本报告。', ['zwb']],
    ['按照上级要求，现由样例区东桥街道办事处编写本年度报告。', ['dq']],
    ['现公布样例区司法局2022年政府信息公开工作年度报告。', ['sfj']],
  ])('%s', (opening, agencies) => expect(named(opening)).toEqual(agencies));

  test.each([
    ['itself', '本报告由样例区民政局编制。'],
    ['itself, by the name in the navigation', '本报告由区民政局编制。'],
    ['its predecessor', '本报告由样例区社会事务局编制。'],
    ['the government', '本报告由样例区人民政府编制。'],
    ['the government’s office', '本报告由样例区人民政府办公室汇总编制。'],
    ['whoever asks for it', '根据样例区司法局的要求，样例区民政局编制本报告。'],
    ['nobody', '按照要求，编制本报告。'],
    ['a body of nowhere', '本报告由样例区水务局编制。'],
    ['a name that fits no single body', '本报告由办公室编制。'],
  ])('not for a report that names %s', (_name, opening) => expect(named(opening)).toEqual([]));

  test('not for another body in any other sentence', () => {
    expect(
      named(null, ['会同样例区司法局开展培训，由样例区司法局编制方案。', '样例区司法局2022年检查了工作。']),
    ).toEqual([]);
  });
});

describe('an overview that is a neighbour’s', () => {
  const long = (n: number, word = '工作') => [
    `2022年，全年公开信息${n}条。${`认真做好信息公开${word}，加强管理。`.repeat(16)}`,
  ];
  const of = (agencyId: string, agency: string, year: number, print: string | null): Overview[] =>
    print === null ? [] : [{ id: `${agencyId}/${year}/1`, agencyId, agency, year, print }];
  const mzj = overviewPrint(read(null, long(12)));

  test('word by word but for its figures is noticed, once, and names the first', () => {
    const all = [
      ...of('sfj', '样例区司法局', 2022, overviewPrint(read(null, long(345)))),
      ...of('mzj', '样例区民政局', 2021, mzj),
      ...of('czj', '样例区财政局', 2022, overviewPrint(read(null, long(12, '事务')))),
    ];
    expect(all).toHaveLength(3);
    const found = copiedOverviews(all);
    expect([...found].map(([id, f]) => [id, f.code === 'prose.copied' ? f.other : ''])).toEqual([
      ['sfj/2022/1', 'mzj/2021/1'],
    ]);
    expect(copiedOverviews([...all].reverse())).toEqual(found);
  });

  test('not a body’s own of the year before, nor one report in two columns, nor a short one', () => {
    const own = [...of('mzj', '样例区民政局', 2021, mzj), ...of('mzj', '样例区民政局', 2022, mzj)];
    expect(copiedOverviews(own).size).toBe(0);
    expect(copiedOverviews([...own, ...of('mzj2', '区民政局', 2022, mzj)]).size).toBe(0);
    expect(overviewPrint(read(null, ['2022年，工作照常。']))).toBeNull();
    expect(overviewPrint(read(null, ['工'.repeat(199)]))).toBeNull();
    expect(overviewPrint(read(null, ['工'.repeat(200)]))).not.toBeNull();
    expect(copiedOverviews([]).size).toBe(0);
  });
});
