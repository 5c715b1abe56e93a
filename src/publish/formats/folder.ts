import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Text is handed to the disk in pieces of about this many characters. */
const buffered = 1 << 20;

/** Writes a whole small text file below a release's folder, in UTF-8 without a byte order mark. */
export function writeText(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Writes a text file piece by piece, so that only a piece is in memory. */
export class TextFile {
  readonly #fd: number;
  #text = '';

  constructor(folder: string, path: string) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    this.#fd = openSync(join(folder, path), 'w');
  }

  write(text: string): void {
    this.#text += text;
    if (this.#text.length >= buffered) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#fd);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#text);
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
    this.#text = '';
  }
}
