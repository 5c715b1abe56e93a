/** What an element means to a reader of lines and tables. */
export interface Tag {
  readonly name: string;
  /** Without content and end tag. */
  readonly empty: boolean;
  /** Begins and ends a line. */
  readonly block: boolean;
  /** Its text is not the page's: nothing in it is shown. */
  readonly unseen: boolean;
  /** May stand in the head; any other ends it. */
  readonly head: boolean;
  /** A cell of a table. */
  readonly cell: boolean;
  /** Its start tag closes the nearest of these that is open, unless one of `startWalls` stands before it. */
  readonly closes: readonly string[];
  readonly startWalls: readonly string[];
  /** Its end tag closes nothing beyond these. */
  readonly endWalls: readonly string[];
}

const words = (text: string) => text.split(/\s+/);
const empty = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
);
const block = words(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
  footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td
  tfoot th thead title tr ul`,
);
const unseen = words('script style noscript template select textarea iframe noframes object svg math head title xml');
const head = words('base basefont bgsound link meta noscript noframes script style template title');
/** Without any of these meanings, and on every page: kept so that they need not be made again. */
const common = words('a b center em font i o:p s span strong sub sup u');

/** A paragraph, and most of what a stray end tag names, never reaches out of a cell. */
export const textWalls = words('td th table caption');
const cells = words('td th');
const rowGroups = words('tbody thead tfoot');

/** Parts of tables and lists that are left open: what closes them, and what they never reach out of. */
const leftOpen: Readonly<Record<string, Pick<Tag, 'closes' | 'startWalls'>>> = {
  li: { closes: ['li'], startWalls: [...words('ul ol menu dir'), ...cells, 'table'] },
  td: { closes: cells, startWalls: ['tr', 'table'] },
  th: { closes: cells, startWalls: ['tr', 'table'] },
  tr: { closes: ['tr'], startWalls: ['table', ...rowGroups] },
  tbody: { closes: rowGroups, startWalls: ['table'] },
  thead: { closes: rowGroups, startWalls: ['table'] },
  tfoot: { closes: rowGroups, startWalls: ['table'] },
};

function make(name: string): Tag {
  const inTable = [...cells, 'tr', ...rowGroups].includes(name);
  return {
    name,
    empty: empty.includes(name),
    block: block.includes(name),
    unseen: unseen.includes(name),
    head: head.includes(name),
    cell: cells.includes(name),
    ...(leftOpen[name] ?? { closes: [], startWalls: [] }),
    endWalls: name === 'table' ? [] : inTable ? ['table'] : textWalls,
  };
}

const known = new Map([...empty, ...block, ...unseen, ...head, ...common].map((name) => [name, make(name)]));

/** The element with this name, in whatever case it is written. */
export function tagNamed(printed: string): Tag {
  return known.get(printed) ?? known.get(printed.toLowerCase()) ?? make(printed.toLowerCase());
}
