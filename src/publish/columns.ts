/** The types that every format of a release can hold. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean';

/** A column of a published table, described once for every format. */
export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  readonly en: string;
  readonly zh: string;
}

/** Figures have at most 12 digits before the point and 6 behind it. */
const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DECIMAL(18,6)',
  boolean: 'BOOLEAN',
};

export function sqlType(type: ColumnType): string {
  return sqlTypes[type];
}

/** A row of a table: decimals as the strings that are printed, so that no figure passes through a floating point. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A row of a table with many columns, in the order of the columns. */
export type Values = readonly (string | number | boolean | null)[];

export interface TableSpec {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly key: readonly string[];
  readonly columns: readonly ColumnSpec[];
}

/** A column, named for every format. */
export const column = (name: string, type: ColumnType, en: string, zh: string): ColumnSpec => ({ name, type, en, zh });

/** What identifies a report, at the head of every table that speaks of reports. */
const reportKey = [
  column('report_id', 'text', 'Report: agency, year and version', '报告编号'),
  column('site', 'text', 'Site on which it is published', '网站'),
  column('agency_id', 'text', 'Agency', '机关编号'),
  column('agency', 'text', 'Name of the agency as the report prints it', '机关名称（以报告所载为准）'),
  column('year', 'integer', 'Year that the report is about', '报告年度'),
  column(
    'scope',
    'text',
    'Of whom the figures are: own (the body), government_proper (the district’s government as a body), whole_area (all bodies of the district); empty where the report leaves it open',
    '数据范围：own 本机关，government_proper 政府本级，whole_area 全区汇总；无法判断者为空',
  ),
  column('version', 'integer', 'Version of the report, from 1', '版本'),
  column('current', 'boolean', 'The latest version', '是否现行版本'),
  column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
];

const printedForm = [
  column('form', 'text', 'Form that is printed', '表式'),
  column('verdict', 'text', 'What reading and arithmetic say of the report', '核验结论'),
];

export const figuresTable: TableSpec = {
  name: 'figures',
  en: 'One row for every cell of every report, and for every sum that the form does not print',
  zh: '逐格数据：每份报告每个单元格一行',
  key: ['report_id', 'address'],
  columns: [
    ...reportKey,
    column('form', 'text', 'Form that is printed', '表式'),
    column('address', 'text', 'Cell of the form: table.row.column', '单元格地址'),
    column('variable', 'text', 'Column of the panel', '面板变量名'),
    column('printed', 'text', 'What is printed, to the letter', '原文'),
    column('kind', 'text', 'number, blank, mark, text, missing; derived for a sum that is not printed', '单元格类别'),
    column('value', 'decimal', 'The printed number', '数值（如原文）'),
    column('suggested', 'decimal', 'What the cell probably should say; never put into value', '建议值'),
    column('derived', 'decimal', 'The sum of the parts, where every part is a number', '推算值'),
    column('rule', 'text', 'The cells that were added up', '推算依据'),
    column(
      'made_from',
      'text',
      'The run of characters that the sums cut the figure from or placed, as printed; empty where the print itself gave the cell',
      '拆分或归位所据的原文（原文自明者为空）',
    ),
    column(
      'made_rule',
      'text',
      'split: cut by the sums out of figures that stick together; placed: put in its column by the sums; empty where the print itself gave the cell',
      '拆分或归位方法：split 按勾稽关系从连写数字中拆出，placed 按勾稽关系归入本列（原文自明者为空）',
    ),
    column('unit', 'text', 'Unit printed in the cell, else in the heading, else of the form', '计量单位'),
    column(
      'value_yuan',
      'decimal',
      'An amount of money in yuan, by its unit; empty for counts, and where the unit is not known',
      '按单位折算为元的金额（非金额或单位不明者为空）',
    ),
    column('standing', 'text', 'certified, solved, unchecked, disputed, missing', '可信状态'),
    column('source_sha256', 'text', 'The bytes in which it is printed', '原文文件校验值'),
    column('place_start', 'integer', 'First character in the decoded text, from 0', '起始字符'),
    column('place_end', 'integer', 'Character behind the last', '结束字符'),
    column('place_path', 'text', 'Cell or element of the HTML page', '网页位置'),
    column('place_line', 'integer', 'Line of a plain text, from 1', '行'),
    column('place_column', 'integer', 'Column of a plain text, from 1', '列'),
  ],
};

export const reportsTable: TableSpec = {
  name: 'reports',
  en: 'One row for every version of every report',
  zh: '报告：每份报告每个版本一行',
  key: ['report_id'],
  columns: [
    ...reportKey,
    ...printedForm,
    column('title', 'text', 'Title as printed', '标题'),
    column('published', 'text', 'Date of publication as printed', '发布日期'),
    column('readers', 'text', 'Readers that read it', '读取方式'),
    column('anchored', 'integer', 'Cells found under their labels', '已定位单元格数'),
    column('identities', 'integer', 'Sums that hold', '成立的勾稽关系数'),
    column('identities_false', 'integer', 'Sums that do not hold', '不成立的勾稽关系数'),
    column('identities_undecided', 'integer', 'Sums that blank cells leave open', '无法判断的勾稽关系数'),
    column('nonzero', 'integer', 'Sums that hold and have a cell that is not zero', '非零勾稽关系数'),
    column('vacuous', 'boolean', 'Fewer than three such sums: consistent, and no proof', '是否空洞成立'),
    column('cells_number', 'integer', 'Cells with a number', '数值单元格数'),
    column('cells_blank', 'integer', 'Blank cells', '空白单元格数'),
    column('cells_mark', 'integer', 'Cells with a mark (/, —, 无)', '符号单元格数'),
    column('cells_text', 'integer', 'Cells with other text', '文字单元格数'),
    column('cells_missing', 'integer', 'Cells that were not found', '缺失单元格数'),
    column('carry_examined', 'integer', 'Columns compared with the year before', '与上年比对列数'),
    column('carry_equal', 'integer', 'Columns that carry on what the year before carried out', '与上年衔接列数'),
    column('url', 'text', 'Address of the page', '网址'),
    column('also_at', 'text', 'Other pages with the same report', '相同内容的其他网址'),
    column('first_seen', 'text', 'When this version was first fetched (UTC)', '首次采集时间'),
    column(
      'last_seen',
      'text',
      'When a visit last met this version (UTC), as of the last run that brought any news of the site',
      '最近采集时间',
    ),
    column('superseded_by', 'text', 'Version that took its place; empty for one that stands', '被何版本取代'),
    column('sha256', 'text', 'The bytes of the page', '网页文件校验值'),
    column('encoding', 'text', 'Encoding in which the page was read', '编码'),
    column(
      'figures_hash',
      'text',
      'Hash of its rows in figures, whosever the report is: equal where every figure is the same',
      '逐格数据校验值：相同即各单元格均相同',
    ),
  ],
};

