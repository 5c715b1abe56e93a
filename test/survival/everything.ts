import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verify } from '../../src/pipeline/verify.js';
import { currentRelease } from '../../src/publish/release.js';
import type { Random } from '../../src/sample/random.js';
import { onDistrict, publishHere, sampleSite } from '../support/district.js';
import { disturbing, publishCommand, stageCommand } from './command.js';
import { crashOnce, leftAlone, type Outcome, violationsOf } from './crashing.js';
import type { Code, Mode } from './disk/plan.js';
import { copyOf, growArchive, publishOnce, readerViolations } from './publishing.js';
import { type ArchiveState, linesOf, repeated, stateOf } from './state.js';

/** One line of the table. */
export interface Row {
  readonly what: string;
  /** Points at which something was done to a run. */
  readonly points: number;
  readonly violations: readonly string[];
}

const mostViolations = 100;

/** Children at once. */
const atOnce = 2;

interface Whole {
  readonly state: ArchiveState;
  readonly release: string;
}

/** Calls with 1, 2, 3 … until one is past the last point. */
async function everyPoint(what: string, tryAt: (at: number) => Promise<Outcome>): Promise<Row> {
  const violations: string[] = [];
  let points = 0;
  let next = 1;
  let past = false;
  const work = async () => {
    // A run that fails at everything has no last point.
    while (!past && violations.length < mostViolations) {
      const at = next++;
      const outcome = await tryAt(at);
      if (outcome === 'past') past = true;
      else if (outcome !== 'untouched') {
        points++;
        violations.push(...outcome.violations.map((v) => `point ${at} (${outcome.struck}): ${v}`));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { what, points, violations };
}

async function inFolder<T>(folder: string, name: string, act: (own: string) => Promise<T>): Promise<T> {
  const own = join(folder, name);
  mkdirSync(own);
  try {
    return await act(own);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function undisturbed(folder: string): Promise<Whole> {
  return inFolder(folder, 'whole', async (own) => {
    const { data, server, attempt } = await stageCommand(own);
    const { ended, run } = await attempt(null);
    await server.close();
    if (!ended) throw new Error(`the undisturbed run ended with ${run.status}: ${run.stderr}`);
    return { state: stateOf(data), release: (await publishHere(data)).name };
  });
}

const otherRelease = async (data: string, { release }: Whole): Promise<string[]> => {
  const { name } = await publishHere(data);
  return name === release ? [] : [`publishes ${name} and not ${release}`];
};

/** The crawl killed at every point in one way. */
export async function runKilled(folder: string, mode: Mode, seed: number): Promise<Row> {
  const whole = await undisturbed(folder);
  return everyPoint(`crawl killed, ${mode}`, (at) =>
    inFolder(folder, `killed-${at}`, async (own) => {
      const stage = await stageCommand(own);
      const outcome = await crashOnce(stage, whole.state, at, mode, seed);
      await stage.server.close();
      if (typeof outcome === 'string') return outcome;
      return { ...outcome, violations: [...outcome.violations, ...(await otherRelease(stage.data, whole))] };
    }),
  );
}

/** The crawl failed at every point, and from there on, with one code. */
export async function runFailing(folder: string, code: Code): Promise<Row> {
  const whole = await undisturbed(folder);
  const site = await sampleSite();
  return everyPoint(`crawl meets ${code}`, (at) =>
    inFolder(folder, `failed-${at}`, async (own): Promise<Outcome> => {
      const { data, server, attempt } = await stageCommand(own);
      const tried = await attempt({ fail: { at, code, on: true } });
      const { run, report } = tried;
      if (report.struck === null) {
        await server.close();
        return leftAlone(tried, at);
      }
      const violations: string[] = [];
      if (run.status !== 1 || !/disk|too many files/.test(run.stderr) || /\n {4}at /.test(run.stderr))
        violations.push(`ended with ${run.status}: ${run.stderr.slice(0, 300)}`);
      const lines = linesOf(data);
      if (!(await attempt(null)).ended) violations.push('the next run did not end well');
      await server.close();
      violations.push(...violationsOf(data, whole.state, lines), ...(await otherRelease(data, whole)));
      const { mismatches } = await verify([site], data, currentRelease(data), () => {});
      return { struck: report.struck, violations: [...violations, ...mismatches] };
    }),
  );
}

/** Publishing a second release, killed or failed at every point. */
export async function runPublishing(
  folder: string,
  what: string,
  planAt: (at: number) => Parameters<typeof publishOnce>[2],
): Promise<Row> {
  return inFolder(folder, 'grown', async (grownIn) => {
    const grown = await growArchive(grownIn, publishHere);
    const next = await inFolder(folder, 'next', async (own) => (await publishHere(copyOf(grown, own))).name);
    return everyPoint(what, (at) =>
      inFolder(folder, `published-${at}`, async (own) => {
        const data = copyOf(grown, own);
        return publishOnce(data, { old: grown.old, next }, planAt(at), (plan) => publishCommand(own, plan));
      }),
    );
  });
}

/** `run`, killed at random times and run again to its end. */
export async function runRandomKills(folder: string, kills: number, random: Random): Promise<Row> {
  const whole = await undisturbed(folder);
  const began = performance.now();
  await undisturbed(folder);
  const longest = performance.now() - began;
  const violations: string[] = [];
  let killed = 0;
  let next = 0;
  const work = async () => {
    while (next < kills) {
      const nth = ++next;
      const after = Math.round(random.next() * longest);
      await inFolder(folder, `random-${nth}`, async (own) => {
        const { data, server } = await stageCommand(own);
        const run = (killWhen?: Promise<unknown>) => {
          const { options } = disturbing(own, {});
          return onDistrict(server, data, ['run'], killWhen === undefined ? options : { ...options, killWhen });
        };
        const first = await run(pause(after));
        const lines = linesOf(data);
        const asked = repeated(server.log);
        if (first.status === null) killed++;
        const second = await run();
        await server.close();
        const found = second.status === 0 ? [] : [`the next run ended with ${second.status}: ${second.stderr}`];
        found.push(...violationsOf(data, whole.state, lines), ...readerViolations(data, [whole.release]));
        if (!lines.ended && repeated(server.log) - asked > 1)
          found.push('more than the page in flight was asked again');
        violations.push(...found.map((v) => `kill ${nth} after ${after} ms: ${v}`));
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { what: `run killed at random, ${kills} times`, points: killed, violations };
}
