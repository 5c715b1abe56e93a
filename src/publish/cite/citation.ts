import { type CitedFigure, isMade } from './find-figure.js';

/** What the citation is in. */
export const citationFormats = ['text', 'markdown', 'bibtex', 'json'] as const;
export type CitationFormat = (typeof citationFormats)[number];

/** Figures as citations, one behind the other. */
export function cite(figures: readonly CitedFigure[], format: CitationFormat): string {
  if (format === 'json') return JSON.stringify(figures.length === 1 ? figures[0] : figures, null, 2);
  const one = { text: asText, markdown: asMarkdown, bibtex: asBibtex }[format];
  return figures.map(one).join('\n\n');
}

const dataset = 'Gongkai: yearly disclosure reports of Chinese administrative bodies';

/** What the figure says: 42 件; no number, and why. */
export function statement(f: CitedFigure): string {
  if (f.value === null) return `no number (${f.absence})`;
  const unit = f.unit === null || f.printed?.endsWith(f.unit) ? '' : ` ${f.unit}`;
  if (isMade(f.kind)) return `${f.value}${unit}, not printed${f.kind === 'derived' ? ' but added up' : ''}`;
  // A print such as １２３ or 1,234 is told with the number that it stands for.
  const number = f.printed?.startsWith(f.value) ? '' : ` (${f.value})`;
  const meant = f.suggested === null ? '' : `; it probably should say ${f.suggested}`;
  return `${f.printed}${unit}${number}${meant}`;
}

const label = (f: CitedFigure) => [f.labelZh, f.labelEn].filter((l) => l !== null).join(' / ') || f.address;
const yearOf = (f: CitedFigure) => f.year ?? 'no year told';
const day = (time: string) => time.slice(0, 10);
const had = (f: CitedFigure) => `fetched ${day(f.fetched)}${f.gone === null ? '' : `; ${goneIn(f.gone)}`}`;

function goneIn({ event, seen }: NonNullable<CitedFigure['gone']>): string {
  return `${event === 'moved' ? 'moved from there' : 'gone from there, perhaps withdrawn'}, seen ${day(seen)}`;
}

/** The facts behind the citation, in the order in which a reader asks for them. */
function facts(f: CitedFigure): [string, string][] {
  const rows: [string, string | null][] = [
    ['figure', `${f.address}${f.variable === null || f.variable === f.address ? '' : ` (panel: ${f.variable})`}`],
    ['label', label(f)],
    ['says', statement(f)],
    ['made', f.made],
    [
      'standing',
      `${f.standing ?? 'none, for it is not printed'}; report: ${f.verdict}${f.current ? '' : ', replaced by a later version'}`,
    ],
    ['release', `${f.release}${f.code === null ? '' : ` (code ${f.code})`}`],
    ['source', f.url],
    ['fetched', f.fetched],
    ['since', f.gone === null ? null : goneIn(f.gone)],
    ['sha256', `${f.sha256}${f.onFurtherPage ? ' (a further page of the report)' : ''}`],
    ['place', f.place],
    ['note', f.invented ? 'invented: a report of a body that does not exist' : null],
  ];
  return rows.flatMap(([name, text]) => (text === null ? [] : [[name, text] as [string, string]]));
}

function asText(f: CitedFigure): string {
  const head = `${f.agency} (${yearOf(f)}), ${label(f)}: ${statement(f)}.`;
  const source = `${f.title ?? 'Report'}${f.published === null ? '' : `, published ${f.published}`}. ${f.url} (${had(f)}).`;
  const where = `${dataset}, release ${f.release}, ${f.id}.`;
  const width = Math.max(...facts(f).map(([name]) => name.length));
  return [`${head} ${source} ${where}`, '', ...facts(f).map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)].join(
    '\n',
  );
}

function asMarkdown(f: CitedFigure): string {
  const plain = (text: string) => text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s+/g, ' ');
  const address = encodeURI(f.url).replace(/[()<>]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return [
    `**${plain(f.agency)} (${plain(yearOf(f))})**, ${plain(label(f))}: **${plain(statement(f))}**. [${plain(f.title ?? f.url)}](${address}), ${had(f)}. ${dataset}, release \`${f.release}\`.`,
    '',
    ...facts(f).map(
      ([name, text]) =>
        `- ${name}: ${name === 'says' || name === 'label' ? plain(text) : `\`${text.replaceAll('`', "'")}\``}`,
    ),
  ].join('\n');
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** For BibLaTeX, and for BibTeX with a Unicode engine. */
function asBibtex(f: CitedFigure): string {
  const tex = (text: string) => text.replace(/[\\{}$&%#_~^]/g, (c) => special[c] ?? `\\${c}`).replace(/\s+/g, ' ');
  const fields: [string, string | null][] = [
    ['author', `{${tex(f.agency)}}`],
    ['title', tex(`${f.title ?? `${f.agency} ${yearOf(f)}`}: ${label(f)}`)],
    ['year', f.published?.slice(0, 4) ?? f.year],
    ['date', f.published],
    ['url', f.url.replace(/[{}\\]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)],
    ['urldate', day(f.fetched)],
    [
      'note',
      tex(
        [
          statement(f),
          `standing ${f.standing ?? 'none'}`,
          `${dataset}, release ${f.release}, ${f.id}`,
          f.place ?? 'no place: not printed there',
          `sha256 ${f.sha256}`,
          ...(f.gone === null ? [] : [goneIn(f.gone)]),
          ...(f.invented ? ['invented'] : []),
        ].join('; '),
      ),
    ],
  ];
  const key = f.id.replace(/[^\p{L}\p{N}]+/gu, ':').replace(/^:|:$/g, '');
  const lines = fields.flatMap(([name, text]) => (text === null ? [] : [`  ${name.padEnd(7)} = {${text}},`]));
  return [`@misc{${key},`, ...lines, '}'].join('\n');
}
