import { Tokenizer } from 'htmlparser2';
import type { Document } from './document.js';
import { type Attributes, HtmlTree } from './html-tree.js';
import { tagNamed } from './tags.js';

/**
 * Reads an HTML page into lines and tables, in one pass.
 *
 * @throws Refusal when the page is nested too deeply or has too many elements
 */
export function parseHtml(text: string): Document {
  const tree = new HtmlTree();
  const meta = new Map<string, string>();
  let title = '';
  let tag = tagNamed('');
  let at = 0;
  let attribute: keyof Attributes | null = null;
  let value = '';
  // One object for all elements: the tree takes from it what it needs.
  const attributes: Attributes = { style: null, hidden: null, rowspan: null, colspan: null, name: null, content: null };

  const open = (after: number) => {
    tree.open(tag, attributes, at, after);
    if (tag.name !== 'meta') return;
    const name = attributes.name?.toLowerCase() ?? '';
    const content = attributes.content?.trim() ?? '';
    // A page of Chongqing repeats its metadata with another site's name: the first counts.
    if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext(start, end) {
        if (tree.innermostTag === 'title') title += text.slice(start, end);
        else if (tree.shown) tree.out.addRaw(text, start, end);
      },
      ontextentity(codepoint, end) {
        if (tree.innermostTag === 'title') title += String.fromCodePoint(codepoint);
        else if (tree.shown) tree.out.addEntity(codepoint, text.lastIndexOf('&', end - 1), end);
      },
      onopentagname(start, end) {
        tag = tagNamed(text.slice(start, end));
        at = start - 1;
        attributes.style = null;
        attributes.hidden = null;
        attributes.rowspan = null;
        attributes.colspan = null;
        attributes.name = null;
        attributes.content = null;
      },
      onattribname(start, end) {
        attribute = attributeNamed(text, start, end);
        value = '';
      },
      onattribdata(start, end) {
        if (attribute !== null) value += text.slice(start, end);
      },
      onattribentity(codepoint) {
        if (attribute !== null) value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        if (attribute !== null) attributes[attribute] ??= value;
      },
      onopentagend(end) {
        open(end + 1);
      },
      // HTML ignores the slash, except on elements that are void anyway.
      onselfclosingtag(end) {
        open(end + 1);
      },
      onclosetag(start, end) {
        tree.close(tagNamed(text.slice(start, end)), start - 2);
      },
      // Not shown: comments (Word's conditional ones too), declarations, processing instructions.
      oncomment() {},
      oncdata() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {
        tree.end(text.length);
      },
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  if (title.trim() !== '' && !meta.has('title')) meta.set('title', title.trim());
  return { text, kind: 'html', lines: tree.out.lines, tables: tree.tables, meta, pictures: tree.pictures };
}

/** The attribute with this name, where it is one that means something to us; most are not, and cost nothing. */
function attributeNamed(text: string, start: number, end: number): keyof Attributes | null {
  if (end - start < 4 || end - start > 7) return null;
  const name = text.slice(start, end).toLowerCase();
  return wanted.has(name) ? (name as keyof Attributes) : null;
}

const wanted: ReadonlySet<string> = new Set<keyof Attributes>([
  'style',
  'hidden',
  'rowspan',
  'colspan',
  'name',
  'content',
]);
