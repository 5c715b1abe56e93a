import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from '../../../src/disk.js';
import { databaseFile } from '../../../src/publish/formats/database.js';
import { temporaryFolder } from '../../support/folders.js';
import { about, smallRelease, smallTables } from './small-release.js';

const built = join(import.meta.dirname, '../../../dist/src/publish/formats/formats.js');

/** Writes the formats in a process of their own, as a machine with these settings does. */
async function sumsOn(settings: Record<string, string>): Promise<Map<string, string>> {
  const folder = await smallRelease();
  const specs = join(temporaryFolder(), 'tables.json');
  writeFileSync(specs, JSON.stringify(smallTables().map((t) => t.table)));
  const script = `import { readFileSync } from 'node:fs';
    const { writeFormats } = await import(${JSON.stringify(built)});
    const files = await writeFormats(${JSON.stringify(folder)}, JSON.parse(readFileSync(${JSON.stringify(specs)}, 'utf8')), ${JSON.stringify(about)});
    console.log(JSON.stringify(files));`;
  const files = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  const sum = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
  return new Map([
    ['what is described', sum(files)],
    ...filesBelow(folder)
      .filter((path) => path !== databaseFile)
      .map((path) => [path, sum(readFileSync(join(folder, path)))] as const),
  ]);
}

test('the same tables give the same bytes, whatever the machine’s zone and language', async () => {
  const here = await sumsOn({ TZ: 'America/Havana', LANG: 'C', LC_ALL: 'C' });
  const there = await sumsOn({ TZ: 'Asia/Kathmandu', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' });
  expect([...here.keys()]).toEqual(
    expect.arrayContaining([
      'gongkai.xlsx',
      'gongkai.duckdb.rows',
      'README.md',
      'codebook.html',
      'coded/panel.csv',
      'excel/panel.csv',
      'stata/gongkai.do',
      'spss/gongkai.sps',
      'r/gongkai.R',
    ]),
  );
  expect(here).toEqual(there);
});
