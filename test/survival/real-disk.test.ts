import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, type TestContext, test } from 'vitest';
import { projectFile } from '../../src/folder.js';
import { hosts, serveBody, slug } from '../support/district.js';
import { temporaryFolder } from '../support/folders.js';
import { small } from './here.js';

/** How a file system of our own can be mounted here, seen by nobody else; null where it cannot. */
function ownMounts(): readonly string[] | null {
  const folder = temporaryFolder();
  const ways = [['-m'], ['-rm']];
  return (
    ways.find((way) => spawnSync('unshare', [...way, 'mount', '-t', 'tmpfs', 'tmpfs', folder]).status === 0) ?? null
  );
}

interface Step {
  readonly name: string;
  readonly status: number;
  readonly said: string;
}

/** Runs steps of shell one after the other where `$disk` is an empty folder to mount on; `gongkai` is the real command. */
async function steps(
  context: TestContext,
  port: number,
  script: readonly (readonly [string, string])[],
): Promise<Step[]> {
  const way = ownMounts();
  if (way === null) context.skip('no file system can be mounted here: neither root nor user namespaces');
  const maps = hosts.map((host) => `--map ${host}=127.0.0.1:${port}`).join(' ');
  const functions = `gongkai() { "${process.execPath}" "${projectFile('src/cli/gongkai.mjs')}" "$@" --data $disk; }
crawl() { gongkai crawl --site ${slug} ${maps}; }
publish() { gongkai publish --site ${slug}; }`;
  const lines = script.map(
    ([name, command]) => `said=$( { ${command}; } 2>&1 ); echo "$? ${name} $(echo "$said" | tr '\\n' ' ')"`,
  );
  const child = spawn('unshare', [...(way ?? []), 'sh', '-c', `${functions}\n${lines.join('\n')}`], {
    env: { ...process.env, disk: join(temporaryFolder()) },
  });
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  await new Promise((resolve) => child.on('close', resolve));
  return out
    .trim()
    .split('\n')
    .map((line) => {
      const [status, name = '', ...said] = line.split(' ');
      return { name, status: Number(status), said: said.join(' ') };
    });
}

const fill = 'dd if=/dev/zero of=$disk/filler bs=64k; true';

describe('a real disk', () => {
  test('of 2 MB is not crawled to; without room for another file it ends the run, and the next completes it', async (context) => {
    const { server } = await serveBody(small);
    const done = await steps(context, server.port, [
      ['tiny', 'mount -t tmpfs -o size=2m tmpfs $disk && crawl'],
      ['again', 'umount $disk'],
      ['no-inodes', 'mount -t tmpfs -o size=200m,nr_inodes=18 tmpfs $disk && crawl'],
      ['room', 'mount -o remount,nr_inodes=10000 $disk && crawl'],
      ['verified', 'gongkai verify'],
    ]);
    const of = (name: string) => done.find((step) => step.name === name);
    expect(of('tiny')).toMatchObject({
      status: 1,
      said: expect.stringMatching(/\d MB free, and a run is begun with 64/),
    });
    expect(of('no-inodes')).toMatchObject({ status: 1, said: expect.stringContaining('the disk is full') });
    expect(of('room'), JSON.stringify(done)).toMatchObject({ status: 0 });
    expect(of('verified')).toMatchObject({ status: 0, said: expect.stringContaining('all match') });
  });

  test('that is full, or read-only, leaves the release before, and takes the next when it can', async (context) => {
    const { server } = await serveBody(small);
    const done = await steps(context, server.port, [
      ['crawled', 'mount -t tmpfs -o size=80m tmpfs $disk && crawl'],
      ['published', 'publish'],
      ['filled', fill],
      ['full', 'publish'],
      ['still', 'gongkai verify'],
      ['read-only', 'mount -o remount,ro $disk && { crawl; publish; }'],
      ['read', 'gongkai verify'],
      ['next', 'mount -o remount,rw $disk && rm $disk/filler && publish && gongkai verify'],
    ]);
    const statuses = Object.fromEntries(done.map(({ name, status }) => [name, status]));
    expect(statuses, JSON.stringify(done)).toEqual({
      crawled: 0,
      published: 0,
      filled: 0,
      full: 1,
      still: 0,
      'read-only': 1,
      read: 0,
      next: 0,
    });
    const said = (name: string) => done.find((step) => step.name === name)?.said;
    expect(said('full')).toContain('the disk is full');
    expect(said('read-only')).toMatch(/the disk is read-only.*the disk is read-only/);
  });
});
