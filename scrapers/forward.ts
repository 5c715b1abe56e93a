/** Pages that only send their reader on hold nothing else. */
const longest = 4_000;
const shortText = 100;
const meta = /<meta\b(?=[^<>]*\bhttp-equiv\s*=\s*["']?refresh\b)[^<>]*\bcontent\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/i;
/** A plain address in quotes; an expression is for a browser to work out, and is not followed. */
const script =
  /\b(?:window\.|document\.|self\.|top\.)?location(?:\.href)?\s*(?:=|\.replace\()\s*(?:"([^"<>]+)"|'([^'<>]+)')\s*[);]/;

/** The address to which a page without words of its own sends its reader, by `<meta>` or by the plainest of scripts. */
export function forwardIn(body: Buffer): string | null {
  if (body.length > longest) return null;
  const html = body.toString('latin1');
  const refresh = meta.exec(html);
  const target = /^\s*[0-5]\s*[;,]\s*url\s*=\s*["']?([^"'\s]+)/i.exec(refresh?.[1] ?? refresh?.[2] ?? '')?.[1];
  const called = script.exec(html);
  const address = target ?? called?.[1] ?? called?.[2] ?? null;
  if (address === null) return null;
  const words = html.replace(/<(script|style|title)\b[\s\S]*?<\/\1>/gi, '').replace(/<[^<>]*>|\s+/g, '');
  return words.length > shortText ? null : address;
}
