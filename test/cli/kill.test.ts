import { describe, expect, test } from 'vitest';
import { Archive } from '../../src/archive/archive.js';
import { Random } from '../../src/sample/random.js';
import type { RunningServer } from '../../src/sample/server.js';
import { onDistrict, serveDistrict, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';

const seed = Date.now() % 1_000_000;
const kills = 8;

/** What an archive knows at the end: each page with its outcome and bytes, whenever and in however many runs. */
function contents(data: string): Record<string, string> {
  const archive = Archive.read(data, slug);
  const visits = archive.entries.flatMap((e) => (e.kind === 'visit' ? [e] : []));
  for (const v of visits) if (v.sha256 !== null) expect(archive.objects.isSound(v.sha256)).toBe(true);
  return Object.fromEntries(visits.map((v) => [v.url, `${v.outcome} ${v.sha256}`]));
}

/** Resolves when the server has seen so many requests; looks at the log, no clock decides. */
function seen(server: RunningServer, requests: number): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (server.log.length >= requests ? resolve() : setImmediate(look));
    look();
  });
}

describe(`kill -9 (seed ${seed})`, () => {
  test('at any moment: the next run completes, nothing is lost but the page in flight, nothing is asked twice', async () => {
    const whole = temporaryFolder();
    const { server: undisturbed } = await serveDistrict();
    expect((await onDistrict(undisturbed, whole, ['crawl'])).status).toBe(3);

    const data = temporaryFolder();
    const { server } = await serveDistrict();
    const random = new Random(seed);
    let killed = 0;
    for (let i = 0; i < kills; i++) {
      const at = server.log.length + random.between(1, Math.floor(undisturbed.log.length / kills));
      const run = await onDistrict(server, data, ['crawl'], { killWhen: seen(server, at) });
      if (run.status === null) killed++;
    }
    expect(killed).toBeGreaterThan(kills / 2);
    const last = await onDistrict(server, data, ['crawl']);
    expect(last.status, last.stderr).toBe(3);
    expect(contents(data)).toEqual(contents(whole));

    const asked = new Map<string, number>();
    for (const { host, path } of server.log) asked.set(host + path, (asked.get(host + path) ?? 0) + 1);
    const repeated = [...asked.values()].reduce((sum, n) => sum + n - 1, 0);
    expect(repeated).toBeLessThanOrEqual(killed);
  });
});
