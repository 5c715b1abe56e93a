import { caveatsOf } from '../form/caveats.js';
import { harmonisedVariable, lineageOf, type Said } from '../form/crosswalk.js';
import { definitionOf } from '../form/definitions.js';
import type { Rate } from '../form/rates.js';
import type { Variable } from '../form/variables.js';
import type { Row } from './columns.js';

/** The codebook's words on a variable, as its columns have them. */
function explained(definition: Said | null, caveats: Said | null, crosswalk: string | null = null): Row {
  return {
    definition_en: definition?.en ?? null,
    definition_zh: definition?.zh ?? null,
    caveats_en: caveats?.en ?? null,
    caveats_zh: caveats?.zh ?? null,
    crosswalk,
  };
}

/** What a variable of the forms counts, and what must be known of it. */
export function explainVariable(variable: Variable): Row {
  return explained(definitionOf(variable), caveatsOf(variable.address));
}

/** What a harmonised variable is, and where it comes from in every era. */
export function explainHarmonised(name: string): Row {
  const variable = harmonisedVariable(name);
  return explained(variable.definition, variable.caveats, lineageOf(variable));
}

/** What a rate is, and of which variables. */
export function explainRate({ definition, caveats, numerator, denominator }: Rate): Row {
  const top = numerator.length > 1 ? `(${numerator.join(' + ')})` : numerator.join();
  return explained(definition, caveats, `${top} / ${denominator}`);
}

const columns: Readonly<Record<string, readonly [definition: Said, caveats: Said | null]>> = {
  suit_break: [
    {
      en: 'True for reports of 2024 and later, when the revised Administrative Reconsideration Law was in force.',
      zh: '2024年及以后的报告为真（修订后的《行政复议法》已施行）。',
    },
    {
      en: 'Reviews, lawsuits and their rates on both sides of the break are not one series.',
      zh: '断点两侧的复议、诉讼数量及比率不构成同一序列。',
    },
  ],
  decisions_equal_items: [
    {
      en: 'True where a row of the form of 2019 prints as many decisions as items, and not nought: perhaps copied. See the findings.',
      zh: '2019年表式某行处理决定数量与项目数量相同且不为零者为真，可能系照抄。见发现事项。',
    },
    {
      en: 'Equal numbers can be true, small ones above all.',
      zh: '数量相同也可能属实，数值较小时尤然。',
    },
  ],
};

const inYuan: readonly [Said, Said] = [
  {
    en: 'The printed amount in yuan, by the unit printed in the cell, else in the heading, else of the form.',
    zh: '所印金额折合元：单位依次取单元格、表头、表式所载。',
  },
  {
    en: 'Empty where the unit is not known. An amount printed in the wrong unit stays wrong (money.magnitude).',
    zh: '单位不明者为空。原文单位有误者不作更正（见 money.magnitude）。',
  },
];

/** What a column of the panel that is no variable of the forms is; empty where its label says it all. */
export function explainColumn(name: string): Row {
  const [definition, caveats] = columns[name] ?? (name.endsWith('_yuan') ? inYuan : [null, null]);
  return explained(definition, caveats);
}
