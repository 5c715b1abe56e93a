import { verdictWords } from './categories.js';
import { missingCodes } from './missing.js';

/** What is said of a release wherever it is described. */
export interface ReleaseAbout {
  /** The day (yyyy-mm-dd) on which its newest page was fetched. */
  readonly newest: string;
  /** It holds reports that were made up for trying the program. */
  readonly invented: boolean;
}

export const title = {
  en: 'Gongkai: yearly disclosure reports of Chinese administrative bodies',
  zh: '公开：中国行政机关政府信息公开工作年度报告数据',
} as const;

export const what = {
  en: 'Every figure that the reports print, each traceable to the bytes it was printed in. A blank is not a zero: a figure that was not read or not printed is missing, with the reason.',
  zh: '收录各行政机关年度报告表格中的每一个数字，均可追溯至原文。空白不等于零：未填写或未读出的数字一律作缺失处理，并说明原因。',
} as const;

export const inventedNote = {
  en: 'This release holds invented reports of invented bodies, made for trying the program; the column invented says which.',
  zh: '本次发布含有为试用程序而虚构的机关和报告，见 invented 列。',
} as const;

export const licence = {
  en: 'The data set: CC BY 4.0. The reports themselves are public documents of the agencies that issued them.',
  zh: '数据集采用 CC BY 4.0 许可；年度报告本身是各机关依法公开的文件。',
} as const;

/** The lines of the workbook's first sheet: a word, and what it means in both languages. */
export function noteLines(
  about: ReleaseAbout,
  sheets: readonly { name: string; rows: number; en: string; zh: string }[],
  left: readonly { name: string; rows: number }[],
): (readonly [string, string, string])[] {
  return [
    ['Gongkai 公开', title.en, title.zh],
    ['', what.en, what.zh],
    ...(about.invented ? [['invented', inventedNote.en, inventedNote.zh] as const] : []),
    ['newest page', about.newest, `最新网页采集日期：${about.newest}`],
    ['licence', licence.en, licence.zh],
    ['', '', ''],
    [
      'SHEETS',
      'Row 1 says what a column is, row 2 is its name, figures begin in row 3',
      '第1行为说明，第2行为变量名，数据自第3行起',
    ],
    ...sheets.map((s) => [s.name, `${s.en} (${s.rows} rows)`, `${s.zh}（${s.rows}行）`] as const),
    ...left.map(
      (l) =>
        [
          l.name,
          `not here: ${l.rows} rows are too many for a workbook (a sheet of Excel ends at row 1,048,576); see ${l.name}.parquet, ${l.name}.csv or gongkai.duckdb`,
          `未列入：共${l.rows}行，超出工作簿适宜的行数（Excel 每表最多1,048,576行），见 ${l.name}.parquet、${l.name}.csv 或 gongkai.duckdb`,
        ] as const,
    ),
    ['', '', ''],
    [
      'MISSING',
      'In the sheets panel and rates a missing number is a text, so that no sum takes it for zero',
      '面板及比率表中，缺失的数字以文字代码表示，不会被当作零参与计算',
    ],
    ...missingCodes.map((m) => [`.${m.letter}`, m.en, m.zh] as const),
    ['', '', ''],
    ['VERDICTS', 'What reading and arithmetic say of a report', '对报告的核验结论'],
    ...verdictWords.map((v) => [v.text, v.en, v.zh] as const),
    ['', '', ''],
    ['texts', 'A text of more than 32,767 characters is cut, and the cell says so', '超过32,767字符的文字已截断并注明'],
  ];
}
