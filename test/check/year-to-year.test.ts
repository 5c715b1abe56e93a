import { describe, expect, test } from 'vitest';
import type { Address, FormId } from '../../src/address.js';
import type { YearSide } from '../../src/check/compare-years.js';
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
  exchanges: [],
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

describe('bodies that passed functions among themselves', () => {
  const whole = side('w', row('carried_out', 7));
  const small = side('s', row('carried_in', 3));
  const large = (natural: number) => side('l', row('carried_in', natural));
  const split = (now: YearSide, sibling: YearSide): Partial<YearNeighbours> & { readonly now: YearSide } => ({
    now,
    existed: false,
    exchanges: [
      {
        kind: 'split',
        divided: { agencyId: 'w', last: whole },
        reports: { before: [whole], now: [now, sibling] },
      },
    ],
  });

  test('of a part nothing is expected; that the parts carry on the whole together is told', () => {
    const held = years(split(small, large(4)));
    const told = { before: 7, now: 3, expected: null, residual: null, holds: null, gap: 'divided' };
    expect(only(held, total)).toMatchObject({ ...told, explained: 'split', explainedBy: ['w', 'l'] });
    expect(carryOf(held)).toEqual({ examined: 0, equal: 0, findings: [] });
    expect(only(years(split(small, large(5))), total)).toMatchObject({ ...told, explained: null, explainedBy: [] });
  });

  test('stocks go on together too, each body with what it issued and repealed', () => {
    const stock = (id: string, inForce: number, issued = 0, repealed = 0) =>
      side(id, {
        'documents.normative_docs.in_force': String(inForce),
        'documents.normative_docs.issued': String(issued),
        'documents.normative_docs.repealed': String(repealed),
      });
    const of = (mine: number) => {
      const now = stock('n', mine, 3);
      const divided = { agencyId: 'w', last: stock('w', 10) };
      const reports = { before: [divided.last], now: [now, stock('l', 5, 0, 1)] };
      const held = years({ now, existed: false, exchanges: [{ kind: 'split', divided, reports }] });
      return only(held, 'documents.normative_docs.in_force');
    };
    // 10 before, 3 issued here, 1 repealed there: 12, of which 5 are there.
    expect(of(7)).toMatchObject({ before: 10, change: 3, now: 7, residual: null, explained: 'split' });
    expect(of(8)).toMatchObject({ explained: null });
  });

  test('a body that was there before and took a part in carries on its own; the part is what it has more', () => {
    const [before, now, sibling] = [side('b', row('carried_out', 5)), side('n', row('carried_in', 8)), large(4)];
    const reports = { before: [whole, before], now: [now, sibling] };
    const exchanges = [{ kind: 'split' as const, divided: { agencyId: 'w', last: whole }, reports }];
    expect(only(years({ now, before, exchanges }), total)).toMatchObject({
      before: 5,
      residual: 3,
      holds: false,
      explained: 'split',
      explainedBy: ['w', 'l'],
    });
  });

  test('a part whose whole has no report that was read is compared with nothing', () => {
    const exchanges = [{ kind: 'split' as const, divided: { agencyId: 'w', last: null }, reports: null }];
    expect(only(years({ now: small, existed: false, exchanges }), total)).toMatchObject({
      before: null,
      gap: 'no_report_before',
      lacking: ['w'],
      explained: null,
    });
  });

  test('a transfer: what one has less the other has more, and the break is told all the same', () => {
    const [giverBefore, takerBefore] = [side('g1', row('carried_out', 6)), side('t1', row('carried_out', 2))];
    const [giver, taker] = [side('g2', row('carried_in', 4)), side('t2', row('carried_in', 4))];
    const of = (now: YearSide, before: YearSide | null, takerNow = taker) =>
      years({
        now,
        before,
        existed: before !== null,
        exchanges: [
          {
            kind: 'transfer',
            divided: null,
            reports: {
              before: [giverBefore, ...(before === null ? [] : [takerBefore])],
              now: [giver, takerNow],
            },
          },
        ],
      });
    const gave = only(of(giver, giverBefore), total);
    expect(gave).toMatchObject({ residual: -2, holds: false, explained: 'transfer', explainedBy: ['t1', 't2'] });
    const took = only(of(taker, takerBefore), total);
    expect(took).toMatchObject({ residual: 2, holds: false, explained: 'transfer', explainedBy: ['g1', 'g2'] });
    const { examined, equal, findings } = carryOf(of(taker, takerBefore));
    expect([examined, equal, findings[0]?.code]).toEqual([7, 5, 'carry.breaks']);
    const more = side('t2', row('carried_in', 5));
    expect(only(of(more, takerBefore, more), total)).toMatchObject({ residual: 3, explained: null });
    // A body that was made of the part has nothing that it would carry on.
    const made = side('t2', row('carried_in', 2));
    expect(only(of(made, null, made), total)).toMatchObject({
      residual: null,
      gap: 'no_report_before',
      explained: 'transfer',
      explainedBy: ['g1', 'g2'],
    });
  });

  test('where its own figures carry on nothing is explained, whatever was passed on', () => {
    const [before, now] = [side('b', row('carried_out', 4)), side('n', row('carried_in', 4))];
    const reports = { before: [before], now: [now] };
    const exchanges = [{ kind: 'transfer' as const, divided: null, reports }];
    expect(only(years({ now, before, exchanges }), total)).toMatchObject({ holds: true, explained: null });
    const unread = [{ kind: 'transfer' as const, divided: null, reports: null }];
    const other = side('n', row('carried_in', 5));
    expect(only(years({ now: other, before, exchanges: unread }), total)).toMatchObject({
      residual: 1,
      explained: null,
    });
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
