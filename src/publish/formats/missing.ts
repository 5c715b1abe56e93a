import { RefusedError } from '../../errors.js';

/** Why a cell of a table has no number: a letter for people and Stata, a reserved number for files of bare numbers. */
export interface MissingCode {
  readonly letter: string;
  readonly code: number;
  readonly status: string;
  readonly en: string;
  readonly zh: string;
}

/** A number at or below this one is a code, never a figure. */
export const lowestFigure = -999_999_900;

function missing(letter: string, status: string, en: string, zh: string): MissingCode {
  return { letter, code: lowestFigure - (letter.charCodeAt(0) - 96), status, en, zh };
}

/** Every reason, by the words of the table `panel_status`; the codes are fixed for ever. */
export const missingCodes: readonly MissingCode[] = [
  missing('a', 'blank', 'blank: the cell is printed and empty', '空白：单元格存在但未填写'),
  missing('b', 'mark', 'a mark (/, -, none) is printed, no number', '符号：填写了“/”“—”“无”等，不是数字'),
  missing('c', 'text', 'other text is printed, no number', '文字：填写了其他文字'),
  missing('d', 'missing', 'not read: not found, or not sure where', '未读出：未能找到或未能确定位置'),
  missing('e', 'not_in_form', 'the form printed has no such cell', '该年表式无此项'),
  missing('f', 'no_report', 'no report of that year was had', '未取得该年度报告'),
  missing('g', 'not_derived', 'not summed: a part is no number', '未合计：有组成项不是数字'),
  missing('h', 'unit_unknown', 'an amount without a unit of money', '金额单位不明'),
  missing('i', 'negative', 'a difference that would be below nought', '相减结果为负'),
  missing('z', 'unknown', 'empty; see the status beside, if any', '空值：原因见同表其他列'),
];

const byStatus = new Map(missingCodes.map((m) => [m.status, m]));

/** For a table that does not say why a value is empty. */
export const withoutReason = missingCodes.at(-1) as MissingCode;

/**
 * The code for a value that is not there.
 *
 * @param status the word of `panel_status`
 * @throws RefusedError where the word is none of the list, or says that there is a number
 */
export function missingCode(status: string | null, where: string): MissingCode {
  const known = byStatus.get(status ?? withoutReason.status);
  if (known === undefined)
    throw new RefusedError(
      `${where} has no value, and its status is ${status}`,
      'Nothing was published: panel and panel_status contradict each other.',
    );
  return known;
}
