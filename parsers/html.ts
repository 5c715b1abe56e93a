import { Tokenizer } from 'htmlparser2';
import type { Document } from './document.js';
import { HtmlTree } from './html-tree.js';

/**
 * Reads an HTML page into lines and tables, in one pass.
 *
 * @throws Refusal when the page is nested too deeply or has too many elements
 */
export function parseHtml(text: string): Document {
  const tree = new HtmlTree();
  const meta = new Map<string, string>();
  let title = '';
  let tag = '';
  let at = 0;
  let attribute = '';
  let value = '';
  let attributes: Record<string, string> = Object.create(null);

  const open = (after: number) => {
    tree.open(tag, attributes, at, after);
    const name = attributes['name']?.toLowerCase() ?? '';
    const content = attributes['content']?.trim() ?? '';
    // A page of Chongqing repeats its metadata with another site's name: the first counts.
    if (tag === 'meta' && name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
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
        tag = text.slice(start, end).toLowerCase();
        at = start - 1;
        attributes = Object.create(null);
      },
      onattribname(start, end) {
        attribute = text.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += text.slice(start, end);
      },
      onattribentity(codepoint) {
        value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        if (!(attribute in attributes)) attributes[attribute] = value;
      },
      onopentagend(end) {
        open(end + 1);
      },
      // HTML ignores the slash, except on elements that are void anyway.
      onselfclosingtag(end) {
        open(end + 1);
      },
      onclosetag(start, end) {
        tree.close(text.slice(start, end).toLowerCase(), start - 2);
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
