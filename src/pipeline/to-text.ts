import { decode } from '../../parsers/decode.js';
import { Refusal } from '../../parsers/refusal.js';

/**
 * A page's bytes are looked at several times while it is fetched, and decoded once. The text hangs on the bytes, not in a
 * map beside them: what a map holds outlives its page until all of the memory is gone through.
 */
const decoded = Symbol('decoded');
type Bytes = Buffer & { [decoded]?: { readonly contentType: string | null; readonly text: string | null } };

/** The text of a page, decoded as the readers decode it; null for what is no text. Both wings see the same characters. */
export function toText(bytes: Bytes, contentType: string | null): string | null {
  const known = bytes[decoded];
  if (known?.contentType === contentType) return known.text;
  const text = textOf(bytes, contentType);
  bytes[decoded] = { contentType, text };
  return text;
}

function textOf(bytes: Buffer, contentType: string | null): string | null {
  try {
    return decode(bytes, contentType).text;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
