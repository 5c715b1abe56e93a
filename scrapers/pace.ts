import pLimit, { type LimitFunction } from 'p-limit';

/** The passing of time, so that tests need not wait. */
export interface Clock {
  /** UTC now. */
  now(): Date;
  /** Milliseconds on a clock that never jumps. */
  monotonic(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

interface Turn {
  readonly limit: LimitFunction;
  next: number;
  delay: number;
}

/** One request at a time to a host, and a pause between two. */
export class Pace {
  readonly #turns = new Map<string, Turn>();

  constructor(
    readonly clock: Clock,
    /** Seconds, for a host of which nothing else is said. */
    readonly delay: number,
  ) {}

  readonly #said = new Set<string>();

  /** The pause for a host as its site has it; of two sites that share the host, the longer one. */
  begin(host: string, seconds: number): void {
    const turn = this.#turn(host);
    turn.delay = this.#said.has(host) ? Math.max(turn.delay, seconds) : seconds;
    this.#said.add(host);
  }

  #turn(host: string): Turn {
    const turn = this.#turns.get(host) ?? { limit: pLimit(1), next: 0, delay: this.delay };
    this.#turns.set(host, turn);
    return turn;
  }

  /** The host asks for a longer pause (robots.txt, Crawl-delay); a shorter one is not taken up. */
  slowDown(host: string, seconds: number): void {
    const turn = this.#turn(host);
    turn.delay = Math.max(turn.delay, seconds);
  }

  /** The host wants to be left alone for so many milliseconds from now. */
  postpone(host: string, milliseconds: number): void {
    const turn = this.#turn(host);
    turn.next = Math.max(turn.next, this.clock.monotonic() + milliseconds);
  }

  /** Runs `work` when it is its turn at the host. */
  at<T>(host: string, work: () => Promise<T>): Promise<T> {
    const turn = this.#turn(host);
    return turn.limit(async () => {
      const wait = turn.next - this.clock.monotonic();
      if (wait > 0) await this.clock.sleep(wait);
      try {
        return await work();
      } finally {
        turn.next = Math.max(turn.next, this.clock.monotonic() + turn.delay * 1000);
      }
    });
  }
}
