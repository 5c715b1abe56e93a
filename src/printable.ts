/** Escapes, controls, line ends, directions and what takes no place: none of it may reach a terminal from a page. */
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Text of a page as a terminal, a log or a record may show it, in one line: such characters by their code. */
export function printable(text: string): string {
  return text.replace(unprintable, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as a web page shows it, between tags and in the value of an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => marks[c] ?? c);
}

/** A count as people read it: 33,286. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
