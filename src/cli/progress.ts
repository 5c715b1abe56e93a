import { Presets, SingleBar } from 'cli-progress';

/** Shown only when the work takes longer than this. */
const patience = 1_000;
/** Without a terminal, a plain line this often. */
const lineEvery = 30_000;

/** Tells how far a piece of work is: a bar on a terminal, plain lines elsewhere, nothing for short work. */
export class Progress {
  readonly #began = performance.now();
  #lastLine = performance.now();
  #bar: SingleBar | null = null;

  constructor(
    readonly what: string,
    readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  at(done: number, of: number): void {
    const now = performance.now();
    if (now - this.#began < patience) return;
    if (!this.stream.isTTY) {
      if (now - this.#lastLine < lineEvery) return;
      this.#lastLine = now;
      this.stream.write(`${this.what}: ${done} of ${of}\n`);
      return;
    }
    if (this.#bar === null) {
      const format = `${this.what} {bar} {value} of {total}`;
      this.#bar = new SingleBar(
        // The cursor stays: nothing would bring it back after Ctrl-C.
        { format, stream: this.stream, clearOnComplete: true },
        Presets.shades_classic,
      );
      this.#bar.start(of, done);
    }
    this.#bar.setTotal(of);
    this.#bar.update(done);
  }

  /** Makes room for other lines; the next word brings the bar back. */
  pause(): void {
    this.#bar?.stop();
    this.#bar = null;
  }

  end(): void {
    this.pause();
  }
}
