import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import type { Address } from '../address.js';
import { tableOf } from '../form/form.js';
import { formById } from '../form/forms.js';
import { nameIn, type SampleAgency, sampleAgencies, sampleGroups } from './agencies.js';
import { type SampleFigures, sampleFigures } from './figures.js';
import {
  type Article,
  articlePage,
  challengePage,
  errorPage,
  type ListRow,
  listPage,
  navigationPage,
  partPage,
} from './pages.js';
import type { Block } from './print/layout.js';
import { renderClean, renderFlat, renderLines, renderWord } from './print/render.js';
import { composeReport } from './print/report.js';
import { type Damage, type Trouble, troubleOf } from './troubles.js';

/** A page as the portal's server gives it. */
export interface PortalPage {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  readonly etag: string;
  readonly lastModified: string;
}

/** What was printed for one agency's year: the truth against which a reading can be held. */
export interface PrintedReport {
  readonly path: string;
  readonly year: number;
  readonly agency: string;
  readonly form: string;
  readonly published: string;
  /** Address of the page, of the corrected one where it was posted again; null where none was published. */
  readonly url: string | null;
  readonly cells: ReadonlyMap<Address, string>;
  readonly trouble: Trouble | null;
}

export interface Portal {
  /** By host and path. */
  readonly pages: ReadonlyMap<string, PortalPage>;
  /** What is another page after the first night; null for one that is there no more. */
  readonly later: ReadonlyMap<string, PortalPage | null>;
  readonly printed: readonly PrintedReport[];
}

export const portalHost = 'www.yangli.example';
const policeHost = 'gaj.yangli.example';
const entry = '/gongkai/zfxxgkzl/';
/** Reports on one page of a list; the column with the most has three pages. */
const onePage = 3;

/** Builds the whole portal of 样例区: navigation, lists, and one page for every report of every body. */
export function buildPortal(): Portal {
  const builder = new PortalBuilder();
  for (const figures of sampleFigures((path, year) => troubleOf(path, year)?.damage.kind === 'one row'))
    builder.addReport(figures);
  builder.addNavigation();
  return { pages: builder.pages, later: builder.withdraw(), printed: builder.printed };
}

interface ListedRow extends ListRow {
  readonly column: string;
  readonly agency: SampleAgency;
  /** Host and path of the page. */
  readonly key: string;
  readonly withdrawn: boolean;
}

class PortalBuilder {
  readonly pages = new Map<string, PortalPage>();
  readonly printed: PrintedReport[] = [];
  #rows: ListedRow[] = [];
  /** Where pages are put. */
  #shelf: Map<string, PortalPage | null> = this.pages;
  /** What each body printed last. */
  readonly #last = new Map<string, ReadonlyMap<Address, string>>();
  #nextId = 4_600_000;

  /** Prints one report and lists it, with whatever trouble is declared for it. */
  addReport(figures: SampleFigures): void {
    const { agency, year, form } = figures;
    const trouble = troubleOf(agency.path, year);
    const again = trouble?.damage.kind === 'last year again' ? this.#last.get(agency.path) : undefined;
    const cells = damaged(again ?? figures.cells, trouble?.damage ?? null);
    this.#last.set(agency.path, cells);
    const name = nameIn(agency, year);
    const usual = `${year + 1}-01-${String(6 + (sampleAgencies.indexOf(agency) % 24)).padStart(2, '0')}`;
    const published = trouble?.damage.kind === 'late' ? trouble.damage.published : usual;
    const report = { path: agency.path, year, agency: name, form: form.id, published, cells, trouble };
    const post = (print: ReadonlyMap<Address, string>, column = 'gknb', date = published) =>
      this.#post(figures, print, { name, published: date, column, trouble });
    if (trouble?.damage.kind === 'not published') {
      this.printed.push({ ...report, url: null });
      return;
    }
    if (trouble?.damage.kind === 'posted again') {
      post(new Map([...cells, ...(Object.entries(trouble.damage.first) as [Address, string][])]));
      this.printed.push({ ...report, url: post(cells, 'gknb', `${year + 1}-03-04`) });
      return;
    }
    this.printed.push({ ...report, url: post(cells) });
    if (trouble?.damage.kind === 'copy in a second column') post(cells, 'ndbg');
  }

