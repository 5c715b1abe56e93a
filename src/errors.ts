/** The exit statuses of the command. */
export const exit = { well: 0, ours: 1, usage: 2, degraded: 3, held: 4, refused: 5 } as const;

/** A failure that a person can cause and mend: one sentence on what is wrong, one on what to do. */
export class PersonError extends Error {
  constructor(
    message: string,
    readonly remedy: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** The call is wrong, or what it names does not exist. */
export class UsageError extends PersonError {
  constructor(message: string, remedy: string) {
    super(message, remedy, exit.usage);
  }
}

/** Another run holds what this one needs. */
export class HeldError extends PersonError {
  constructor(message: string, remedy: string) {
    super(message, remedy, exit.held);
  }
}

/** A check refused: nothing was published, or what was published does not match. */
export class RefusedError extends PersonError {
  constructor(message: string, remedy: string) {
    super(message, remedy, exit.refused);
  }
}
