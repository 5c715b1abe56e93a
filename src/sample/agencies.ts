import { mostlyRefused, type WrittenRequests } from './written.js';

/** How the bodies of 样例区 print their reports. */
export type Way = 'clean' | 'word' | 'flat';

/** A body of 样例区. The district and everything about it is invented. */
export interface SampleAgency {
  /** Path of its page below the portal's entry. */
  readonly path: string;
  /** Names with the first year of each. */
  readonly names: readonly { readonly from: number; readonly name: string }[];
  readonly first: number;
  readonly last: number;
  /** Requests in an ordinary year. */
  readonly requests: number;
  readonly way: Way;
  /** Encoding of its pages. */
  readonly encoding: 'utf-8' | 'gb18030';
  /** Bodies that became part of it: it carries in what they carried out. */
  readonly takesOver?: readonly string[];
  /** The body that it took over was divided, and it has that half of what there was; an odd one is the larger half's. */
  readonly half?: 'larger' | 'smaller';
  /** Table 三 of years that are not left to chance. */
  readonly written?: Readonly<Record<number, WrittenRequests>>;
}

export const firstYear = 2019;
export const lastYear = 2025;

function body(path: string, name: string, requests: number, rest: Partial<SampleAgency> = {}): SampleAgency {
  return {
    path,
    names: [{ from: firstYear, name: `样例区${name}` }],
    first: firstYear,
    last: lastYear,
    requests,
    way: 'clean',
    encoding: 'utf-8',
    ...rest,
  };
}

export const sampleGroups = [
  { path: 'qzf', name: '区政府' },
  { path: 'bm', name: '区政府部门' },
  { path: 'jz', name: '街镇' },
] as const;

export const sampleAgencies: readonly SampleAgency[] = [
  body('qzf/zf', '人民政府', 320),
  body('bm/zfb', '人民政府办公室', 85),
  body('bm/fgw', '发展和改革委员会', 24),
  body('bm/jyj', '教育局', 40, { last: 2023 }),
  body('bm/tyj', '体育局', 4, { last: 2023 }),
  body('bm/jytyj', '教育体育局', 45, { first: 2024, takesOver: ['bm/jyj', 'bm/tyj'] }),
  body('bm/gxj', '工业和信息化局', 12, { way: 'word' }),
  body('bm/mzj', '民政局', 33),
  body('bm/sfj', '司法局', 9),
  body('bm/czj', '财政局', 15),
  body('bm/rsj', '人力资源和社会保障局', 61, { encoding: 'gb18030' }),
  body('bm/zjw', '住房和建设委员会', 140, { way: 'word' }),
  body('bm/nyw', '农业农村委员会', 27),
  body('bm/swj', '商务局', 3),
  body('bm/wjw', '卫生健康委员会', 36),
  body('bm/cgw', '城市管理委员会', 72),
  body('bm/gaj', '公安局', 180),
  body('bm/zwb', '行政审批局', 18, {
    names: [
      { from: 2019, name: '样例区行政审批局' },
      { from: 2022, name: '样例区政务服务办公室' },
    ],
  }),
  body('jz/lx', '柳溪街道办事处', 11, { way: 'flat' }),
  body('jz/dq', '东桥街道办事处', 6, { way: 'flat', encoding: 'gb18030' }),
  body('jz/sq', '石泉镇人民政府', 0),
  // Renamed twice, each time with a column of its own.
  body('bm/scw', '市场和质量监督管理委员会', 31, { last: 2020 }),
  body('bm/scjgw', '市场监督管理委员会', 31, { first: 2021, last: 2022, takesOver: ['bm/scw'] }),
  body('bm/scj', '市场监督管理局', 31, { first: 2023, takesOver: ['bm/scjgw'] }),
  // Three became one.
  body('bm/whj', '文化局', 7, { last: 2021 }),
  body('bm/lyj', '旅游局', 3, { last: 2021 }),
  body('bm/gdj', '广播电视局', 2, { last: 2021 }),
  body('bm/wlj', '文化和旅游局', 12, { first: 2022, takesOver: ['bm/whj', 'bm/lyj', 'bm/gdj'] }),
  // One became two, and what was pending was divided among them.
  body('bm/jsj', '交通和水务局', 150, { last: 2022 }),
  body('bm/jtj', '交通运输局', 90, { first: 2023, takesOver: ['bm/jsj'], half: 'larger' }),
  body('bm/swuj', '水务局', 60, { first: 2023, takesOver: ['bm/jsj'], half: 'smaller' }),
  // Abolished, and nothing took its place.
  body('bm/zsj', '招商服务局', 4, { last: 2021 }),
  // It refused most of what it was asked in its first year.
  body('bm/xfj', '信访局', 25, { first: 2023, written: { 2023: mostlyRefused } }),
];

/** The name that a body has in a year. */
export function nameIn(agency: SampleAgency, year: number): string {
  return agency.names.findLast((n) => n.from <= year)?.name ?? '';
}
