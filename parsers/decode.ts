import { isUtf8, transcode } from 'node:buffer';
import iconv from 'iconv-lite';
import { type Finding, finding } from '../src/finding.js';
import { sniff } from '../src/media.js';
import { limits } from './document.js';
import { Refusal } from './refusal.js';

export interface Decoded {
  readonly text: string;
  readonly mediaType: 'text/html' | 'text/plain';
  readonly encoding: string;
  readonly findings: readonly Finding[];
}

/**
 * Bytes to text: byte order mark, then the HTTP header, then the page's own declaration, then UTF-8 if the bytes are
 * valid UTF-8, else gb18030. Every gb* label means gb18030: pages declared gb2312 hold characters that only gb18030 has.
 *
 * A declaration that the bytes contradict is not believed, and a finding says so.
 *
 * @param header the HTTP content-type, where there was one
 * @throws Refusal for what is not text, is empty, or is larger than the limit
 */
export function decode(bytes: Buffer, header: string | null = null): Decoded {
  if (bytes.length === 0) throw new Refusal(finding('document.empty', 'document', {}));
  const type = sniff(bytes);
  if (type !== null) throw new Refusal(finding('document.unsupported', 'document', { mediaType: type }));
  if (bytes.length > limits.bytes)
    throw new Refusal(finding('document.too_large', 'document', { bytes: bytes.length, limit: limits.bytes }));

  const mark = byteOrderMark(bytes);
  const declared = mark ?? charset(header) ?? declaredInPage(bytes);
  const utf8 = isUtf8(bytes);
  const used = choose(mark, declared, utf8);
  const text = toText(bytes, used, utf8);
  if (!isText(text, bytes)) throw new Refusal(finding('document.binary', 'document', {}));
  const disagrees = declared !== null && declared !== used && !/^[\0-\x7f]*$/.test(text);
  const findings = disagrees ? [finding('encoding.disagrees', 'document', { declared, used })] : [];
  return { text, mediaType: looksHtml(text) ? 'text/html' : 'text/plain', encoding: used, findings };
}

function toText(bytes: Buffer, used: string, utf8: boolean): string {
  if (used === 'gb18030') return gb18030(bytes);
  if (used !== 'utf-8') return modern(iconv.decode(bytes, used));
  if (!utf8) return new TextDecoder().decode(bytes);
  // Valid bytes are widened and copied, in half the time that the decoder takes to look for invalid ones.
  const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

const strict = new TextDecoder('gb18030', { fatal: true });

/** Node's own decoder takes a third of iconv-lite's time; of bytes that are no gb18030 iconv-lite makes more. */
function gb18030(bytes: Buffer): string {
  try {
    return strict.decode(bytes);
  } catch {
    return modern(iconv.decode(bytes, 'gb18030'));
  }
}

function choose(mark: string | null, declared: string | null, utf8: boolean): string {
  if (mark !== null) return mark;
  // Chinese text in gb18030 is never valid UTF-8 by chance, so validity outranks any declaration.
  if (utf8) return 'utf-8';
  if (declared !== null && declared !== 'utf-8' && declared !== 'iso-8859-1') return declared;
  return 'gb18030';
}

/** iconv-lite follows the gb18030 of 2005, which has private codes for these; the later standard and Unicode do not. */
const privateUse = new Map(
  [
    [
      '\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796',
      '\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19',
    ],
    ['\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864', '\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb'],
  ].flatMap(([from = '', to = '']) => [...from].map((c, i) => [c, to[i] ?? c] as const)),
);

function modern(text: string): string {
  return text.replace(/[\ue78d-\ue796\ue81e-\ue864]/g, (c) => privateUse.get(c) ?? c);
}

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** The encoding that a content type or a `<meta>` names, by the name that we use for it; null for an unknown one. */
function charset(text: string | null): string | null {
  const label = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(text ?? '')?.[1]?.toLowerCase();
  if (label === undefined) return null;
  if (/^(x-)?gb|^chinese$|^iso-ir-58$/.test(label)) return 'gb18030';
  if (/^utf-?8$|^unicode-1-1-utf-8$/.test(label)) return 'utf-8';
  if (/^big5/.test(label)) return 'big5';
  if (/^(iso-?8859-1|latin1|windows-1252|us-ascii)$/.test(label)) return 'iso-8859-1';
  return null;
}

/** The declaration in the first 2,048 bytes, where every page seen has it. */
function declaredInPage(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 2048).toString('latin1');
  return charset(/<meta[^>]{0,200}charset[^>]{0,100}>/i.exec(head)?.[0] ?? null);
}

const controls = /[\0-\x08\x0b\x0e-\x1f]/;

/** Not one control character in a hundred, and not one undecodable one in a hundred. */
function isText(text: string, bytes: Buffer): boolean {
  // Without such a byte there is no such character in any encoding, and bytes are gone through in half the time.
  if (!text.includes('\ufffd') && !controls.test(bytes.toString('latin1'))) return true;
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd || (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0c && c !== 0x0d)) odd++;
  }
  return odd * 100 <= text.length;
}

function looksHtml(text: string): boolean {
  return /<(?:!doctype html|html|head|body|table|tr|td|div|p|span|h[1-6]|meta|br)\b[^<>]{0,2000}>/i.test(text);
}
