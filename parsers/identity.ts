import { isBodyName, mayBeSame } from '../src/agency.js';
import { type Finding, finding, type Vote } from '../src/finding.js';
import type { Identity } from '../src/report.js';
import type { Document } from './document.js';
import { squeeze } from './numbers.js';
import { findTitle, halfWidthDigits, otherTitles, titleAgency, titleYear } from './titles.js';

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

/** The whole year that the figures are said to cover, however the sentence is worded. */
const periodPattern =
  /(20\d\d)年0?1月0?1日(?:0时)?起?[,，]?(?:至|到|—{1,2}|-{1,2}|－|–|~|～)(?:当年|同年|本年|(20\d\d)年)?12月31日/g;
/** What a sentence about the figures' period begins with; other sentences name whole years too. */
const periodWords = /统计|期限|时限|数据/;
/** A date alone on its line, as it stands under a signature. */
const signedPattern = /^(20\d\d)年\d{1,2}月\d{1,2}日$/;
const datePattern =
  /(?:发布时间|发布日期|公开日期|发文日期|生成日期|日期|时间)[:：]?(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})/;

/** How much a sign of the year weighs. The period of the figures is the surest; a date of publication the weakest. */
const weights: Readonly<Record<string, number>> = {
  period: 3,
  title: 2,
  // The same words again prove nothing more; other words are a quarrel.
  'other title': 0,
  'list title': 1,
  opening: 1,
  // 2023年报告 alone over the text: which of two years this half of a comparison is (宿迁).
  caption: 1,
  overview: 1,
  published: 1,
  signed: 1,
  'list date': 1,
};
/** Signs that speak of the report's year itself: when they differ, someone made a mistake. */
const outright = new Set(['period', 'title', 'other title', 'opening']);
/** Signs of the site's list: reports are posted again years later, so their dissent is a note. */
const listSigns = new Set(['list title', 'list date']);

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
  const flat = halfWidthDigits(document.lines.map((l) => squeeze(l.text)).join(''));
  const overview = head.overview === null ? [] : document.lines.slice(head.overview + 1, head.overview + 4);
  const lines = above.map((l) => squeeze(l.text));
  const title = findTitle(document, lines);
  const others = otherTitles(document, lines, title);
  const signature = findSignature(document, head.end);
  const published = findDate(document);
  const findings: Finding[] = [];
  if (title === null) findings.push(finding('title.missing', 'document', {}));

  const first = halfWidthDigits(squeeze(overview.map((l) => l.text).join('')));
  const years = yearVotes({
    lines,
    title,
    others,
    flat,
    overview: first,
    published,
    signed: signature?.year ?? null,
    listed,
  });
  const year = decideYear(years, findings);
  if (title !== null && !years.some((v) => v.from === 'title'))
    findings.push(finding('title.no_year', 'document', { printed: title }));
  const early = year !== null && published !== null && Number(published.slice(0, 4)) !== year + 1;
  if (early) findings.push(finding('published.unlikely', 'document', { published, year }));

  const agencies = agencyVotes({ document, title, others, flat, listed, signature: signature?.name ?? null });
  const agency = decideAgency(agencies, findings);
  return { identity: { title, agency, year, published, votes: { agency: agencies, year: years } }, findings };
}

/** The body and the year under the text: its name alone on a line, a date alone on the next. */
function findSignature(document: Document, from: number): { name: string; year: number } | null {
  for (let i = document.lines.length - 1; i > Math.max(from, 0); i--) {
    if (document.lines[i]?.text.includes('月') !== true) continue;
    const date = signedPattern.exec(shortLine(document, i));
    const name = shortLine(document, i - 1);
    if (date !== null && isBodyName(name)) return { name, year: Number(date[1]) };
  }
  return null;
}

function shortLine(document: Document, i: number): string {
  const text = document.lines[i]?.text ?? '';
  return text.length > 60 ? '' : halfWidthDigits(squeeze(text));
}

/** 日期2023-1-9 and 来源：民政局: most lines are figures and short labels, and are not looked at. */
const shortestDate = 10;
const shortestSource = 6;

function canHold(text: string, shortest: number, under: number): boolean {
  return text.length >= shortest && text.length < under;
}

/** The date of publication, from the metadata or behind the words for it. */
function findDate(document: Document): string | null {
  const meta = /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(document.meta.get('pubdate') ?? '');
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
  /** The lines above the text, without white space. */
  readonly lines: readonly string[];
  readonly title: string | null;
  readonly others: readonly string[];
  /** The whole text, and the beginning of the overview, without white space. */
  readonly flat: string;
  readonly overview: string;
  readonly published: string | null;
  readonly signed: number | null;
  readonly listed: Listed | null;
}