export const coverageTable: TableSpec = {
  name: 'coverage',
  en: 'One row for every year of every agency: what became of its report',
  zh: '覆盖情况：每个机关每个年度一行',
  key: ['coverage_id'],
  columns: [
    column('coverage_id', 'text', 'Agency and year; the address where the year is not known', '编号'),
    column('site', 'text', 'Site', '网站'),
    column('agency_id', 'text', 'Agency', '机关编号'),
    column('agency', 'text', 'Name in the latest report', '最近名称'),
    column('year', 'integer', 'Year; empty where the list does not tell', '年度'),
    column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
    column(
      'status',
      'text',
      'present, late, moved, withdrawn_candidate, pictures, unreadable, blocked, failed, waiting, missing, unknown, not_due, not_existing',
      '状态',
    ),
    column('reason', 'text', 'In words, where the status does not say it all', '说明'),
    column('due', 'text', 'Legal date of publication', '法定公布期限'),
    column('published', 'text', 'Date of publication as printed, of the first version', '首次发布日期'),
    column('days_late', 'integer', 'Days after the legal date; empty where it is not late', '逾期天数'),
    column('report_id', 'text', 'Report', '报告编号'),
    column('url', 'text', 'Address of the page', '网址'),
  ],
};

export const findingsTable: TableSpec = {
  name: 'findings',
  en: 'Everything that was noticed, about a report or about what is not there',
  zh: '发现事项',
  key: ['finding_id'],
  columns: [
    column('finding_id', 'text', 'Finding: what it is about, and a number from 1', '发现编号'),
    column('report_id', 'text', 'Report; empty for what no report shows', '报告编号'),
    column('site', 'text', 'Site', '网站'),
    column('agency_id', 'text', 'Agency', '机关编号'),
    column('year', 'integer', 'Year', '年度'),
    column('code', 'text', 'Code of a closed list', '代码'),
    column('severity', 'text', 'note, warning, error', '程度'),
    column('at', 'text', 'Cell, row, table or document', '位置'),
    column('message', 'text', 'In words', '说明'),
    column('payload', 'text', 'What it carries, as JSON', '内容（JSON）'),
  ],
};

export const sectionsTable: TableSpec = {
  name: 'sections',
  en: 'The prose of the reports',
  zh: '报告正文',
  key: ['report_id', 'section_id'],
  columns: [
    ...reportKey,
    column('section_id', 'text', 'Section of the form', '章节'),
    column('title', 'text', 'Title as printed', '标题'),
    column('text', 'text', 'Text; numbers of identity cards and mobile telephones are masked', '正文'),
  ],
};

export const codebookTable: TableSpec = {
  name: 'codebook',
  en: 'One row for every variable of the panel, and for every rate',
  zh: '变量说明',
  key: ['variable'],
  columns: [
    column('variable', 'text', 'Column of the panel, or rate', '变量名'),
    column('in_table', 'text', 'Table that has it: panel or rates', '所在数据表'),
    column('address', 'text', 'Cell of the form; empty for a column that is no figure of the form', '单元格地址'),
    column('label_en', 'text', 'Label', '英文标签'),
    column('label_zh', 'text', 'Label in Chinese, in the words of the form', '中文标签'),
    column('type', 'text', 'count, signed or decimal; text, integer or boolean for what is no figure', '类型'),
    column('unit', 'text', 'Unit of the form; empty where the cell has to print it', '单位'),
    column('forms', 'text', 'Forms that have it', '所在表式'),
    column('sum_of', 'text', 'Cells that are added up, for a sum that the form does not print', '合计项'),
    column('observations', 'integer', 'Agency-years that have it', '有值的观测数'),
    column('definition_en', 'text', 'Definition', '英文定义'),
    column('definition_zh', 'text', 'Definition in Chinese', '定义'),
    column('caveats_en', 'text', 'Caveats', '英文注意事项'),
    column('caveats_zh', 'text', 'Caveats in Chinese', '注意事项'),
    column(
      'crosswalk',
      'text',
      'From which cells of each era it is made, and how well they compare; for a rate its formula',
      '各时期表式来源及可比程度；比率为计算公式',
    ),
  ],
};

/** The columns that the panel has before its variables. */
export const panelKey: readonly ColumnSpec[] = [
  ...reportKey.filter((c) => c.name !== 'version' && c.name !== 'current'),
  ...printedForm,
  column('coverage', 'text', 'What became of the report: as in the table coverage', '覆盖情况（同 coverage 表）'),
  column('blank', 'integer', 'Blank cells: not zeros', '空白单元格数'),
  column('not_read', 'integer', 'Cells that were not found', '缺失单元格数'),
];
