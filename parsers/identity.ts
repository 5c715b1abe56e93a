import { isBodyName, mayBeSame } from '../src/agency.js';
import { type Finding, finding, type Vote } from '../src/finding.js';
import type { Identity } from '../src/report.js';
import type { Document } from './document.js';
import { squeeze } from './numbers.js';

/** What the site's own list says of a page; it counts as evidence beside the page. */
export interface Listed {
  readonly title: string | null;
  /** The body whose list it is, by every name that it is known to have had. */
  readonly agencies: readonly string[];
  /** yyyy-mm-dd */
  readonly date: string | null;
}

export interface Identified {
  readonly identity: Identity;
  readonly findings: readonly Finding[];
}

const titlePattern =
  /^(?:标题[:：])?(.{0,60}?(?:政府信息公开|政务信息公开|政务公开|信息公开)(?:工作)?.{0,8}?(?:报告|年报))$/;
const yearPattern = /(20\d\d)年/;
const everyYear = new RegExp(yearPattern, 'g');
const chineseYear = /二[〇○零Oo0]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年/g;
/** The whole year that the figures are said to cover, however the sentence is worded. */
const periodPattern = /(20\d\d)年1月1日(?:起)?(?:至|到|—+|-+|－+|~|～)(?:当年|同年|(20\d\d)年)?12月31日/;
const datePattern =
  /(?:发布时间|发布日期|公开日期|发文日期|生成日期|日期|时间)[:：]?(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})/;

/** How much a sign of the year weighs. The period of the figures is the surest; a date of publication the weakest. */
const weights: Readonly<Record<string, number>> = {
  period: 3,
  title: 2,
  'list title': 1,
  opening: 1,
  overview: 1,
  published: 1,
  'list date': 1,
};
/** Signs that speak of the report's year itself: when they differ, someone made a mistake. */
const outright = new Set(['period', 'title', 'opening']);

/**
 * Title, agency, year and date of publication of a report, each with the evidence for it.
 *
 * Page furniture (2019年12月3日星期二 in the header of seven districts) never votes: a date counts only behind the words
 * for it. A year needs two weak signs or one strong one, and more than any other year has.
 *
 * @param head the line at which the head of the page ends, and the line of the overview's heading
 */
export function identify(
  document: Document,
  head: { end: number; overview: number | null },
  listed: Listed | null,
): Identified {
  const above = document.lines.slice(0, head.end).filter((l) => l.text.length <= 200);
  const flat = document.lines.map((l) => squeeze(l.text)).join('');
  const overview = head.overview === null ? [] : document.lines.slice(head.overview + 1, head.overview + 4);
  const title = findTitle(
    document,
    above.map((l) => l.text),
  );
  const published = findDate(document);
  const findings: Finding[] = [];
  if (title === null) findings.push(finding('title.missing', 'document', {}));

  const years = yearVotes({ title, flat, overview: squeeze(overview.map((l) => l.text).join('')), published, listed });
  const year = decideYear(years, findings);
  if (title !== null && !years.some((v) => v.from === 'title'))
    findings.push(finding('title.no_year', 'document', { printed: title }));
  const early = year !== null && published !== null && Number(published.slice(0, 4)) !== year + 1;
  if (early) findings.push(finding('published.unlikely', 'document', { published, year }));

  const agencies = agencyVotes(document, title, flat, listed);
  const agency = decideAgency(agencies, findings);
  return { identity: { title, agency, year, published, votes: { agency: agencies, year: years } }, findings };
}

/** Lines that carry dates of their own: joined to a title they would lend it a year. */
const dated = /\d{1,2}月\d{1,2}日|星期|发布|来源|20\d\d-\d/;

/** The title: the page's own metadata, else the line above the text that reads like one, or two or three such lines. */
function findTitle(document: Document, head: readonly string[]): string | null {
  const lines = head.map(squeeze);
  const named = asTitle(squeeze(document.meta.get('articletitle') ?? ''));
  if (named !== null) return named;
  const tag = asTitle(squeeze((document.meta.get('title') ?? '').split(/[-_|–—]/)[0] ?? ''));
  const single = [...lines.map(asTitle), tag].filter((t) => t !== null);
  const best =
    single.find((t) => titleAgency(t) !== '' && yearIn(t) !== null) ??
    single.find((t) => titleAgency(t) !== '') ??
    null;
  if (best !== null) return best;
  // 蠡县审计局 2022 sets the body’s name on a line of its own above 2022年度政府信息公开工作年度报告.
  for (const [i, line] of lines.entries()) {
    const title = asTitle(line);
    if (title !== null) return isBodyName(lines[i - 1] ?? '') ? `${lines[i - 1]}${title}` : title;
  }
  for (const size of [2, 3])
    for (let i = 0; i + size <= lines.length; i++) {
      const piece = lines.slice(i, i + size);
      const title = piece.some((l) => dated.test(l)) ? null : asTitle(piece.join(''));
      if (title !== null) return title;
    }
  return null;
}

/** The text reads like a title and says whose or which year's; 政府信息公开年报 alone is a place in the navigation. */
function asTitle(text: string): string | null {
  if (!text.endsWith('报告') && !text.endsWith('年报')) return null;
  const title = titlePattern.exec(text)?.[1];
  if (title === undefined || /[。；]/.test(title)) return null;
  return titleAgency(title) !== '' || yearIn(title) !== null ? title : null;
}

