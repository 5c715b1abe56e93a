import { describe, expect, test } from 'vitest';
import type { Address, FormId } from '../../src/address.js';
import type { YearNeighbours } from '../../src/check/explain-break.js';
import { carryOf, checkYears } from '../../src/check/year-to-year.js';
import type { Form } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import { yearLinksOf } from '../../src/form/year-links.js';
import { figuresOf } from '../support/printing.js';
import { checkedPrints } from '../support/report.js';

const columns = form2021.tables.find((t) => t.id === 'requests')?.columns.map((c) => c.id) ?? [];
type Prints = Readonly<Partial<Record<Address, string>>>;

/** A row of table 三: natural persons, and all. */
const row = (id: 'carried_in' | 'carried_out', natural: number): Prints =>
  Object.fromEntries(
    columns.map((c) => [`requests.${id}.${c}`, String(c === 'natural_person' || c === 'total' ? natural : 0)]),
  );
const side = (id: string, prints: Prints, form: Form & { readonly id: FormId } = form2021) => ({
  id,
  report: checkedPrints(form, new Map([...figuresOf(form, 3, 20), ...(Object.entries(prints) as [Address, string][])])),
});

const alone: Omit<YearNeighbours, 'now'> = {
  agencyId: 'a',
  before: null,
  existed: true,
  joined: [],
  replacedNow: [],
  replacedBefore: [],
};
const years = (rest: Partial<YearNeighbours> & Pick<YearNeighbours, 'now'>) => checkYears({ ...alone, ...rest });
const only = (checks: ReturnType<typeof checkYears>, address: Address) => {
  const found = checks.filter((c) => c.link.address === address);
  expect(found).toHaveLength(1);
  return found[0];
};
const total = 'requests.carried_in.total';

describe('the relations between two years', () => {
  test('of the form of 2021: seven columns carried, and what is in force; of 2019: the chains of section 二 besides', () => {
    const counted = (form: FormId) => {
      const counts: Record<string, number> = {};
      for (const { relation } of yearLinksOf(form)) counts[relation] = (counts[relation] ?? 0) + 1;
      return counts;
    };
    expect(counted('form-2021')).toEqual({ carry: 7, documents_stock: 2 });
    expect(counted('form-2019')).toEqual({ carry: 7, disclosed_chain: 2, items_chain: 5 });
  });

  test('every column is held by itself, and the residual is published', () => {
    const before = side('b', row('carried_out', 4));
    for (const column of columns) {
      const address = `requests.carried_in.${column}` as Address;
      const held = years({ now: side('n', { ...row('carried_in', 4), [address]: '9' }), before });
      const broken = held.filter((c) => c.link.relation === 'carry' && c.holds !== true);
      expect(broken.map((c) => c.link.column)).toEqual([column]);
      const usual = column === 'natural_person' || column === 'total' ? 4 : 0;
      expect(broken[0]).toMatchObject({ before: usual, expected: usual, now: 9, residual: 9 - usual, explained: null });
      expect(carryOf(held)).toMatchObject({ examined: 7, equal: 6 });
    }
  });

  test('what is in force is what was, more what was issued, less what was repealed', () => {
    const before = side('b', { 'documents.normative_docs.in_force': '10' });
    const now = (inForce: string) =>
      side('n', {
        'documents.normative_docs.issued': '3',
        'documents.normative_docs.repealed': '2',
        'documents.normative_docs.in_force': inForce,
      });
    const at = 'documents.normative_docs.in_force';
    expect(only(years({ now: now('11'), before }), at)).toMatchObject({
      before: 10,
      change: 1,
      expected: 11,
      residual: 0,
      holds: true,
    });
    expect(only(years({ now: now('9'), before }), at)).toMatchObject({ residual: -2, holds: false });
    const { findings } = carryOf(years({ now: now('9'), before }));
    expect(findings.map((f) => [f.code, f.severity])).toContainEqual(['stock.breaks', 'note']);
  });

  test('in the form of 2019 the items and the disclosed documents follow from the year before', () => {
    const before = side(
      'b',
      {
        'enforcement.penalty.items_prev_year': '286',
        'enforcement.penalty.items_change': '-6',
        'documents.normative_docs.disclosed_total': '30',
      },
      form2019,
    );
    const now = side(
      'n',
      {
        'enforcement.penalty.items_prev_year': '281',
        'documents.normative_docs.newly_disclosed': '5',
        'documents.normative_docs.disclosed_total': '35',
      },
      form2019,
    );
    const held = years({ now, before });
    expect(only(held, 'enforcement.penalty.items_prev_year')).toMatchObject({ before: 280, change: null, residual: 1 });
    expect(only(held, 'documents.normative_docs.disclosed_total')).toMatchObject({ expected: 35, holds: true });
  });
});

