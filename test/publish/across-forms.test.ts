import { describe, expect, test } from 'vitest';
import { crosswalk } from '../../src/form/crosswalk.js';
import { rates } from '../../src/form/rates.js';
import { harmonisedColumns } from '../../src/publish/harmonised.js';
import { panelHead } from '../../src/publish/panel.js';
import { crawlHere, datasetOf, serveBody } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

async function published(body: string) {
  const data = temporaryFolder();
  const { server } = await serveBody(body);
  await crawlHere(server, data);
  return datasetOf(data);
}

describe('a body’s years across the forms, as published', () => {
  test('variables of all forms stand at the head of the panel, and say what the cells say', async () => {
    const { tables, rows } = await published('bm/czj');
    const columns = tables.find((t) => t.table.name === 'panel')?.table.columns.map((c) => c.name) ?? [];
    const head = [...panelHead.map((c) => c.name), ...harmonisedColumns.map((c) => c.name)];
    expect(columns.slice(0, head.length)).toEqual(head);
    const panel = rows('panel');
    expect(panel.map((r) => r['year'])).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025]);
    for (const row of panel) {
      expect(row['h_granted'], String(row['year'])).toBe(row['req_granted_total']);
      expect(row['h_denied'], String(row['year'])).toBe(row['req_den_total']);
      expect(row['suit_break']).toBe(Number(row['year']) >= 2024);
      const items = row['form'] === 'form-2019';
      expect(row['decisions_equal_items']).toBe(items ? false : null);
      for (const name of ['h_admin_fee_yuan', 'h_normative_in_force']) expect(row[name] === null, name).toBe(items);
      expect(row['h_normative_issued']).toBe(row[items ? 'doc_normative_made' : 'doc_normative_issued']);
      if (!items) expect(row['h_admin_fee_yuan']).toBe(row['fee_admin_amount_yuan']);
    }
    // Of 2021 the zeros were left blank, and the totals of the results too.
    expect(panel.find((r) => r['year'] === 2021)).toMatchObject({ h_granted: null, h_denied: null });

    const rateRows = rows('rates');
    expect(rateRows).toHaveLength(panel.length * rates.length);
    const denial = rateRows.filter((r) => r['rate'] === 'denial_rate');
    expect(denial.map((r) => r['numerator'])).toEqual(panel.map((r) => r['h_denied']));
    expect(denial.map((r) => r['denominator'])).toEqual(panel.map((r) => r['h_requests_closed']));
    expect(denial.find((r) => r['year'] === 2021)).toMatchObject({ value: null, status: 'numerator_not_number' });
    expect(rows('crosswalk')).toHaveLength(crosswalk.length * 4);
  });

  test('an amount in the wrong unit is noticed, and nothing else about money', async () => {
    const findings = (await published('bm/czj')).rows('findings');
    const money = findings.filter((f) => f['code'] === 'money.magnitude');
    expect(money.map((f) => [f['year'], f['severity']])).toEqual([[2024, 'warning']]);
    expect(money[0]?.['message']).toContain('25876543.21万元 is over a hundred times');
  });

  test('copied items are noticed and flagged', async () => {
    const { rows } = await published('bm/jyj');
    const findings = rows('findings');
    expect(findings.filter((f) => f['code'] === 'decisions.equal_items').map((f) => f['year'])).toEqual([2019]);
    expect(rows('panel').map((r) => r['decisions_equal_items'])).toEqual([true, false, null, null, null]);
  });
});

test('the codebook defines every shared variable, every rate and every amount in yuan, in both languages', async () => {
  const { rows } = await published('bm/swj');
  const book = new Map(rows('codebook').map((r) => [r['variable'], r]));
  const names = [...crosswalk.map((v) => v.name), ...rates.map((r) => r.id), 'suit_break', 'decisions_equal_items'];
  const yuan = [...book.keys()].filter((name) => String(name).endsWith('_yuan'));
  expect(yuan).toEqual(['h_admin_fee_yuan', 'h_ogi_fee_yuan', 'fee_admin_amount_yuan', 'prc_central_amount_yuan']);
  for (const name of [...names, ...yuan, 'req_granted_total', 'req_den_total']) {
    expect(book.get(name)?.['definition_en'], String(name)).toBeTruthy();
    expect(book.get(name)?.['definition_zh'], String(name)).toBeTruthy();
  }
  expect(book.get('h_denied')?.['crosswalk']).toContain('form-2014 part of: b3_ans_refused − b3_ref_not_gov_info');
  expect(book.get('challenge_rate')).toMatchObject({
    crosswalk: '(h_review_total + h_suit_direct) / h_requests_closed',
  });
  for (const name of ['challenge_rate', 'suit_correction_rate', 'h_suit_direct', 'h_review_total', 'dis_review_total'])
    expect(book.get(name)?.['caveats_en'], name).toMatch(/2024/);
  expect(book.get('fee_admin_prev')?.['caveats_en']).toContain('not money');
  expect(book.get('doc_normative_allpublic')?.['caveats_en']).toContain('never to be continued by 现行有效件数');
});