  #post(
    figures: SampleFigures,
    cells: ReadonlyMap<Address, string>,
    about: { name: string; published: string; column: string; trouble: Trouble | null },
  ): string {
    const { agency, year, form, printed } = figures;
    const { name, published, trouble } = about;
    const damage = trouble?.damage ?? null;
    const title = damage?.kind === 'title' ? damage.print : titleOf(name, year, agency);
    // Portals moved in December 2020, and what was older got that month in its address.
    const filed = published < '2020-12' ? '2020-12-16' : published;
    const file = `t${filed.replaceAll('-', '')}_${++this.#nextId}`;
    const path = `${entry}${agency.path}/${about.column}/${filed.slice(0, 7).replace('-', '')}/${file}.html`;
    const blocks = composeReport(
      formById(form.id),
      {
        cell: (address) => cells.get(address) ?? '',
        printed,
        labels: new Map(damage?.kind === 'labels' ? Object.entries(damage.print) : []),
      },
      prose(name, year, cells),
    );
    const host = damage?.kind === 'answers 412' ? policeHost : portalHost;
    const charset =
      damage?.kind === 'declared encoding' ? damage.charset : agency.encoding === 'gb18030' ? 'gb2312' : 'utf-8';
    const article = { title, agency: name, published, name: file, charset };
    this.#addArticle(host, path, blocks, damage, agency, article);
    const href = host === portalHost ? `./${path.split('/').slice(-2).join('/')}` : `http://${host}${path}`;
    const column = `${agency.path}/${about.column}`;
    const withdrawn = damage?.kind === 'withdrawn';
    this.#rows.push({ column, href, text: title, date: published, agency, key: `${host}${path}`, withdrawn });
    return `http://${host}${path}`;
  }

  #addArticle(
    host: string,
    path: string,
    blocks: readonly Block[],
    damage: Damage | null,
    agency: SampleAgency,
    head: Omit<Article, 'body' | 'pages'>,
  ): void {
    if (damage?.kind === 'soft 404' || damage?.kind === 'answers 412') {
      const soft = damage.kind === 'soft 404';
      this.#add(host, path, soft ? 200 : 412, soft ? errorPage() : challengePage());
      return;
    }
    const way = { clean: renderClean, word: renderWord, flat: renderFlat }[agency.way];
    const between = damage?.kind === 'no gaps' ? '' : damage?.kind === 'vanished blanks' ? ' ' : null;
    const render = between === null ? way : (b: readonly Block[]) => renderLines(b, between);
    const date = head.published;
    const split = damage?.kind === 'parts' ? blocks.findLastIndex((b) => b.kind === 'table') - 1 : blocks.length;
    const shown = damage?.kind === 'pictures' ? blocks.map(asPicture) : blocks;
    const parts = [shown.slice(0, split), shown.slice(split)].filter((p) => p.length > 0);
    const article = { ...head, pages: parts.length };
    const print = (part: readonly Block[] | undefined) => render(part ?? []);
    const at = (i: number) => (i === 0 ? path : path.replace('.html', `_${i}.html`));
    for (const [i, part] of parts.entries()) {
      const page = (i === 0 ? articlePage : partPage)({ ...article, body: print(part) });
      this.#add(host, at(i), 200, page, agency.encoding, date);
    }
  }

  /** Entry, groups, bodies, and the lists of all columns. */
  addNavigation(): void {
    this.#add(
      portalHost,
      '/robots.txt',
      200,
      'User-agent: *\nDisallow: /admin/\n',
      'utf-8',
      '2020-12-01',
      'text/plain',
    );
    this.#add(policeHost, '/robots.txt', 404, errorPage());
    this.#add(
      portalHost,
      entry,
      200,
      navigationPage(
        '政府信息公开专栏',
        sampleGroups.map((g) => ({ href: `./${g.path}/`, text: g.name })),
      ),
    );
    for (const group of sampleGroups) {
      const bodies = sampleAgencies.filter((a) => a.path.startsWith(`${group.path}/`));
      const links = bodies.map((a) => ({ href: `../${a.path}/`, text: a.names.at(-1)?.name ?? '' }));
      this.#add(portalHost, `${entry}${group.path}/`, 200, navigationPage(group.name, links));
      for (const agency of bodies) this.#addBody(agency);
    }
  }

  #addBody(agency: SampleAgency): void {
    const columns = [...new Set(this.#rows.map((r) => r.column))].filter((c) => c.startsWith(`${agency.path}/`));
    const menu = [
      { href: './zn/', text: '政府信息公开指南' },
      { href: './zd/', text: '政府信息公开制度' },
      { href: './fdzdgk/', text: '法定主动公开内容' },
      ...columns.map((c) => ({
        href: `./${c.split('/').at(-1)}/`,
        text: c.endsWith('gknb') ? '政府信息公开年报' : '年度报告',
      })),
      { href: './ysqgk/', text: '依申请公开' },
    ];
    const name = agency.names.at(-1)?.name ?? '';
    this.#add(portalHost, `${entry}${agency.path}/`, 200, navigationPage(name, menu));
    for (const column of columns) this.#addList(column, agency);
  }

  /** The pages of withdrawn reports, which are gone, and their lists without them. */
  withdraw(): Map<string, PortalPage | null> {
    const gone = this.#rows.filter((r) => r.withdrawn);
    const later = new Map<string, PortalPage | null>(gone.map(({ key }) => [key, null]));
    this.#rows = this.#rows.filter((r) => !r.withdrawn);
    this.#shelf = later;
    for (const { column, agency } of gone) this.#addList(column, agency);
    return later;
  }

  #addList(column: string, agency: SampleAgency): void {
    const rows = this.#rows.filter((r) => r.column === column).sort((a, b) => (a.date < b.date ? 1 : -1));
    // Only one list is long enough for three pages; the others show everything at once.
    const size = agency.path === 'bm/zfb' ? onePage : rows.length;
    const pages = Math.ceil(rows.length / size);
    const scripted = sampleAgencies.indexOf(agency) % 2 === 1;
    for (let page = 0; page < pages; page++) {
      const html = listPage('政府信息公开年报', rows.slice(page * size, (page + 1) * size), page, pages, scripted);
      this.#add(portalHost, `${entry}${column}/${page === 0 ? '' : `index_${page}.html`}`, 200, html);
    }
  }

  #add(
    host: string,
    path: string,
    status: number,
    text: string,
    encoding: SampleAgency['encoding'] = 'utf-8',
    date = '2026-01-31',
    type = 'text/html',
  ): void {
    const body = encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, encoding);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    this.#shelf.set(`${host}${path}`, {
      status,
      contentType: type,
      body,
      etag,
      lastModified: new Date(`${date}T02:04:00Z`).toUTCString(),
    });
  }
}