describe('what is no number is compared with nothing', () => {
  const before = side('b', row('carried_out', 4));

  test.each([
    ['a blank', '', 'blank'],
    ['a dash', '—', 'mark'],
    ['words', '若干', 'text'],
  ])('%s on either side leaves no residual, and says so', (_name, print, kind) => {
    const now = side('n', { ...row('carried_in', 4), 'requests.carried_in.total': print });
    const held = only(years({ now, before }), total);
    expect(held).toMatchObject({ residual: null, holds: null, gap: 'not_number', lacking: [`${total}@now=${kind}`] });
    expect(carryOf(years({ now, before }))).toMatchObject({ examined: 6, equal: 6 });
    const back = side('b', { ...row('carried_out', 4), 'requests.carried_out.total': print });
    expect(only(years({ now: side('n', row('carried_in', 4)), before: back }), total)).toMatchObject({
      before: null,
      now: 4,
      residual: null,
      lacking: [`requests.carried_out.total@before=${kind}`],
    });
  });

  test('a year without a report, or the first, has rows with the reason and nothing examined', () => {
    const gap = years({ now: null, before });
    expect(gap).toHaveLength(7);
    expect(new Set(gap.map((c) => c.gap))).toEqual(new Set(['no_report']));
    const first = years({ now: before, before: null, existed: false });
    expect(new Set(first.map((c) => c.gap))).toEqual(new Set(['no_report_before']));
    expect(carryOf([...gap, ...first])).toEqual({ examined: 0, equal: 0, findings: [] });
    expect(carryOf([])).toEqual({ examined: 0, equal: 0, findings: [] });
  });
});

describe('a break is explained by figures that are printed elsewhere, or not at all', () => {
  const now = side('n', row('carried_in', 7));

  test('a merger: what both predecessors left, added up', () => {
    const joined = [
      { agencyId: 'p', last: side('p1', row('carried_out', 5)) },
      { agencyId: 'q', last: side('q1', row('carried_out', 2)) },
    ];
    const held = years({ now, existed: false, joined });
    expect(only(held, total)).toMatchObject({ before: 7, residual: 0, explained: 'merger', explainedBy: ['p1', 'q1'] });
    expect(carryOf(held)).toMatchObject({ examined: 7, equal: 7 });
    const [, second] = joined;
    expect(only(years({ now, existed: false, joined: second === undefined ? [] : [second] }), total)).toMatchObject({
      residual: 5,
      explained: null,
    });
  });

  test('a body that took another over: its own and the other’s; its own alone, where the other’s went elsewhere', () => {
    const joined = [{ agencyId: 'p', last: side('p1', row('carried_out', 3)) }];
    const of = (own: number) => only(years({ now, before: side('b', row('carried_out', own)), joined }), total);
    expect(of(4)).toMatchObject({ before: 7, residual: 0, explained: 'merger', explainedBy: ['p1'] });
    expect(of(7)).toMatchObject({ before: 10, residual: -3, holds: false, explained: 'merger', explainedBy: ['b'] });
    expect(of(5)).toMatchObject({ before: 8, residual: -1, explained: null });
  });

  test('of a merger nothing is added up while one of the reports is missing', () => {
    const joined = [
      { agencyId: 'p', last: side('p1', row('carried_out', 7)) },
      { agencyId: 'q', last: null },
    ];
    expect(only(years({ now, existed: false, joined }), total)).toMatchObject({
      residual: null,
      gap: 'no_report_before',
      lacking: ['q'],
    });
    const own = years({ now, existed: true, joined: [{ agencyId: 'p', last: side('p1', row('carried_out', 7)) }] });
    expect(only(own, total)).toMatchObject({ residual: null, gap: 'no_report_before', lacking: ['a'] });
  });

  test('a correction: the version that was replaced fits, of the year before or of this one', () => {
    const before = side('b2', row('carried_out', 6));
    const byBefore = years({ now, before, replacedBefore: [side('b1', row('carried_out', 7))] });
    expect(only(byBefore, total)).toMatchObject({
      residual: 1,
      holds: false,
      explained: 'correction',
      explainedBy: ['b1'],
    });
    const byNow = years({ now, before, replacedNow: [side('n0', row('carried_in', 6))] });
    expect(only(byNow, total)).toMatchObject({ residual: 1, explained: 'correction', explainedBy: ['n0'] });
    const neither = years({ now, before, replacedNow: [side('n0', row('carried_in', 5))] });
    expect(only(neither, total)).toMatchObject({ residual: 1, explained: null, explainedBy: [] });
  });

  test('another form: its columns are others, so that nothing is compared; what is carried has the same in both', () => {
    const before = side('b', row('carried_out', 7), form2019);
    const held = years({ now, before });
    expect(only(held, 'documents.normative_docs.in_force')).toMatchObject({
      residual: null,
      gap: 'other_form',
      explained: 'form_change',
    });
    expect(only(held, total)).toMatchObject({ residual: 0, holds: true, explained: null });
  });
});
