import { crosswalk, type Era, eras, type Harmonised } from '../form/crosswalk.js';
import { forms } from '../form/forms.js';
import type { Row, TableSpec } from './columns.js';

const text = (name: string, en: string, zh: string) => ({ name, type: 'text', en, zh }) as const;

export const crosswalkTable: TableSpec = {
  name: 'crosswalk',
  en: 'One row for every harmonised variable and form: from which cells it is made, and how well they compare',
  zh: '跨表式对照：每个统一变量每种表式一行',
  key: ['variable', 'form'],
  columns: [
    text('variable', 'Harmonised variable, a column of the panel', '统一变量名'),
    text('form', 'Form, by the year in which it was set', '表式'),
    text('label_en', 'Label', '英文标签'),
    text('label_zh', 'Label in Chinese', '中文标签'),
    text('unit', 'Unit of the variable; amounts are brought to yuan (元)', '计量单位（金额折算为元）'),
    text('operation', 'same, sum of, difference; none: no figure of the form may stand for it', '换算方法'),
    text('cells', 'Cells that are taken or added up', '取用或相加的单元格'),
    text('less', 'Cells that are taken off', '减去的单元格'),
    text('instead', 'The cell taken where the page prints one row in place of several', '合并为一行时取用的单元格'),
    text(
      'quality',
      'exact: counts the same; sum of: together count the same; part of: covers more or less; not comparable: no value',
      '可比程度：exact 相同；sum of 合计相同；part of 口径较宽或较窄；not comparable 不可比（无值）',
    ),
    text('note_en', 'Why', '英文说明'),
    text('note_zh', 'Why, in Chinese', '中文说明'),
    {
      name: 'read',
      type: 'boolean',
      en: 'Reports in the form are read into figures',
      zh: '该表式的报告是否读取为数据',
    },
  ],
};

/** The crosswalk as it is published, every variable with its four eras. */
export function crosswalkRows(): Row[] {
  return crosswalk.flatMap((variable) => eras.map((form) => crosswalkRow(variable, form)));
}

function crosswalkRow(variable: Harmonised, form: Era): Row {
  const source = variable.sources[form];
  return {
    variable: variable.name,
    form,
    label_en: variable.en,
    label_zh: variable.zh,
    unit: variable.unit,
    operation: source.operation,
    cells: source.plus.join(' ') || null,
    less: source.minus.join(' ') || null,
    instead: source.instead?.address ?? null,
    quality: source.quality,
    note_en: source.note?.en ?? null,
    note_zh: source.note?.zh ?? null,
    read: forms.some((f) => f.id === form),
  };
}
