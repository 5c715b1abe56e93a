import { closeSync, existsSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { append, syncOpen } from '../disk.js';
import { RefusedError } from '../errors.js';
import type { Outcome } from '../source.js';
import { type Entry, entrySchema, isVisit, type ListingEntry, listingAt, type NewEntry, visitAt } from './entries.js';

/** What is in a journal's file: the entries, and how many of its bytes hold them. */
export interface Journalled {
  readonly entries: readonly Entry[];
  readonly soundBytes: number;
  readonly tornBytes: number;
  /** The torn bytes are a whole line: no write that was cut off, but damage. */
  readonly endDamaged: boolean;
}

/**
 * A line as pieces to be written one behind the other. A long list is never held as one text: it is gone through twice,
 * for its length and sum stand before it.
 */
function* lineOf(entry: Entry): Generator<Buffer> {
  if (entry.kind !== 'listing' || entry.items.length <= itemsAtOnce) {
    const bytes = Buffer.from(JSON.stringify(entry));
    yield Buffer.concat([headOf(bytes.length, crc32(bytes)), bytes, lineEnd]);
    return;
  }
  let length = 0;
  let sum = 0;
  for (const piece of piecesOf(entry)) {
    length += piece.length;
    sum = crc32(piece, sum);
  }
  yield headOf(length, sum);
  yield* piecesOf(entry);
  yield lineEnd;
}

function headOf(length: number, sum: number): Buffer {
  return Buffer.from(`{"length":${length},"crc32":"${sum.toString(16).padStart(8, '0')}","entry":`);
}

const itemsAtOnce = 100;

/** The very bytes of the entry’s JSON. */
function* piecesOf({ items, ...rest }: ListingEntry): Generator<Buffer> {
  // Items are the last of a listing’s members.
  yield Buffer.from(`${JSON.stringify(rest).slice(0, -1)},"items":[`);
  for (let at = 0; at < items.length; at += itemsAtOnce) {
    const some = JSON.stringify(items.slice(at, at + itemsAtOnce)).slice(1, -1);
    yield Buffer.from(at === 0 ? some : `,${some}`);
  }
  yield Buffer.from(']}');
}

function numberedAt(seq: number, entry: NewEntry): Entry {
  if (entry.kind === 'visit') return visitAt(seq, entry);
  return entry.kind === 'listing' ? listingAt(seq, entry) : entrySchema.parse({ ...entry, seq });
}

const lineEnd = Buffer.from('}\n');
const headPattern = /^\{"length":(\d+),"crc32":"([0-9a-f]{8})","entry":/;
/** No head is longer. */
const longestHead = 60;

/** The entry of a line, given without its end; null when the line is torn or changed. */
function entryOf(line: Buffer): Entry | null {
  const head = headPattern.exec(line.toString('latin1', 0, longestHead));
  if (head?.[1] === undefined || head[2] === undefined || line.at(-1) !== 0x7d) return null;
  const bytes = line.subarray(head[0].length, -1);
  if (bytes.length !== Number(head[1]) || crc32(bytes) !== Number.parseInt(head[2], 16)) return null;
  const written: unknown = JSON.parse(bytes.toString());
  if (isVisit(written)) return written;
  const parsed = entrySchema.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new RefusedError(
    'the archive’s journal has a line that this version does not know',
    'Use the version that wrote it.',
  );
}

/** The line brings nothing: should a power cut take it, the page is asked for once more, and it has not changed. */
function bringsNothing(entry: Pick<Entry, 'kind'> & { readonly outcome?: Outcome }): boolean {
  return entry.kind === 'visit' && entry.outcome === 'not_modified';
}

/** No line from here on is one for which the disk was waited for. */
function isWaiting(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    if (end === -1) return true;
    const entry = entryOf(bytes.subarray(at, end));
    if (entry !== null && !bringsNothing(entry)) return false;
    at = end + 1;
  }
  return true;
}

/**
 * Reads a journal. Last lines that were cut off by a crash are told apart and left out: one that was being written, and
 * after a power cut those before it for which the disk was not waited for.
 *
 * @throws RefusedError when a line is damaged that the disk had: that is no crash, and nothing behind it can be trusted
 */
export function readJournal(path: string): Journalled {
  if (!existsSync(path)) return { entries: [], soundBytes: 0, tornBytes: 0, endDamaged: false };
  const bytes = readFileSync(path);
  const entries: Entry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(0x0a, at);
    const entry = end === -1 ? null : entryOf(bytes.subarray(at, end));
    if (entry === null) {
      if (end !== -1 && !isWaiting(bytes.subarray(end + 1)))
        throw new RefusedError(
          `${path}: line ${entries.length + 1} is damaged`,
          'Restore the file from a backup; nothing was changed.',
        );
      break;
    }
    if (entry.seq !== entries.length)
      throw new RefusedError(`${path}: entry ${entry.seq} stands at ${entries.length}`, 'Restore it from a backup.');
    entries.push(entry);
    at = end + 1;
  }
  const endDamaged = at < bytes.length && (bytes.at(-1) === 0x0a || entryOf(bytes.subarray(at, -1)) !== null);
  return { entries, soundBytes: at, tornBytes: bytes.length - at, endDamaged };
}

/** So many lines that bring nothing wait for the disk together. */
const mostWaiting = 32;

/** The journal of a site that this process holds: append-only, a line that brings anything on the disk before the call returns. */
export class Journal {
  readonly #fd: number;
  #next: number;
  #broken = false;
  /** Lines that were written and for which the disk was not waited for. */
  #waiting = 0;

  /** Opens the file behind its sound lines; torn last lines are cut off. */
  constructor(path: string, journalled: Journalled) {
    this.#fd = openSync(path, 'a');
    this.#next = journalled.entries.length;
    if (journalled.tornBytes === 0) return;
    ftruncateSync(this.#fd, journalled.soundBytes);
    syncOpen(this.#fd);
  }

  /**
   * Writes a line. One that failed may be there in part, and behind it no other may ever stand: this process writes
   * nothing more, and the next cuts the part off.
   */
  append(entry: NewEntry): Entry {
    if (this.#broken) throw new Error('a line of the journal could not be written; no other may follow it');
    const numbered = numberedAt(this.#next, entry);
    this.#broken = true;
    append(this.#fd, lineOf(numbered));
    this.#waiting++;
    if (!bringsNothing(entry) || this.#waiting === mostWaiting) this.#sync();
    this.#broken = false;
    this.#next++;
    return numbered;
  }

  #sync(): void {
    syncOpen(this.#fd);
    this.#waiting = 0;
  }

  close(): void {
    try {
      if (this.#waiting > 0 && !this.#broken) this.#sync();
    } finally {
      closeSync(this.#fd);
    }
  }
}
