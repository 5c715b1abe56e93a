import { brotliDecompressSync, constants, crc32, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { BodyEnd, Outcome } from '../src/source.js';
import { ownEnd } from './whole.js';

/** Larger bodies are refused: no report page comes near, and an inflated one could fill the memory. */
export const bodyLimits = { page: 16 * 1024 * 1024, ratio: 200, ratioFrom: 1024 * 1024, codings: 2 } as const;

export interface DecodedBody {
  readonly bytes: Buffer;
  readonly end: BodyEnd;
  /** The transfer has proved the end; where it has not, the body's own last bytes speak for it, or nothing does. */
  readonly proved: boolean;
  /** A body of this kind would show its end, and this one does not. */
  readonly cut: boolean;
  /** What was mended on the way; null for a clean body. */
  readonly repaired: string | null;
}

/** A body that must not be taken as a page. */
export class BadBody extends Error {
  constructor(
    readonly outcome: Outcome & ('truncated' | 'refused'),
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Undoes the content codings of a whole body, strictly.
 *
 * Node's own `fetch` hands out the readable part of a cut gzip body as if it were the page; here a missing trailer, a
 * wrong checksum or an early end is a cut body, whatever the status says.
 *
 * @param end what the transfer itself proved
 * @throws BadBody when the body is cut, too large, or coded in a way that nobody asked for
 */
export function decodeBody(wire: Buffer, contentEncoding: string, contentType: string, end: BodyEnd): DecodedBody {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((c) => c.trim())
    .filter((c) => c !== '' && c !== 'identity');
  if (codings.length > bodyLimits.codings) throw new BadBody('refused', `coded ${codings.length} times over`);
  const gzipped = wire[0] === 0x1f && wire[1] === 0x8b;
  let repaired: string | null = null;
  // Some gateways send gzip without a word, and some announce gzip and send the page as it is.
  if (codings.length === 0 && gzipped && contentType.startsWith('text/')) {
    codings.push('gzip');
    repaired = 'gzip without being announced';
  }
  if (codings.length === 1 && codings[0] === 'gzip' && !gzipped && wire.length > 0) {
    codings.pop();
    repaired = 'announced as gzip, but plain';
  }
  let bytes = wire;
  for (const coding of codings.reverse()) {
    const step = undo(bytes, coding, wire.length);
    bytes = step.bytes;
    if (step.spare > 0) repaired = `${step.spare} bytes behind the gzip trailer`;
  }
  if (bytes.length > bodyLimits.page) throw new BadBody('refused', `more than ${bodyLimits.page} bytes`);
  const proof = end ?? (codings.includes('gzip') ? 'trailer' : null);
  if (proof !== null) return { bytes, end: proof, proved: true, cut: false, repaired };
  const own = ownEnd(bytes);
  return { bytes, end: own === 'html' || own === 'trailer' ? own : null, proved: false, cut: own === 'cut', repaired };
}

function undo(bytes: Buffer, coding: string, wireLength: number): { bytes: Buffer; spare: number } {
  const maxOutputLength = Math.min(bodyLimits.page, Math.max(bodyLimits.ratioFrom, wireLength * bodyLimits.ratio));
  try {
    switch (coding) {
      case 'gzip':
      case 'x-gzip':
        return gunzip(bytes, maxOutputLength);
      case 'deflate': {
        // Servers differ on whether deflate has a zlib header; its first byte tells.
        const zlib = bytes.length > 0 && (bytes.readUInt8(0) & 0x0f) === 8;
        return { bytes: (zlib ? inflateSync : inflateRawSync)(bytes, { maxOutputLength }), spare: 0 };
      }
      case 'br': {
        const params = { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 0 };
        return { bytes: brotliDecompressSync(bytes, { maxOutputLength, params }), spare: 0 };
      }
      default:
        throw new BadBody('refused', `content coding ${coding} is not known`);
    }
  } catch (error) {
    if (error instanceof BadBody) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new BadBody('refused', `grows beyond ${maxOutputLength} bytes`);
    throw new BadBody('truncated', `${coding}: ${(error as Error).message}`);
  }
}

/** A gzip body; bytes behind a member that is whole by its own trailer are counted and left out. */
function gunzip(bytes: Buffer, maxOutputLength: number): { bytes: Buffer; spare: number } {
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength }), spare: 0 };
  } catch (error) {
    const first = (error as NodeJS.ErrnoException).code === 'Z_DATA_ERROR' ? firstMember(bytes, maxOutputLength) : null;
    if (first === null) throw error;
    return first;
  }
}

/** The first member, if its checksum and length stand behind it (RFC 1952); null otherwise. */
function firstMember(bytes: Buffer, maxOutputLength: number): { bytes: Buffer; spare: number } | null {
  // Servers that append junk write the plain ten-byte header; one with names or extra fields is not looked into.
  if (bytes.length < 18 || bytes.readUInt8(3) !== 0) return null;
  const inflated = inflateRawSync(bytes.subarray(10), { maxOutputLength });
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(inflated), 0);
  trailer.writeUInt32LE(inflated.length, 4);
  const at = bytes.indexOf(trailer, 10);
  return at === -1 ? null : { bytes: inflated, spare: bytes.length - at - trailer.length };
}
