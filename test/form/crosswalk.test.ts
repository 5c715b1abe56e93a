import { describe, expect, test } from 'vitest';
import { cellsOf, type FormCell } from '../../src/form/cells.js';
import {
  crosswalk,
  type Era,
  eras,
  formulaOf,
  harmonisedVariable,
  lineageOf,
  qualities,
  type Source,
} from '../../src/form/crosswalk.js';
import { rowsOf, tableOf } from '../../src/form/form.js';
import { forms } from '../../src/form/forms.js';
import { mergeVariables } from '../../src/form/variables.js';
import { crosswalkRows, crosswalkTable } from '../../src/publish/crosswalk.js';
import { indicators2008, indicators2014 } from '../support/older-forms.js';

const sources: readonly { name: string; era: Era; source: Source }[] = crosswalk.flatMap((v) =>
  eras.map((era) => ({ name: v.name, era, source: v.sources[era] })),
);
const cellsUsed = ({ plus, minus, instead }: Source): string[] => [
  ...plus,
  ...minus,
  ...(instead === null ? [] : [instead.address]),
];
const from = (name: string, era: Era) => harmonisedVariable(name).sources[era];
const readEras = forms.map((f) => f.id);

/** Every cell that a form can print, its alternatives' too. */
function cellsByAddress(id: Era): Map<string, FormCell> {
  const form = forms.find((f) => f.id === id);
  if (form === undefined) throw new Error(`${id} is not read`);
  const alternatives = form.tables.flatMap((t) => ('alternatives' in t ? (t.alternatives ?? []) : []));
  const prints = [new Set<string>(), ...alternatives.map((a) => new Set([a.id]))];
  return new Map(prints.flatMap((printed) => cellsOf(form, printed).map((c) => [c.address, c] as const)));
}

/** The relations of single cells and of the older eras, set down once more: [2008, 2014, 2019 and 2021]. */
const relations: Readonly<Record<string, readonly [string, string, string]>> = {
  h_requests_new: ['a_requests_total', 'b3_received', 'requests.new_received.total'],
  h_requests_new_person: ['', '', 'requests.new_received.natural_person'],
  h_requests_carried_in: ['', '', 'requests.carried_in.total'],
  h_requests_carried_out: ['', '', 'requests.carried_out.total'],
  h_requests_closed: ['a_answers_total', 'b3_closed', 'requests.res_total.total'],
  h_granted: ['a_ans_granted', 'b3_ans_granted + b3_ans_already_public', 'requests.res_granted.total'],
  h_partial: ['a_ans_partial', 'b3_ans_partial', 'requests.res_partial.total'],
  h_den_state_secret: ['a_ref_exempt1_state_secret', 'b3_ref_state_secret', 'requests.den_state_secret.total'],
  h_den_third_party: [
    'a_ref_exempt2_trade_secret + a_ref_exempt3_privacy',
    'b3_ref_trade_secret + b3_ref_privacy',
    'requests.den_third_party.total',
  ],
  h_den_security: ['', 'b3_ref_security_stability', 'requests.den_three_safety_one_stability.total'],
  h_den_law: ['a_ref_exempt6_law', '', 'requests.den_law_prohibited.total'],
  h_den_internal: ['', '', 'requests.den_internal_affairs.total'],
  h_den_process: ['a_ref_exempt4_in_process', '', 'requests.den_process_info.total'],
  h_den_enforcement: ['a_ref_exempt5_enforcement', '', 'requests.den_enforcement_file.total'],
  h_den_admin_query: ['', '', 'requests.den_admin_query.total'],
  h_review_upheld: ['', 'b4_review_upheld', 'disputes.review.upheld'],
  h_review_corrected: ['', 'b4_review_corrected', 'disputes.review.corrected'],
  h_review_other: ['', 'b4_review_other', 'disputes.review.other'],
  h_review_pending: ['', '', 'disputes.review.pending'],
  h_review_total: ['a_review_total', 'b4_review_total', 'disputes.review.total'],
  h_suit_direct: ['', '', 'disputes.suit_direct.total'],
  h_suit_after_review: ['', '', 'disputes.suit_after_review.total'],
  h_licence_decisions: ['', '', 'licensing.licence.decisions'],
  h_penalty_decisions: ['', '', 'enforcement.penalty.decisions'],
  h_coercion_decisions: ['', '', 'enforcement.coercion.decisions'],
};

/** Sums and differences of the older eras. */
const olderSums: Readonly<Record<string, readonly [string, string]>> = {
  h_unable: [
    'a_ref_not_exist + a_ref_not_held + a_ref_unclear',
    'b3_ans_not_this_body + b3_ans_not_exist + b3_ans_clarify',
  ],
  h_not_processed: ['', 'b3_ans_other_channel'],
  h_review_concluded: ['', 'b4_review_upheld + b4_review_corrected + b4_review_other'],
  h_suit_concluded: ['', 'b5_suit_upheld + b5_suit_corrected + b5_suit_other'],
  h_suit_corrected: ['', 'b5_suit_corrected'],
  h_suit_total: ['a_suit_total', 'b5_suit_total'],
  h_normative_issued: ['a_normative_new', 'b1_normative_issued'],
  h_proactive_total: ['a_proactive_total', 'b1_proactive_total'],
  h_ogi_fee_yuan: ['', 'b7_request_fees_wan'],
};

