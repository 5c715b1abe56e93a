import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The room that a file belongs to; the nouns are the spine's own files, and an address is the form's. */
function roomOf(file: string): string {
  if (file.startsWith('scrapers/') || file.startsWith('parsers/')) return file.slice(0, file.indexOf('/'));
  if (file === 'src/address.ts') return 'form';
  const room = /^src\/([^/]+)\//.exec(file)?.[1];
  return room ?? 'nouns';
}

/** Who may import whom. Every room may import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  nouns: ['form'],
  form: [],
  archive: ['nouns'],
  check: ['nouns', 'form'],
  normalise: ['nouns', 'form', 'archive'],
  publish: ['nouns', 'form', 'check', 'normalise'],
  sample: ['nouns', 'form'],
  scrapers: ['nouns'],
  parsers: ['nouns', 'form'],
  pipeline: ['nouns', 'form', 'archive', 'check', 'normalise', 'publish', 'scrapers', 'parsers'],
  cli: ['nouns', 'form', 'archive', 'check', 'normalise', 'publish', 'sample', 'scrapers', 'parsers', 'pipeline'],
};

const files = ['src', 'scrapers', 'parsers'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)[^;]*?from '(\.[^']+)'/gms)].map((m) =>
    normalize(join(dirname(file), m[1] ?? '')).replace(/\.js$/, '.ts'),
  );
}

describe('the house', () => {
  test('imports run only where the plan lets them', () => {
    expect(files.length).toBeGreaterThan(80);
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => {
          const [from, to] = [roomOf(file), roomOf(target)];
          return from !== to && !allowed[from]?.includes(to);
        })
        .map((target) => `${file} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('the readers share folding and grammar, nothing else', () => {
    const shared = new Set(
      ['document', 'labels', 'memo', 'numbers', 'reading', 'refusal', 'form-tables'].map((n) => `parsers/${n}.ts`),
    );
    for (const reader of ['grid', 'sequence'])
      for (const file of files.filter((f) => f.startsWith(`parsers/${reader}/`)))
        for (const target of importsOf(file).filter(
          (t) => t.startsWith('parsers/') && !t.startsWith(`parsers/${reader}/`),
        ))
          expect(shared, `${file} → ${target}`).toContain(target);
  });

  test('a site is a value: no functions in its file, and no site’s name in a family or a parser', () => {
    const sites = files.filter((f) => f.startsWith('scrapers/sites/'));
    expect(sites.length).toBeGreaterThan(1);
    for (const file of sites) expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/=>|function|\(\)/);
    const hosts = sites.flatMap((f) =>
      [...readFileSync(join(root, f), 'utf8').matchAll(/'([\w-]+(?:\.[\w-]+){2,})'/g)].map((m) => m[1] ?? ''),
    );
    expect(hosts.length).toBeGreaterThan(1);
    for (const file of files.filter((f) => f.startsWith('scrapers/families/') || f.startsWith('parsers/')))
      for (const host of hosts) expect(readFileSync(join(root, file), 'utf8'), file).not.toContain(host);
  });

  test('only the archive and the releases are written, and a new site’s source', () => {
    const writers = files.filter((f) =>
      /\b(writeSync|writeFileSync|renameSync|mkdirSync|appendFile|createWriteStream)\b/.test(
        readFileSync(join(root, f), 'utf8'),
      ),
    );
    expect(writers.sort()).toEqual([
      'src/archive/objects.ts',
      // A new site's file and its fixture: source, made for a person, and never over what is there.
      'src/cli/verbs/new-site.ts',
      'src/disk.ts',
      'src/publish/formats/folder.ts',
      'src/publish/formats/repack.ts',
      'src/publish/release.ts',
      'src/publish/spool.ts',
    ]);
  });

  test('no number is made by JavaScript’s own guessing', () => {
    for (const file of files.filter((f) => f.startsWith('parsers/')))
      expect(readFileSync(join(root, file), 'utf8'), file).not.toMatch(/parseInt|parseFloat/);
  });

  test('the root holds what the plan names, and nothing else', () => {
    const made = new Set(['node_modules', 'dist', '.git', 'gongkai.yaml']);
    const there = readdirSync(root).filter((name) => !made.has(name) && !name.startsWith('dist.'));
    expect(there.sort()).toEqual(
      [
        '.ci',
        '.gitignore',
        '.npmrc',
        'CONTRIBUTING.md',
        'LICENSE',
        'README.md',
        'README.zh-CN.md',
        'biome.json',
        'data',
        'package-lock.json',
        'package.json',
        'parsers',
        'scrapers',
        'src',
        'test',
        'tsconfig.json',
        'vitest.config.ts',
      ].sort(),
    );
  });
});