/** Titles as bodies write them: the year before or behind the name, with or without 度. */
function titleOf(name: string, year: number, agency: SampleAgency): string {
  const variant = sampleAgencies.indexOf(agency) % 3;
  if (variant === 0) return `${name}${year}年政府信息公开工作年度报告`;
  return variant === 1 ? `${year}年${name}政府信息公开工作年度报告` : `${name}${year}年度政府信息公开工作年度报告`;
}

function prose(name: string, year: number, cells: ReadonlyMap<Address, string>) {
  const received = cells.get('requests.new_received.total') ?? '';
  return {
    opening: `本报告依照《中华人民共和国政府信息公开条例》编制，统计期限自${year}年1月1日起至${year}年12月31日止。`,
    overview: [`${year}年，${name}继续做好政府信息公开工作。`, `全年新收政府信息公开申请${received}件。`],
    problems: '公开的时效还要提高。',
    other: '无。',
  };
}

/** The figures as printed, with the declared damage done to them. */
function damaged(cells: ReadonlyMap<Address, string>, damage: Damage | null): Map<Address, string> {
  if (damage?.kind === 'cells')
    return new Map([...cells].map(([address, print]) => [address, damage.print[address] ?? print]));
  if (damage?.kind === 'vanished blanks')
    return new Map([...cells].map(([a, print]) => [a, print === '0' && a.startsWith('requests.') ? '' : print]));
  if (damage?.kind !== 'blank zeros') return new Map(cells);
  const leaves = tableOf(formById('form-2021'), 'requests').rows.filter((r) => r.leaf);
  const totals = new Set<string>(leaves.map((r) => `requests.${r.id}.total`));
  return new Map([...cells].map(([address, print]) => [address, print === '0' || totals.has(address) ? '' : print]));
}

function asPicture(block: Block): Block {
  return block.kind === 'table' ? { kind: 'picture', src: './W020210126.png' } : block;
}
