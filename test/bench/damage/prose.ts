import type { Form } from '../../../src/form/form.js';
import { tableOf } from '../../../src/form/form.js';
import type { Prose } from '../../../src/sample/print/report.js';
import type { Random } from '../../../src/sample/random.js';
import { chance, pick } from './draw.js';

const bodies = ['民政局', '教育局', '水务局', '统计局', '城市管理委员会', '司法局', '人民政府'];

/** A title with the body and the year, as most reports have it. */
export function randomTitle(form: Form, random: Random): { title: string; year: number } {
  const year = form.years.endsWith('-') ? random.between(2021, 2024) : random.between(2019, 2020);
  return { title: `样例区${pick(random, bodies)}${year}年政府信息公开工作年度报告`, year };
}

/**
 * What stands around the tables. As real overviews do, it says dates, counts and the form's own words in passing
 * (自然人72件, 行政复议 351 件, 其中结果维持 72 件), and its counts are not the tables'.
 */
export function randomProse(form: Form, year: number, random: Random): Prose {
  const n = () => random.between(0, 400);
  const applicants = tableOf(form, 'requests').columns.filter((c) => c.part);
  const outcomes = tableOf(form, 'disputes').columns.filter((c) => c.part);
  const review = tableOf(form, 'disputes').rows[0]?.zh ?? '';
  const asked = applicants.slice(0, random.between(1, 3)).map((c) => `${c.zh}${n()}件`);
  const judged = outcomes.map((c) => `${c.zh} ${n()} 件`);
  const decided = form.tables.flatMap((t) => (t.columns.some((c) => c.id === 'decisions') ? t.rows : []));
  const overview = [
    `${year}年，我局收到政府信息公开申请${n()}件，其中${asked.join('、')}，均按期答复，办结率100%。`,
    `（一）主动公开情况。截至${year}年12月31日，网站公开信息 ${n()} 条，印发文件${n()}件，更新栏目12个。`,
    `（二）依申请公开情况。政府信息公开${review} ${n()} 件，其中${judged.join('，')}。`,
    decided.map((row) => `${row.zh} ${n()} 件`).join('，'),
    `（三）监督保障情况。召开会议3次，培训 2 场、${n()}人次，得分 98.5 分。`,
  ];
  return {
    opening: chance(random, 0.7) ? `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。` : null,
    overview: overview.filter((_, i) => i === 0 || chance(random, 0.6)),
    problems: `一是公开的主动性还不够；二是解读形式单一。${year + 1}年将开展培训 ${random.between(1, 9)} 次。`,
    other: chance(random, 0.5) ? '无。' : `${year}年收取信息处理费 ${n()} 元。`,
  };
}

/** What some bodies note under table 四 (上海市科委 2024). */
export function remarkUnderTables(form: Form): string {
  const rows = tableOf(form, 'disputes').rows;
  return `注：${rows.map((r) => r.zh).join('、')}数量含上年度结转数量 3 件。`;
}
