import type { SiteRead } from '../normalise/site-read.js';
import { column, type Row, type TableSpec } from './columns.js';

export const eventsTable: TableSpec = {
  name: 'events',
  en: 'The dated ledger: what befell each report’s page, as far as it was looked at',
  zh: '采集台账：每份报告页面的变动',
  key: ['event_id'],
  columns: [
    column('event_id', 'text', 'Agency and year, and a number from 1 in the order of time', '编号'),
    column('site', 'text', 'Site', '网站'),
    column('agency_id', 'text', 'Agency', '机关编号'),
    column('year', 'integer', 'Year; empty where nothing tells', '年度'),
    column('invented', 'boolean', 'Made up for trying the program', '是否虚构数据'),
    column('report_id', 'text', 'Version that the page showed; empty where no page was had', '报告编号'),
    column('date', 'text', 'UTC, to the second', '时间（世界协调时）'),
    column(
      'event',
      'text',
      'listed: a list first showed it; first_seen: first fetched; changed: it prints something else; withdrawn: gone for sure, with its place in the lists; moved: the same, and another page has the report; came_back: there again',
      '事件：listed 列出，first_seen 首次采集，changed 内容变动，withdrawn 撤下，moved 迁移，came_back 恢复',
    ),
    column('url', 'text', 'Address of the page', '网址'),
    column('sha256', 'text', 'The bytes that it had; empty where none were had yet', '网页文件校验值'),
    column('detail', 'text', 'In words', '说明'),
  ],
};

export function eventRows({ site, events }: SiteRead): Row[] {
  const counts = new Map<string, number>();
  return events.map((e) => {
    const about = `${e.agencyId}/${e.year ?? 'undated'}`;
    const nth = (counts.get(about) ?? 0) + 1;
    counts.set(about, nth);
    return {
      event_id: `${about}#${nth}`,
      site: site.slug,
      agency_id: e.agencyId,
      year: e.year,
      invented: site.invented,
      report_id: e.reportId,
      date: e.time,
      event: e.event,
      url: e.url,
      sha256: e.sha256,
      detail: e.detail,
    };
  });
}
