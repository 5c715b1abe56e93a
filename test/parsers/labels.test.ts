import { describe, expect, test } from 'vitest';
import { foldLabel, labelsOf } from '../../parsers/labels.js';
import { simplified } from '../../parsers/traditional.js';
import { tableOf } from '../../src/form/form.js';
import { form2019 } from '../../src/form/form-2019.js';
import { form2021 } from '../../src/form/form-2021.js';
import { forms } from '../../src/form/forms.js';

const labels = labelsOf(form2021);
const requests = tableOf(form2021, 'requests');

const rowOf = (text: string) => labels.name(text, requests, ['row'])?.ref.id;

describe('labels', () => {
  test('folding drops what differs from page to page', () => {
    expect(foldLabel('（一） 予以公开')).toBe(foldLabel('(一)予以公开'));
    expect(foldLabel('3.危及“三安全一稳定”')).toBe(foldLabel('3．危及"三安全一稳定"'));
    expect(foldLabel('结果\n纠正')).toBe('结果纠正');
    expect(foldLabel('⼯⼀⾼')).toBe('工一高');
    expect(foldLabel('2、重复申请')).toBe(foldLabel('2.重复申请'));
  });

  test('folding is the standard’s, for every character alone and among others, and then simplified', () => {
    const plain = (c: string) => simplified.get(c.charCodeAt(0)) ?? c;
    const standard = (text: string) =>
      text
        .normalize('NFKC')
        .replace(/[^\p{L}\p{N}]/gu, '')
        .replace(/./gsu, plain);
    const wrong: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const c = String.fromCharCode(code);
      for (const text of [c, `规${c}章`, `a${c}`, `${c}a`, `1${c}2`, c + c])
        if (foldLabel(text) !== standard(text)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test('every label and variant of every form is found, and stands for itself', () => {
    for (const form of forms)
      for (const table of form.tables) {
        for (const row of table.rows)
          for (const text of [row.zh, ...('variants' in row ? (row.variants ?? []) : [])])
            expect(
              labelsOf(form)
                .find(text)
                ?.refs.some((r) => r.table === table && r.id === row.id),
              text,
            ).toBe(true);
        for (const column of table.columns)
          for (const text of [column.zh, ...(column.variants ?? [])])
            expect(
              labelsOf(form)
                .find(text)
                ?.refs.some((r) => r.table === table && r.id === column.id),
              text,
            ).toBe(true);
      }
  });

  test('no label of a row is within a slip of another row’s', () => {
    for (const form of forms)
      for (const table of form.tables)
        for (const row of table.rows) {
          const ids =
            labelsOf(form)
              .findLoosely(`${row.zh}的`)
              ?.refs.filter((r) => r.kind === 'row')
              .map((r) => r.id) ?? [];
          expect(
            ids.filter((id) => id !== row.id),
            row.zh,
          ).toEqual([]);
        }
  });

  test('a slip of the pen is recognised, and said', () => {
    const found = labels.name('5.属于三类内容事务信息', requests, ['row']);
    expect(found?.ref.id).toBe('den_internal_affairs');
    expect(found?.match.misspelt).toBe(true);
    expect(labels.find('5.属于三类内容事务信息')).toBeNull();
  });

  test('what could be two labels is neither', () => {
    expect(labels.findLoosely('第二十条第（七）项')).toBeNull();
    expect(rowOf('科研企业')).toBeUndefined();
  });

  test('a remark in brackets is no part of the label', () => {
    const licence = tableOf(form2019, 'licensing');
    expect(labelsOf(form2019).name('上一年项目数量（指2018年事项数）', licence, ['column'])?.ref.id).toBe(
      'items_prev_year',
    );
    expect(
      labelsOf(form2019).name('本年增/减(指2019年增加或减少的事项数,减用负值表示,如-8)', licence, ['column'])?.ref.id,
    ).toBe('items_change');
  });

  test('prose is no label', () => {
    expect(labels.findLoosely('全年新收政府信息公开申请34件，均已办结。')).toBeNull();
    expect(labels.findLoosely('')).toBeNull();
    expect(labels.findLoosely('样'.repeat(5000))).toBeNull();
  });

  test('a section keeps its meaning under another number', () => {
    expect(labels.find('二、收到和处理政府信息公开申请情况')?.refs[0]?.id).toBe('requests');
    expect(labels.find('四、存在的主要问题及改进情况')?.refs[0]?.id).toBe('s5_problems');
  });
});