function yearVotes(signs: Signs): Vote[] {
  const { title, flat, published, signed, listed } = signs;
  const votes: Vote[] = [];
  const vote = (from: string, year: number | null) => {
    if (year !== null && year >= 2008 && year <= 2099) votes.push({ from, says: String(year) });
  };
  vote('period', findPeriod(flat));
  if (title !== null) vote('title', titleYear(title));
  for (const other of signs.others) vote('other title', titleYear(other));
  const opening = /(?:现公布|现将|现发布)[^。]{0,60}?(20\d\d)年(?:度)?政[府务]信息公开/.exec(flat);
  if (opening !== null) vote('opening', Number(opening[1]));
  const caption = signs.lines.map((l) => /^(20\d\d)年(?:度)?报告$/.exec(l)?.[1]).find((y) => y !== undefined);
  if (caption !== undefined) vote('caption', Number(caption));
  const overview = /(20\d\d)年/.exec(signs.overview.slice(0, 200));
  if (overview !== null) vote('overview', Number(overview[1]));
  if (published !== null) vote('published', Number(published.slice(0, 4)) - 1);
  if (signed !== null) vote('signed', signed - 1);
  if (listed?.title != null) vote('list title', titleYear(squeeze(listed.title)));
  if (listed?.date != null) vote('list date', Number(listed.date.slice(0, 4)) - 1);
  return votes;
}

/** The year that the figures cover, by the sentence that says so; failing that, by the first whole year named. */
function findPeriod(flat: string): number | null {
  let first: number | null = null;
  for (const m of flat.matchAll(periodPattern)) {
    if (m[2] !== undefined && m[2] !== m[1]) continue;
    if (periodWords.test(flat.slice(Math.max(m.index - 30, 0), m.index))) return Number(m[1]);
    first ??= Number(m[1]);
  }
  return first;
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
  else if (votes.some((v) => listSigns.has(v.from) && v.says !== best[0]))
    findings.push(finding('year.dissent', 'document', { taken: best[0], votes }));
  return Number(best[0]);
}

/** 本报告由…编制, and …编制本报告 at the end of a sentence that begins with what asks for it. */
const compilers = [
  /本(?:年度)?报告由([^，。；：、,;:]{3,40}?)(?:负责|组织|牵头|汇总)?(?:编制|编写|撰写)/,
  /要求[，,](?:现由|由|现)?([^，。；：、,;:]{3,40}?)(?:组织|汇总)?(?:编制|编写|撰写)(?:了|形成)?[本此](?:年度)?报告/,
];

const sourceLine =
  /(?:来源|发布机构|发布单位|信息来源)[:：]\s*([^\s　:：]{3,40}?)(?:发布|发文|字号|字体|索引|日期|$|\s)/;

interface AgencySigns {
  readonly document: Document;
  readonly title: string | null;
  readonly others: readonly string[];
  readonly flat: string;
  readonly listed: Listed | null;
  readonly signature: string | null;
}

function agencyVotes({ document, title, others, flat, listed, signature }: AgencySigns): Vote[] {
  const votes: Vote[] = [];
  const vote = (from: string, name: string | undefined | null) => {
    if (name != null && name !== '') votes.push({ from, says: name });
  };
  if (title !== null) vote('title', titleAgency(title));
  for (const other of others) vote('other title', titleAgency(other));
  vote('opening', /(?:现公布|现发布)(.{3,40}?)20\d\d年/.exec(flat)?.[1]);
  // Who is said to have written it is no witness against the title; it is held against the bodies of the site.
  for (const compiler of compilers) vote('compiler', compiler.exec(flat)?.[1]);
  for (const line of document.lines) {
    const m = canHold(line.text, shortestSource, 200) ? sourceLine.exec(line.text) : null;
    if (m === null) continue;
    vote('source', m[1]);
    break;
  }
  vote('source', document.meta.get('contentsource'));
  const column = squeeze(document.meta.get('columnname') ?? '');
  if (isBodyName(column)) vote('column', column);
  for (const name of listed?.agencies ?? []) vote('list', name);
  vote('signature', signature);
  return votes;
}

function decideAgency(votes: readonly Vote[], findings: Finding[]): string | null {
  const order = ['title', 'other title', 'opening', 'list', 'signature', 'column', 'source'];
  const full = votes.filter((v) => isBodyName(v.says));
  const best = order.flatMap((from) => full.filter((v) => v.from === from))[0];
  if (best === undefined) {
    findings.push(finding('agency.unclear', 'document', { votes }));
    return null;
  }
  // The source line may name the office that posted the page; it is no witness against the title.
  const witnesses = ['title', 'other title', 'opening', 'column', 'list', 'signature'].map((from) =>
    full.filter((v) => v.from === from),
  );
  if (witnesses.some((said) => said.length > 0 && !said.some((v) => mayBeSame(v.says, best.says))))
    findings.push(finding('agency.disagrees', 'document', { taken: best.says, votes }));
  return best.says;
}