/** What the title names before 政府信息公开, without the year. */
function titleAgency(title: string): string {
  const before = /^(.*?)(?:政府信息公开|政务信息公开|政务公开|信息公开)/.exec(title)?.[1] ?? '';
  return before
    .replace(/^标题[:：]/, '')
    .replace(/(?:20\d\d|二[〇○零Oo0].{2})年?(?:度)?/g, '')
    .replace(/^[（(]|关于.*$/g, '');
}

function yearIn(text: string): number | null {
  const plain = text.replace(chineseYear, (_all, a: string, b: string) => `20${digit(a)}${digit(b)}年`);
  const years = new Set([...plain.matchAll(everyYear)].map((m) => Number(m[1])));
  const [only] = years;
  return years.size === 1 && only !== undefined ? only : null;
}

function digit(c: string): number {
  return Math.max('〇一二三四五六七八九'.indexOf(c), 0);
}

/** 日期2023-1-9 and 来源：民政局: most lines are figures and short labels, and are not looked at. */
const shortestDate = 10;
const shortestSource = 6;

function canHold(text: string, shortest: number, under: number): boolean {
  return text.length >= shortest && text.length < under;
}

/** The date of publication, from the metadata or behind the words for it. */
function findDate(document: Document): string | null {
  const meta = /^(20\d\d)-(\d{1,2})-(\d{1,2})/.exec(document.meta.get('pubdate') ?? '');
  const inText = () => {
    for (const line of document.lines) {
      const m = canHold(line.text, shortestDate, 400) ? datePattern.exec(squeeze(line.text)) : null;
      if (m !== null) return m;
    }
    return null;
  };
  const m = meta ?? inText();
  if (m?.[1] === undefined || m[2] === undefined || m[3] === undefined) return null;
  const date = `${m[1]}-${m[2].padStart(2, '0')}-${m[3].padStart(2, '0')}`;
  return new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) ? date : null;
}

interface Signs {
  readonly title: string | null;
  /** The whole text, and the beginning of the overview, without white space. */
  readonly flat: string;
  readonly overview: string;
  readonly published: string | null;
  readonly listed: Listed | null;
}

function yearVotes(signs: Signs): Vote[] {
  const { title, flat, published, listed } = signs;
  const votes: Vote[] = [];
  const vote = (from: string, year: number | null) => {
    if (year !== null && year >= 2008 && year <= 2099) votes.push({ from, says: String(year) });
  };
  const period = periodPattern.exec(flat);
  if (period !== null && (period[2] === undefined || period[2] === period[1])) vote('period', Number(period[1]));
  if (title !== null) vote('title', yearIn(title));
  const opening = /(?:现公布|现将|现发布)[^。]{0,60}?(20\d\d)年(?:度)?政[府务]信息公开/.exec(flat);
  if (opening !== null) vote('opening', Number(opening[1]));
  const overview = yearPattern.exec(signs.overview.slice(0, 200));
  if (overview !== null) vote('overview', Number(overview[1]));
  if (published !== null) vote('published', Number(published.slice(0, 4)) - 1);
  if (listed?.title != null) vote('list title', yearIn(squeeze(listed.title)));
  if (listed?.date != null) vote('list date', Number(listed.date.slice(0, 4)) - 1);
  return votes;
}

function decideYear(votes: readonly Vote[], findings: Finding[]): number | null {
  const sums = new Map<string, number>();
  for (const v of votes) sums.set(v.says, (sums.get(v.says) ?? 0) + (weights[v.from] ?? 0));
  const [best, next] = [...sums].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 2 || (next !== undefined && next[1] >= best[1])) {
    findings.push(finding('year.unclear', 'document', { votes }));
    return null;
  }
  if (votes.some((v) => outright.has(v.from) && v.says !== best[0]))
    findings.push(finding('year.disagrees', 'document', { taken: best[0], votes }));
  return Number(best[0]);
}

const sourceLine =
  /(?:来源|发布机构|发布单位|信息来源)[:：]\s*([^\s　:：]{3,40}?)(?:发布|发文|字号|字体|索引|日期|$|\s)/;

function agencyVotes(document: Document, title: string | null, flat: string, listed: Listed | null): Vote[] {
  const votes: Vote[] = [];
  const vote = (from: string, name: string | undefined | null) => {
    if (name != null && name !== '') votes.push({ from, says: name });
  };
  if (title !== null) vote('title', titleAgency(title));
  vote('opening', /(?:现公布|现发布)(.{3,40}?)20\d\d年/.exec(flat)?.[1]);
  for (const line of document.lines) {
    const m = canHold(line.text, shortestSource, 200) ? sourceLine.exec(line.text) : null;
    if (m === null) continue;
    vote('source', m[1]);
    break;
  }
  vote('source', document.meta.get('contentsource'));
  for (const name of listed?.agencies ?? []) vote('list', name);
  return votes;
}

function decideAgency(votes: readonly Vote[], findings: Finding[]): string | null {
  const order = ['title', 'opening', 'list', 'source'];
  const full = votes.filter((v) => isBodyName(v.says));
  const best = order.flatMap((from) => full.filter((v) => v.from === from))[0];
  if (best === undefined) {
    findings.push(finding('agency.unclear', 'document', { votes }));
    return null;
  }
  // The source line may name the office that posted the page; it is no witness against the title.
  const witnesses = ['title', 'opening', 'list'].map((from) => full.filter((v) => v.from === from));
  if (witnesses.some((said) => said.length > 0 && !said.some((v) => mayBeSame(v.says, best.says))))
    findings.push(finding('agency.disagrees', 'document', { taken: best.says, votes }));
  return best.says;
}
