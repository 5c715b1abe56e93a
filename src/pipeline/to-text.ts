import { decode } from '../../parsers/decode.js';
import { Refusal } from '../../parsers/refusal.js';

/** The text of a page, decoded as the readers decode it; null for what is no text. Both wings see the same characters. */
export function toText(bytes: Buffer, contentType: string | null): string | null {
  try {
    return decode(bytes, contentType).text;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
