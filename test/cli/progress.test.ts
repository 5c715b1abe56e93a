import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Progress } from '../../src/cli/progress.js';

/** A stream that takes itself for a terminal, and what was written to it. */
function terminal(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream;
  let text = '';
  stream.on('data', (more) => {
    text += more;
  });
  return { stream, text: () => text };
}

/** Work in steps that take so many seconds each. */
function work(seconds: number, steps: number, isTTY: boolean): string {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const { stream, text } = terminal(isTTY);
  const progress = new Progress('reports read', stream);
  for (let i = 1; i <= steps; i++) {
    now += seconds * 1000;
    progress.at(i, steps);
  }
  progress.end();
  stream.read();
  return text();
}

describe('progress', () => {
  test('is a bar on a terminal, and leaves the cursor where it is, so that Ctrl-C does too', () => {
    const text = work(2, 5, true);
    expect(text).toContain('reports read');
    expect(text).not.toContain('\u001b[?25l');
  });

  test('of short work says nothing', () => {
    expect(work(0.1, 5, true)).toBe('');
    expect(work(0.1, 5, false)).toBe('');
  });

  test('is a plain line now and then where nobody looks', () => {
    expect(work(10, 7, false)).toBe('reports read: 3 of 7\nreports read: 6 of 7\n');
  });
});
