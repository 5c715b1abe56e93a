import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../support/printing.js';

const folder = join(import.meta.dirname, '../fixtures');
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\/page\.(html|txt)$/.test(name))
  .sort();

/** What a person checks by eye: the words, and for every cell what is printed (null for a blank one). */
function expectation(page: Buffer): object {
  const report = readText(page);
  const { title, agency, year, published, form, verdict } = report;
  const cells = report.cells.map(({ address, reading }) => [
    address,
    reading.kind === 'blank' ? null : 'printed' in reading ? reading.printed : `(${reading.kind})`,
  ]);
  const undecided = report.identities.filter((i) => i.holds !== true).map((i) => `${i.id}@${i.at}`);
  const findings = report.findings.map((f) => `${f.code} at ${f.at}`);
  return { title, agency, year, published, form, verdict, undecided, findings, cells: Object.fromEntries(cells) };
}

describe('fixtures', () => {
  test('there are some', () => expect(fixtures.length).toBeGreaterThan(1));

  for (const name of fixtures)
    test(name, () => {
      const expected = join(folder, name, '../expected.json');
      expect(existsSync(join(folder, name, '../source.yaml')), 'every fixture says where it is from').toBe(true);
      const read = expectation(readFileSync(join(folder, name)));
      if (!existsSync(expected)) {
        // A new fixture fails once, so that its expectation is looked at; in CI it is never written.
        if (process.env['CI'] === undefined) writeFileSync(expected, `${JSON.stringify(read, null, 1)}\n`);
        throw new Error(`${expected} was not there. Check what has been written against the page, by eye.`);
      }
      expect(read).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
    });
});
