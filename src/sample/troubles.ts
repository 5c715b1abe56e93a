import type { Address } from '../address.js';
import type { FindingCode } from '../finding.js';
import type { Verdict } from '../report.js';
import type { Outcome } from '../source.js';

/** What a trouble does to the page that would otherwise be sound. */
export type Damage =
  | { readonly kind: 'cells'; readonly print: Readonly<Partial<Record<Address, string>>> }
  | { readonly kind: 'blank zeros' }
  | { readonly kind: 'labels'; readonly print: Readonly<Record<string, string>> }
  | { readonly kind: 'title'; readonly print: string }
  | { readonly kind: 'one row' }
  | { readonly kind: 'pictures' }
  | { readonly kind: 'parts' }
  | { readonly kind: 'declared encoding'; readonly charset: string }
  | { readonly kind: 'copy in a second column' }
  | { readonly kind: 'last year again' }
  | { readonly kind: 'late'; readonly published: string }
  | { readonly kind: 'posted again'; readonly first: Readonly<Partial<Record<Address, string>>> }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'no gaps' }
  | { readonly kind: 'vanished blanks' }
  | { readonly kind: 'not published' }
  | { readonly kind: 'soft 404' }
  | { readonly kind: 'answers 412' };

/** A known trouble of one report, and what must come of it. */
export interface Trouble {
  readonly path: string;
  readonly year: number;
  /** In a few words, for the person who looks at the sample. */
  readonly what: string;
  readonly damage: Damage;
  /** The codes of all findings that the dataset must hold about this agency's year, sorted; no other may appear. */
  readonly findings: readonly FindingCode[];
  /** Cells of which the print does not say what stands in them: left out, each with its candidates. */
  readonly undecided?: number;
  readonly verdict?: Verdict;
  readonly outcome?: Outcome;
  /** What must have become of the report in the calendar; `present` where left out. */
  readonly coverage?: string;
  /** What the ledger must tell of its pages, sorted; that one was listed and seen where left out. */
  readonly events?: readonly string[];
}

const times = (n: number, code: FindingCode) => Array.from({ length: n }, () => code);

