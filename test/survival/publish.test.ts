import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row, TableSpec } from '../../src/publish/columns.js';
import { buildRelease, currentRelease } from '../../src/publish/release.js';
import { nothingAsserted } from '../support/assertions.js';
import { datasetOf } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { type Mode, modes, type Plan } from './disk/plan.js';
import { disturbed } from './here.js';
import { copyOf, type Grown, growArchive, publishOnce, readerViolations } from './publishing.js';

const seed = Date.now() % 1_000_000;
const kept = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
afterAll(() => rmSync(kept, { recursive: true, force: true }));

let grown: Grown;
let next: string;
let publishNext: (data: string) => Promise<string>;

function buildTables(data: string, tables: readonly { table: TableSpec; rows: Row[] }[], newest: string | null) {
  return buildRelease(
    data,
    (sink) => {
      for (const { table, rows } of tables) sink.rows(table, rows);
      return { newest: newest ?? '', invented: true };
    },
    { examine: nothingAsserted },
  );
}

/** Two small tables are enough to meet every kind of write. */
async function twoTables(data: string) {
  const { tables, newest } = await datasetOf(data);
  const two = tables.filter((t) => ['agencies', 'reports'].includes(t.table.name));
  return async (to: string) => (await buildTables(to, two, newest)).name;
}

beforeAll(async () => {
  grown = await growArchive(join(kept, 'grown'), async (data) => (await twoTables(data))(data));
  const data = copyOf(grown, join(kept, 'undisturbed'));
  publishNext = await twoTables(data);
  next = await publishNext(data);
});

const stage = (of = grown) => {
  const data = copyOf(of, temporaryFolder());
  return {
    data,
    attempt: async (plan: Omit<Plan, 'below'> | null) => {
      const { report, ended, error } = await disturbed({ ...plan, below: data }, () => publishNext(data));
      return { report, ended: ended !== null, error };
    },
  };
};

async function everyPoint(planAt: (at: number) => Parameters<typeof publishOnce>[2]) {
  const violations: string[] = [];
  let struck = 0;
  for (let at = 1; ; at++) {
    const { data, attempt } = stage();
    const outcome = await publishOnce(data, { old: grown.old, next }, planAt(at), attempt);
    if (outcome === 'past') return { struck, violations };
    if (outcome === 'untouched') continue;
    struck++;
    violations.push(...outcome.violations.map((v) => `${at} (${outcome.struck}): ${v}`));
  }
}

describe(`publishing that dies at any write (seed ${seed})`, () => {
  test.each<Mode>(modes)(
    '%s it: readers find the old release or the new one, whole; the next publishes',
    async (mode) => {
      const { struck, violations } = await everyPoint((at) => ({ crash: { at, mode }, seed }));
      expect(violations).toEqual([]);
      expect(struck).toBeGreaterThan(mode === 'half' ? 3 : 15);
    },
  );

  test.each(['ENOSPC', 'EIO'] as const)('of %s: likewise', async (code) => {
    const { struck, violations } = await everyPoint((at) => ({ fail: { at, code, on: code === 'ENOSPC' } }));
    expect(violations).toEqual([]);
    expect(struck).toBeGreaterThan(10);
  });
});

describe('a release that was damaged', () => {
  test('is mended without being gone at any write', async () => {
    const damaged = { folder: join(kept, 'damaged'), old: next };
    const data = copyOf({ folder: join(kept, 'undisturbed'), old: next }, damaged.folder);
    writeFileSync(join(currentRelease(data) ?? '', 'agencies.csv'), 'damaged');
    const gone: string[] = [];
    for (let at = 1; ; at++) {
      const { data: copy, attempt } = stage(damaged);
      const { report, ended } = await attempt({ crash: { at, mode: 'after' } });
      const found = readerViolations(copy, [next]).filter((v) => ended || !v.startsWith('agencies.csv'));
      gone.push(...found.map((v) => `${at} (${report.struck}): ${v}`));
      if (report.struck === null) break;
    }
    expect(gone).toEqual([]);
  });
});

describe('a reader', () => {
  test('who looks again and again while releases follow each other always finds a whole one', async () => {
    const data = copyOf(grown, temporaryFolder());
    const { tables, newest } = await datasetOf(data);
    const agencies = tables.filter((t) => t.table.name === 'agencies');
    let done = false;
    let looked = 0;
    const found = new Set<string>();
    const reading = (async () => {
      for (; !done; looked++) {
        found.add(basename(currentRelease(data) ?? ''));
        expect(readerViolations(data, [basename(currentRelease(data) ?? '')])).toEqual([]);
        await turn();
      }
    })();
    for (let i = 0; i < 20; i++) {
      const rows = agencies.map((t) => ({ ...t, rows: t.rows.map((r) => ({ ...r, agency: `第${i}版` })) }));
      await buildTables(data, rows, newest);
    }
    done = true;
    await reading;
    expect(looked).toBeGreaterThan(20);
    expect(found.size).toBeGreaterThan(5);
  });
});
