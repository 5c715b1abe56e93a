import { formById } from '../../../src/form/forms.js';
import { renderClean } from '../../../src/sample/print/render.js';
import { composeReport } from '../../../src/sample/print/report.js';
import { figuresOf } from '../printing.js';

/** The body of a real report in HTML, with figures in which every sum holds; the same for the same agency and year. */
export function reportBody(agency: string, year: number): string {
  const form = formById(year < 2021 ? 'form-2019' : 'form-2021');
  const cells = figuresOf(form, year * 7919 + [...agency].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0), 20);
  const filling = {
    cell: (a: Parameters<typeof cells.get>[0]) => cells.get(a) ?? '',
    printed: new Set<string>(),
    labels: new Map<string, string>(),
  };
  return renderClean(
    composeReport(form, filling, {
      opening: `本报告依照《中华人民共和国政府信息公开条例》编制，统计期限自${year}年1月1日起至${year}年12月31日止。`,
      overview: [`${year}年，${agency}继续做好政府信息公开工作。`],
      problems: '公开的时效还要提高。',
      other: '无。',
    }),
  );
}