export const troubles: readonly Trouble[] = [
  {
    path: 'bm/mzj',
    year: 2022,
    what: 'a printed sum is wrong',
    damage: { kind: 'cells', print: { 'requests.res_granted.total': '99' } },
    findings: ['cell.named', 'sum.wrong', 'sum.wrong'],
    verdict: 'source-inconsistent',
  },
  {
    path: 'bm/czj',
    year: 2021,
    what: 'zeros are left blank, and the totals of the results too',
    damage: { kind: 'blank zeros' },
    findings: ['sums.undecided'],
    verdict: 'source-incomplete',
  },
  {
    path: 'bm/sfj',
    year: 2023,
    what: 'a slash stands where the body has nothing to report',
    damage: {
      kind: 'cells',
      print: { 'documents.rules.issued': '/', 'documents.rules.repealed': '/', 'documents.rules.in_force': '/' },
    },
    findings: [],
    verdict: 'certified',
  },
  {
    path: 'jz/lx',
    year: 2021,
    what: 'the figures of each row run together without a gap',
    damage: { kind: 'no gaps' },
    findings: times(3, 'cell.ambiguous'),
    undecided: 3,
    verdict: 'doubtful',
  },
  {
    path: 'bm/swj',
    year: 2023,
    what: 'each row is one line, and the zeros of table 三 left no trace',
    damage: { kind: 'vanished blanks' },
    findings: times(22, 'cell.ambiguous'),
    undecided: 22,
    verdict: 'doubtful',
  },
  {
    path: 'bm/swj',
    year: 2022,
    what: 'a label is misspelt',
    damage: { kind: 'labels', print: { '5.属于三类内部事务信息': '5.属于三类内容事务信息' } },
    findings: ['label.misspelt'],
    verdict: 'certified',
  },
  {
    path: 'bm/nyw',
    year: 2019,
    what: 'a heading is cut: 本年增/ for 本年增/减',
    damage: { kind: 'labels', print: { '本年增/减': '本年增/' } },
    findings: ['label.variant', 'label.variant', 'label.variant'],
    verdict: 'certified',
  },
  {
    path: 'bm/nyw',
    year: 2021,
    what: 'headings are cut: 本年发件, 现行有效件',
    damage: { kind: 'labels', print: { 本年制发件数: '本年发件', 现行有效件数: '现行有效件' } },
    findings: ['label.variant', 'label.variant'],
    verdict: 'certified',
  },
  {
    path: 'bm/jyj',
    year: 2019,
    what: 'the number of items is copied into the decisions',
    damage: {
      kind: 'cells',
      print: {
        'enforcement.penalty.decisions': '7',
      },
    },
    findings: ['decisions.equal_items'],
    verdict: 'certified',
  },
  {
    path: 'bm/czj',
    year: 2024,
    what: 'an amount in yuan stands in the column of 10,000 yuan',
    damage: { kind: 'cells', print: { 'fees.admin_fee.amount_wan': '25876543.21' } },
    findings: ['money.magnitude'],
    verdict: 'certified',
  },
  {
    path: 'bm/zwb',
    year: 2025,
    what: 'the title names no year',
    damage: { kind: 'title', print: '样例区政务服务办公室政府信息公开工作年度报告' },
    findings: ['title.no_year'],
    verdict: 'certified',
  },
  {
    path: 'bm/cgw',
    year: 2023,
    what: 'the title names the wrong year',
    damage: { kind: 'title', print: '样例区城市管理委员会2024年政府信息公开工作年度报告' },
    findings: ['year.disagrees'],
    verdict: 'certified',
  },
  {
    path: 'bm/wjw',
    year: 2023,
    what: '（六）其他处理 is printed as one row',
    damage: { kind: 'one row' },
    findings: ['form.alternative'],
    verdict: 'certified',
  },
  {
    path: 'bm/wjw',
    year: 2024,
    what: 'the report stands in two columns, at two addresses',
    damage: { kind: 'copy in a second column' },
    findings: ['report.duplicate'],
    events: ['first_seen', 'first_seen', 'listed', 'listed'],
    verdict: 'certified',
  },
  {
    path: 'bm/fgw',
    year: 2023,
    what: 'the report is posted again, corrected',
    damage: { kind: 'posted again', first: { 'licensing.licence.decisions': '1' } },
    findings: ['report.corrected'],
    events: ['first_seen', 'first_seen', 'listed', 'listed'],
    verdict: 'certified',
  },
  {
    path: 'bm/sfj',
    year: 2022,
    what: 'the report is gone from its page and its list after the first night',
    damage: { kind: 'withdrawn' },
    findings: [],
    verdict: 'certified',
    coverage: 'withdrawn_candidate',
    events: ['first_seen', 'listed', 'withdrawn'],
  },
  {
    path: 'bm/rsj',
    year: 2025,
    what: 'last year’s figures are printed again',
    damage: { kind: 'last year again' },
    findings: ['carry.breaks', 'figures.recycled', 'stock.breaks'],
    verdict: 'certified',
  },
  {
    path: 'bm/nyw',
    year: 2024,
    what: 'the report is published after the legal date',
    damage: { kind: 'late', published: '2025-02-19' },
    findings: [],
    verdict: 'certified',
    coverage: 'late',
  },
  {
    path: 'bm/sfj',
    year: 2024,
    what: 'the article is split over two pages',
    damage: { kind: 'parts' },
    findings: [],
    verdict: 'certified',
  },
  {
    path: 'bm/rsj',
    year: 2022,
    what: 'the page is GBK and says UTF-8',
    damage: { kind: 'declared encoding', charset: 'utf-8' },
    findings: ['encoding.disagrees'],
    verdict: 'certified',
  },
  {
    path: 'jz/sq',
    year: 2020,
    what: 'the tables are pictures',
    damage: { kind: 'pictures' },
    findings: ['document.pictures'],
    coverage: 'pictures',
    verdict: 'refused',
  },
  {
    path: 'jz/dq',
    year: 2022,
    what: 'no report was published',
    damage: { kind: 'not published' },
    findings: ['report.absent'],
    coverage: 'missing',
    events: [],
  },
  {
    path: 'bm/zjw',
    year: 2020,
    what: 'the page is an error page with status 200',
    damage: { kind: 'soft 404' },
    findings: ['report.absent'],
    coverage: 'failed',
    events: ['listed'],
    outcome: 'soft404',
  },
  {
    path: 'bm/gaj',
    year: 2024,
    what: 'the page is on a host whose gateway answers 412',
    damage: { kind: 'answers 412' },
    findings: ['report.absent'],
    coverage: 'blocked',
    events: ['listed'],
    outcome: 'challenge',
  },
];

/** The trouble of an agency's year, if it has one. */
export function troubleOf(path: string, year: number): Trouble | null {
  return troubles.find((t) => t.path === path && t.year === year) ?? null;
}
