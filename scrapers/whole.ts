import { sniff } from '../src/media.js';

/** What a body's own last bytes say of its end, where neither a length nor a last chunk does. */
export type OwnEnd =
  /** A page's last tag. */
  | 'html'
  /** The end that a file of its kind has. */
  | 'trailer'
  /** A body of its kind has an end, and this one has not. */
  | 'cut'
  /** Bodies of its kind look the same wherever they are cut. */
  | 'unknown';

/** Looks for the end of a body: a page's last tag, a PDF's `%%EOF`, a zip's directory, the brace that closes JSON. */
export function ownEnd(bytes: Buffer): OwnEnd {
  if (bytes.length === 0) return 'cut';
  const shown = (isWhole: boolean): OwnEnd => (isWhole ? 'trailer' : 'cut');
  switch (sniff(bytes)) {
    case 'application/pdf':
      return shown(bytes.subarray(-1024).includes('%%EOF'));
    case 'application/zip':
      return shown(endsAsZip(bytes));
    case 'application/rtf':
      return shown(/\}\s*\0?$/.test(bytes.subarray(-64).toString('latin1')));
    case 'image/png':
      return shown(bytes.subarray(-8).toString('latin1').startsWith('IEND'));
    case 'image/jpeg':
      return shown(bytes.subarray(-64).includes(Buffer.from([0xff, 0xd9])));
    case null:
      return endOfText(bytes);
    default:
      return 'unknown';
  }
}

/** The record that ends a zip archive, with a comment of just the length that it announces. */
function endsAsZip(bytes: Buffer): boolean {
  const at = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  return at !== -1 && at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length;
}

function endOfText(bytes: Buffer): OwnEnd {
  const text = (part: Buffer) => part.toString('latin1').trim();
  const head = text(bytes.subarray(0, 1024)).replace(/^\xef\xbb\xbf/, '');
  // Blanks, comments and scripts may follow a page's last tag.
  if (/<\/html\s*>/i.test(text(bytes.subarray(-4096)))) return 'html';
  if (/^[[{]/.test(head)) return isJson(bytes) ? 'trailer' : 'cut';
  // What a list's service answers, by its root; a page is no such answer.
  const root = /^(?:<\?xml[^>]*>\s*)?<([a-z][\w:-]*)/i.exec(head)?.[1];
  if (root === undefined) return head.startsWith('<') ? 'cut' : 'unknown';
  return !/^html$/i.test(root) && text(bytes.subarray(-256)).endsWith(`</${root}>`) ? 'trailer' : 'cut';
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString().replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}
