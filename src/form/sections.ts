/**
 * The prose sections that the forms of 2019 and 2021 share.
 *
 * Source: 国办公开办函〔2019〕60号 and 〔2021〕30号.
 */

/** Sections 一, 五 and 六: no figures of the form, kept as text. */
export const proseSections = [
  { id: 's1_overview', zh: '一、总体情况', en: 'Overview' },
  {
    id: 's5_problems',
    zh: '五、存在的主要问题及改进情况',
    en: 'Problems and improvements',
    variants: ['政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况', '存在的问题及改进情况'],
  },
  { id: 's6_other', zh: '六、其他需要报告的事项', en: 'Other matters', variants: ['需要报告的其他事项'] },
] as const;
