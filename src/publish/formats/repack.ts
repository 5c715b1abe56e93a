import { once } from 'node:events';
import { createReadStream, createWriteStream, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { Zip, ZipDeflate } from 'fflate';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

/** Takes the next piece of a file, when there is room for it. */
export type Put = (piece: Uint8Array) => Promise<void>;

/** What is put into a file of the archive on the way, before the last place where a text stands in it. */
export interface Insertion {
  readonly before: string;
  readonly write: (put: Put) => Promise<void>;
}

/**
 * Packs the files of a zip archive anew so that its bytes depend on nothing but theirs: sorted by name, all of one
 * date, compressed by a pinned program. Holds only a piece of it in memory.
 *
 * @param day yyyy-mm-dd
 * @param inserted what is put into files, by their names; such a file is read whole
 */
export async function repack(
  from: string,
  to: string,
  day: string,
  inserted: ReadonlyMap<string, Insertion> = new Map(),
): Promise<void> {
  const entries = await entriesOf(from);
  if (entries.length === 0) throw new Error(`${from} holds no files`);
  const out = createWriteStream(to);
  const failed = once(out, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  let full = false;
  const zip = new Zip((error, bytes, last) => {
    if (error) out.destroy(error);
    else if (!out.write(bytes)) full = true;
    if (last) out.end();
  });
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = new ZipDeflate(entry.name, { level: 6 });
    file.mtime = noonOf(day);
    zip.add(file);
    const content = new EvenPieces(async (piece) => {
      file.push(piece);
      if (!full) return;
      full = false;
      if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), failed]);
    });
    await putEntry(from, entry, inserted.get(entry.name), (piece) => content.put(piece));
    await content.end();
    file.push(new Uint8Array(), true);
  }
  zip.end();
  if (!out.closed) await Promise.race([once(out, 'close'), failed]);
}

/** Bytes of a file that are compressed at a time. */
const evenly = 1 << 14;

/** Cuts what comes into pieces of one size: the compressor ends a block with a piece, so that its bytes tell of them. */
class EvenPieces {
  readonly #take: Put;
  readonly #piece = Buffer.allocUnsafe(evenly);
  #filled = 0;

  constructor(take: Put) {
    this.#take = take;
  }

  async put(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const part = bytes.subarray(done, done + evenly - this.#filled);
      this.#piece.set(part, this.#filled);
      this.#filled += part.length;
      done += part.length;
      if (this.#filled === evenly) await this.end();
    }
  }

  /** Hands on what is left. */
  async end(): Promise<void> {
    await this.#take(this.#piece.subarray(0, this.#filled));
    this.#filled = 0;
  }
}

async function putEntry(from: string, entry: Entry, insertion: Insertion | undefined, put: Put): Promise<void> {
  if (insertion === undefined) {
    for await (const piece of contentOf(from, entry)) await put(piece);
    return;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of contentOf(from, entry)) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  const at = whole.lastIndexOf(insertion.before);
  if (at === -1) throw new Error(`${entry.name} of ${from} has no ${insertion.before}`);
  await put(whole.subarray(0, at));
  await insertion.write(put);
  await put(whole.subarray(at));
}

/** A zip archive holds the clock of the wall: noon is there in every zone, on every day. */
function noonOf(day: string): Date {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Math.max(1980, year ?? 1980), (month ?? 1) - 1, date ?? 1, 12, 0, 0);
}

/** The files of an archive, as its list at the end has them. */
async function entriesOf(path: string): Promise<Entry[]> {
  const file = await open(path);
  try {
    const { size } = statSync(path);
    const tail = Buffer.alloc(Math.min(size, 65_557));
    readSync(file.fd, tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end === -1) throw new Error(`${path} is no zip archive`);
    const list = Buffer.alloc(tail.readUInt32LE(end + 12));
    readSync(file.fd, list, 0, list.length, tail.readUInt32LE(end + 16));
    const entries: Entry[] = [];
    for (let i = 0; i < list.length; ) {
      const [name, extra, comment] = [28, 30, 32].map((o) => list.readUInt16LE(i + o)) as [number, number, number];
      const start = list.readUInt32LE(i + 42);
      const head = Buffer.alloc(30);
      readSync(file.fd, head, 0, 30, start);
      entries.push({
        name: list.toString('utf8', i + 46, i + 46 + name),
        method: list.readUInt16LE(i + 10),
        packed: list.readUInt32LE(i + 20),
        at: start + 30 + head.readUInt16LE(26) + head.readUInt16LE(28),
      });
      i += 46 + name + extra + comment;
    }
    return entries.filter((e) => !e.name.endsWith('/'));
  } finally {
    await file.close();
  }
}

async function* contentOf(path: string, { at, packed, method }: Entry): AsyncGenerator<Uint8Array> {
  if (packed === 0) return;
  const raw = createReadStream(path, { start: at, end: at + packed - 1 });
  yield* method === 0 ? raw : raw.pipe(createInflateRaw());
}