describe('the crosswalk', () => {
  test('names are the panel’s: unique, short, and no other variable’s', () => {
    const names = crosswalk.map((v) => v.name);
    expect(names.length).toBeGreaterThan(35);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^h_[a-z][a-z0-9_]{0,29}$/);
    const printed = new Set(mergeVariables(forms).map((v) => v.variable.name));
    expect(names.filter((n) => printed.has(n))).toEqual([]);
  });

  test('every cell that it names is a cell of that form', () => {
    let examined = 0;
    const known: Record<Era, ReadonlySet<string>> = {
      'form-2008': new Set(indicators2008),
      'form-2014': new Set(indicators2014),
      'form-2019': new Set(cellsByAddress('form-2019').keys()),
      'form-2021': new Set(cellsByAddress('form-2021').keys()),
    };
    for (const { name, era, source } of sources)
      for (const id of cellsUsed(source)) {
        examined++;
        expect(known[era].has(id), `${name} ${era} ${id}`).toBe(true);
      }
    expect(examined).toBeGreaterThan(150);
  });

  test('operation, cells, quality and note agree', () => {
    expect(sources.length).toBe(crosswalk.length * 4);
    for (const { name, era, source } of sources) {
      const { operation, plus, minus, quality, note } = source;
      const said = `${name} ${era}`;
      const shape = { none: [0, 0], same: [1, 0], difference: [1, 1], 'sum of': [Math.max(2, plus.length), 0] };
      expect([plus.length, minus.length], said).toEqual(shape[operation]);
      expect(new Set(cellsUsed(source)).size, said).toBe(cellsUsed(source).length);
      expect(qualities, said).toContain(quality);
      expect(operation === 'none', said).toBe(quality === 'not comparable');
      if (quality === 'exact') expect(operation, said).toBe('same');
      if (quality === 'part of' || quality === 'not comparable') expect(note?.en && note.zh, said).toBeTruthy();
    }
  });

  test('every variable is defined in both languages, and comes from some form', () => {
    for (const v of crosswalk) {
      for (const words of [v.en, v.zh, v.definition.en, v.definition.zh]) expect(words, v.name).toBeTruthy();
      if (v.caveats !== null) expect(v.caveats.en && v.caveats.zh, v.name).toBeTruthy();
      expect(v.en.length, v.name).toBeLessThanOrEqual(80);
      expect(
        eras.some((era) => v.sources[era].operation !== 'none'),
        v.name,
      ).toBe(true);
    }
  });

  test('a sum adds counts to counts; money is money; nothing is made of changes or of items', () => {
    let examined = 0;
    for (const era of readEras) {
      const cells = cellsByAddress(era);
      for (const v of crosswalk)
        for (const id of cellsUsed(v.sources[era])) {
          examined++;
          const column = cells.get(id)?.column;
          expect(column?.type, `${v.name} ${id}`).toBe(v.unit === '元' ? 'decimal' : 'count');
          expect(column?.unit, `${v.name} ${id}`).not.toBe('项');
        }
    }
    expect(examined).toBeGreaterThan(100);
  });

  test.each(readEras)('%s: every result of section 三 is in exactly one of six, all of them the column 总计', (id) => {
    const form = forms.find((f) => f.id === id);
    if (form === undefined) throw new Error(id);
    const leaves = rowsOf(tableOf(form, 'requests'))
      .filter((r) => r.leaf)
      .map((r) => `requests.${r.id}.total`);
    expect(leaves.length).toBeGreaterThan(18);
    const results = ['h_granted', 'h_partial', 'h_denied', 'h_unable', 'h_not_processed', 'h_other_handling'];
    expect(results.flatMap((name) => from(name, id).plus).sort()).toEqual([...leaves].sort());
    for (const [name, group] of [
      ['h_denied', 'den'],
      ['h_unable', 'una'],
      ['h_not_processed', 'nop'],
    ] as const) {
      const members = tableOf(form, 'requests').rows.filter((r) => r.group === group);
      expect(from(name, id).plus).toEqual(members.map((r) => `requests.${r.id}.total`));
    }
  });

  test.each(readEras)('%s: grounds of refusal are one row each, and the lump of 2014 is four of them', (id) => {
    const single = crosswalk.filter((v) => /^h_den_(?!other_law)/.test(v.name)).flatMap((v) => v.sources[id].plus);
    expect([...single].sort()).toEqual([...from('h_denied', id).plus].sort());
    const lump = ['h_den_law', 'h_den_internal', 'h_den_process', 'h_den_enforcement'];
    expect(from('h_den_other_law', id).plus).toEqual(lump.flatMap((name) => from(name, id).plus));
    for (const name of lump) expect(from(name, 'form-2014').operation, name).toBe('none');
  });

  test.each(readEras)('%s: lawsuits are both blocks, reviews are concluded without those pending', (id) => {
    const outcomes = ['upheld', 'corrected', 'other'];
    expect(from('h_review_concluded', id).plus).toEqual(outcomes.map((o) => `disputes.review.${o}`));
    expect(from('h_suit_concluded', id).plus).toEqual(outcomes.flatMap((o) => from(`h_suit_${o}`, id).plus));
    for (const o of [...outcomes, 'pending', 'total'])
      expect(from(`h_suit_${o}`, id).plus).toEqual([`disputes.suit_direct.${o}`, `disputes.suit_after_review.${o}`]);
  });

  test('says of every variable and era what was meant', () => {
    const formula = (name: string, era: Era) => formulaOf(from(name, era));
    for (const [name, [first, second, now]] of Object.entries(relations))
      expect(
        eras.map((era) => formula(name, era)),
        name,
      ).toEqual([first, second, now, now]);
    for (const [name, sums] of Object.entries(olderSums))
      expect([formula(name, 'form-2008'), formula(name, 'form-2014')], name).toEqual(sums);
    // Every other single cell of the forms that are read is named by a test of its own.
    const single = crosswalk.filter((v) => readEras.every((era) => v.sources[era].operation === 'same'));
    expect(single.map((v) => v.name).filter((name) => relations[name] === undefined)).toEqual(['h_normative_issued']);
    expect(eras.slice(2).map((era) => formula('h_normative_issued', era))).toEqual([
      'documents.normative_docs.made',
      'documents.normative_docs.issued',
    ]);
  });

  test('is published whole: one row for every variable and era', () => {
    const rows = crosswalkRows();
    expect(rows).toHaveLength(crosswalk.length * 4);
    expect(new Set(rows.map((r) => `${r['variable']} ${r['form']}`)).size).toBe(rows.length);
    for (const row of rows) expect(Object.keys(row)).toEqual(crosswalkTable.columns.map((c) => c.name));
    const granted = rows.find((r) => r['variable'] === 'h_granted' && r['form'] === 'form-2014');
    expect(granted).toMatchObject({ cells: 'b3_ans_granted b3_ans_already_public', quality: 'sum of', read: false });
    expect(rows.filter((r) => r['read'] === true)).toHaveLength(crosswalk.length * 2);
    expect(lineageOf(harmonisedVariable('h_denied'))).toContain(
      'form-2014 part of: b3_ans_refused − b3_ref_not_gov_info',
    );
    expect(formulaOf(from('h_admin_fee_yuan', 'form-2019'))).toBe('');
  });
});

