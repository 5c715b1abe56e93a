/**
 * The text as labels are compared: compatibility forms folded (Kangxi radicals, full width, enclosed numbers), and
 * everything dropped but letters and digits. Brackets, quotes, ordinals' dots and line breaks differ from page to page.
 */
export function foldLabel(text: string): string {
  let folded = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const how = table[code];
    if (how === keep) continue;
    if (how === context) return foldInContext(text);
    if (i > from) folded += text.slice(from, i);
    if (how === change) folded += changed.get(code) ?? '';
    from = i + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/** What the standard says of any text; a mark may join the letter before it. */
function foldInContext(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

const context = 0;
const keep = 1;
const drop = 2;
const change = 3;

/**
 * Characters of Chinese pages that fold alike whatever stands beside them; a page that holds any other is folded by the
 * standard's own rules. Folding is done for every line of every page, and normalising costs ten times a look-up.
 */
const alone: readonly (readonly [number, number])[] = [
  [0x00, 0xa0], // ASCII, its controls, no-break space
  [0xa9, 0xa9], // ©
  [0xb7, 0xb7], // ·
  [0xd7, 0xd7], // ×
  [0x200b, 0x200b], // zero-width space
  [0x2010, 0x2027], // dashes, quotes, ellipsis
  [0x2460, 0x24ff], // ①, ⑴, ⒈
  [0x2500, 0x25ff], // frames and geometric shapes
  [0x3000, 0x3020], // ideographic space, 、。《》「」【】〔〕
  [0x4e00, 0x9fff], // the ideographs
  [0xfeff, 0xfeff], // byte order mark
  [0xff01, 0xff5e], // full width
];

const table = new Uint8Array(0x10000);
const changed = new Map<number, string>();
for (const [first, last] of alone)
  for (let code = first; code <= last; code++) {
    const one = String.fromCharCode(code);
    const folded = foldInContext(one);
    table[code] = folded === one ? keep : folded === '' ? drop : change;
    if (table[code] === change) changed.set(code, folded);
  }
