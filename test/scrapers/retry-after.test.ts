import { describe, expect, test } from 'vitest';
import { retryAfter } from '../../scrapers/retry-after.js';

const now = new Date('2026-01-20T00:00:00Z');
const second = 1000;

describe('Retry-After', () => {
  test.each([
    ['30', {}, 30 * second],
    ['0', {}, second],
    [' 5 ', {}, 5 * second],
    ['315360000', {}, 24 * 3600 * second],
    ['Tue, 20 Jan 2026 00:10:00 GMT', {}, 600 * second],
    // The server's clock is an hour behind ours.
    ['Mon, 19 Jan 2026 23:10:00 GMT', { date: 'Mon, 19 Jan 2026 23:00:00 GMT' }, 600 * second],
    ['Mon, 19 Jan 2026 00:00:00 GMT', {}, second],
    ['Wed, 20 Jan 2036 00:00:00 GMT', {}, 24 * 3600 * second],
    ['-5', {}, null],
    ['1e9', {}, null],
    ['soon', {}, null],
    ['', {}, null],
    ['3.5', {}, null],
  ])('%j with %j is %j milliseconds', (value, rest, expected) =>
    expect(retryAfter({ 'retry-after': value, ...rest }, now)).toBe(expected),
  );

  test('is nothing where the header is not there', () => expect(retryAfter({}, now)).toBeNull());
});