describe('traps', () => {
  const usedBy = (id: RegExp) =>
    sources.filter(({ source }) => cellsUsed(source).some((c) => id.test(c))).map(({ name, era }) => `${name} ${era}`);

  test('fee items of 2019 are not the fee money of 2021', () => {
    expect(usedBy(/items_prev_year|items_change/)).toEqual([]);
    expect(from('h_admin_fee_yuan', 'form-2019')).toMatchObject({ operation: 'none', quality: 'not comparable' });
    expect(from('h_admin_fee_yuan', 'form-2021').plus).toEqual(['fees.admin_fee.amount_wan']);
  });

  test('statutory fees are never the fees for requests', () => {
    expect(usedBy(/^fees\./)).toEqual(['h_admin_fee_yuan form-2021']);
    expect(usedBy(/^b7_/)).toEqual(['h_ogi_fee_yuan form-2014']);
  });

  test('对外公开总数量 of 2019 is not 现行有效 of 2021', () => {
    expect(usedBy(/disclosed_total|newly_disclosed/)).toEqual([]);
    expect(from('h_normative_in_force', 'form-2019').operation).toBe('none');
    expect(from('h_normative_in_force', 'form-2021').plus).toEqual(['documents.normative_docs.in_force']);
  });

  test('answers of 2014 that the information is already public are granted, and nothing else', () => {
    expect(usedBy(/^b3_ans_already_public$/)).toEqual(['h_granted form-2014']);
    expect(from('h_granted', 'form-2014').plus).toEqual(['b3_ans_granted', 'b3_ans_already_public']);
  });

  test('what is no government information is no refusal in 2014', () => {
    expect(from('h_denied', 'form-2014').minus).toEqual(['b3_ref_not_gov_info']);
  });

  test('the one row （六） of 2019 is the three of 2021, or the one where 2021 is printed so', () => {
    expect(from('h_other_handling', 'form-2019').plus).toEqual(['requests.oth_total.total']);
    expect(from('h_other_handling', 'form-2021')).toMatchObject({
      plus: ['requests.oth_not_corrected.total', 'requests.oth_fee_unpaid.total', 'requests.oth_other.total'],
      instead: { row: 'oth_total', address: 'requests.oth_total.total' },
    });
  });

  test('what an era does not count has no figure there', () => {
    for (const name of ['h_requests_carried_in', 'h_requests_carried_out', 'h_review_pending', 'h_suit_direct'])
      for (const era of ['form-2008', 'form-2014'] as const) expect(from(name, era).operation, name).toBe('none');
    for (const name of ['h_proactive_total', 'h_ogi_fee_yuan'])
      for (const era of readEras) expect(from(name, era).operation, name).toBe('none');
  });
});
