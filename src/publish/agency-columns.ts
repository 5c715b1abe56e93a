import { agencyKinds } from '../normalise/families.js';
import { column, type TableSpec } from './columns.js';

export const districtsTable: TableSpec = {
  name: 'districts',
  en: 'One row for every division after GB/T 2260 under one code and name: those of the declared sites, and what lies above them',
  zh: '行政区划：每个代码一行',
  key: ['division'],
  columns: [
    column('division', 'text', 'Code after GB/T 2260', '行政区划代码'),
    column('name_zh', 'text', 'Name', '名称'),
    column('name_en', 'text', 'Name in English', '英文名称'),
    column('level', 'text', 'province, prefecture, county', '层级'),
    column('parent', 'text', 'Code of the division above it', '上级区划代码'),
    column('from_year', 'integer', 'First year under this code and name; empty where nobody has looked', '启用年份'),
    column(
      'to_year',
      'integer',
      'Last year under this code and name; empty where it still stands, or nobody has looked',
      '停用年份',
    ),
    column('into', 'text', 'Code of the division that took its place', '后继区划代码'),
    column(
      'continues',
      'boolean',
      'The same place under another code and name, so that its bodies are the same bodies',
      '是否仅更名',
    ),
    column('source', 'text', 'Where this is from', '来源'),
    column('sure', 'boolean', 'Every source was seen; false where one of them is memory', '是否已核对来源'),
  ],
};

export const agenciesTable: TableSpec = {
  name: 'agencies',
  en: 'One row for every agency',
  zh: '机关',
  key: ['agency_id'],
  columns: [
    column('agency_id', 'text', 'Agency', '机关编号'),
    column('site', 'text', 'Site', '网站'),
    column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
    column('agency', 'text', 'Name in the latest report', '最近名称'),
    column('names', 'text', 'Every name that its reports print, with first and last year', '历年名称'),
    column(
      'division',
      'text',
      'Code of the site’s district after GB/T 2260; empty for an invented one',
      '行政区划代码',
    ),
    column(
      'kind',
      'text',
      `What it is: ${agencyKinds.join(', ')}; empty where neither registry nor name tells`,
      '机关类别',
    ),
    column(
      'family',
      'text',
      'Bodies of the same work in other districts (industry_it, civil_affairs, …); empty where not known',
      '职能类别',
    ),
    column(
      'classified_by',
      'text',
      'Where kind and family are from: registry (reviewed), name (derived from its name, not reviewed)',
      '类别依据：registry 经审核，name 由名称推定（未经审核）',
    ),
    column('reviewed', 'boolean', 'It stands in the registry of reviewed agencies', '是否经审核登记'),
    column('resolved', 'boolean', 'False for a report of which nobody knows whose it is', '是否已确定机关'),
    column('parent', 'text', 'Agency that it is a part of', '上级机关'),
    column('uscc', 'text', 'Unified social credit code (GB 32100), where known', '统一社会信用代码'),
    column('first_year', 'integer', 'First year with a report', '首个报告年度'),
    column('last_year', 'integer', 'Last year with a report', '末个报告年度'),
    column('reports', 'integer', 'Years with a report', '报告年数'),
    column('ended', 'integer', 'Last year of which it owed a report', '终止年度'),
    column('into', 'text', 'Agency that took it over', '并入机关'),
    column('columns', 'text', 'Its lists of reports', '年报栏目网址'),
  ],
};

export const agencyNamesTable: TableSpec = {
  name: 'agency_names',
  en: 'One row for every name of every agency, from each source that has it',
  zh: '机关名称：每个机关每个名称每种来源一行',
  key: ['agency_id', 'name', 'source'],
  columns: [
    column('agency_id', 'text', 'Agency', '机关编号'),
    column('site', 'text', 'Site', '网站'),
    column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
    column('name', 'text', 'Name, as printed or as registered', '名称'),
    column('from_year', 'integer', 'First year whose report has it; empty where not known', '起始年度'),
    column('to_year', 'integer', 'Last year whose report has it; empty where not known, or still in use', '截止年度'),
    column(
      'source',
      'text',
      'reports: printed in its reports; registry: reviewed',
      '来源：reports 报告所载，registry 经审核',
    ),
    column('evidence', 'text', 'Where the registry has it from', '依据'),
  ],
};

export const agencyLineageTable: TableSpec = {
  name: 'agency_lineage',
  en: 'One row for every predecessor and successor in every change of the agencies, as reviewed',
  zh: '机关沿革：每次变动中每对前后机关一行（经审核）',
  key: ['lineage_id'],
  columns: [
    column('lineage_id', 'text', 'Predecessor, successor and year', '编号'),
    column('site', 'text', 'Site', '网站'),
    column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
    column('kind', 'text', 'rename, merge, split, transfer (of a part; the body stayed), abolish', '变动类别'),
    column('year', 'integer', 'First year whose report was written after the change', '变动后首个报告年度'),
    column('predecessor', 'text', 'Agency before', '变动前机关'),
    column('predecessor_name', 'text', 'Its name then', '变动前名称'),
    column(
      'successor',
      'text',
      'Agency after; the same one where only its name changed; empty where nothing took its place',
      '变动后机关',
    ),
    column('successor_name', 'text', 'Its name then', '变动后名称'),
    column('evidence', 'text', 'Where this is from', '依据'),
  ],
};
