import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writeWhole } from '../../disk.js';
import { RefusedError } from '../../errors.js';
import { grouped } from '../../printable.js';
import { isReleaseName } from '../sums.js';
import type { Judged } from './assertion.js';
import type { Judgement } from './examine.js';

/** A finished release that its assertions have kept from being published. */
export class FailedAssertions extends RefusedError {
  constructor(
    readonly judgement: Judgement,
    message: string,
    remedy: string,
  ) {
    super(message, remedy);
  }
}

/**
 * Keeps what was found of a refused release where a person can read it, in `refused/<name>.md` below the data folder, and
 * says so.
 *
 * @param name what the release would have been called
 * @param last the release that still stands; null where there is none
 */
export function refusalOf(data: string, name: string, last: string | null, judgement: Judgement): FailedAssertions {
  const folder = join(data, 'refused');
  makeFolder(folder);
  const path = join(folder, `${name}.md`);
  writeWhole(path, Buffer.from(refusalText(name, last, judgement)));
  letGoOfOthers(folder, name);
  const { refusing, results } = judgement;
  const stands = last === null ? 'nothing was published before' : `${last} still stands`;
  return new FailedAssertions(
    judgement,
    `nothing was published: ${refusing.length} of ${results.length} assertions about the release failed; ${stands}`,
    `All that was found stands in ${path}, with the lines for data/overrides.yaml that would allow it.`,
  );
}

/** So many refusals are kept: every night that is refused may leave one, until somebody looks. */
const kept = 20;

/** Takes away the refusals that were written longest ago, never this one, and nothing else that lies there. */
function letGoOfOthers(folder: string, name: string): void {
  const others = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && isReleaseName(file.slice(0, -'.md'.length)) && file !== `${name}.md`)
    .map((file) => ({ path: join(folder, file), written: statSync(join(folder, file)).mtimeMs }))
    .sort((a, b) => b.written - a.written || (a.path < b.path ? -1 : 1));
  for (const { path } of others.slice(kept - 1)) rmSync(path);
}

/** One failure in a line: its name, what it wanted, what it found, of how many. */
export function failureText({ id, site, wanted, found, examined }: Judged): string {
  return `${id}${site === null ? '' : ` ${site}`}: wanted ${wanted}; found ${found} (${grouped(examined)} examined)`;
}

/** So many single things are listed of each failure. */
const listed = 1000;

function refusalText(name: string, last: string | null, { results, refusing, idle }: Judgement): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const overrides = refusing.flatMap((r) => [
    `  - assertion: ${r.id}`,
    ...(r.site === null ? [] : [`    site: ${r.site}`]),
    `    found: ${JSON.stringify(r.found)}`,
    '    reason: why this is in order',
    '    by: who has looked',
    '    date: yyyy-mm-dd',
  ]);
  const lines = [
    `# Refused: ${name}`,
    '',
    `${refusing.length} of ${results.length} assertions failed. ${last === null ? 'Nothing was published before.' : `The release ${last} still stands.`}`,
    '',
    ...refusing.flatMap((r) => [
      `## ${r.id}${r.site === null ? '' : ` · ${r.site}`}`,
      '',
      `- wanted: ${r.wanted}`,
      `- found: ${r.found}`,
      `- examined: ${grouped(r.examined)}`,
      '',
      ...(r.details ?? []).slice(0, listed).map((d) => `  - ${d}`),
      ...((r.details ?? []).length > listed ? [`  - … and ${grouped((r.details ?? []).length - listed)} more`] : []),
      '',
    ]),
    '## To publish all the same',
    '',
    'Look first whether it is a loss. If it is in order, write into `data/overrides.yaml`:',
    '',
    '```yaml',
    'overrides:',
    ...overrides,
    '```',
    '',
    'An assertion that has nothing to examine on a site for good is declared in `data/assertions.yaml`:',
    '',
    '```yaml',
    'sites:',
    '  province/district:',
    '    nothing: [fill.numbers]',
    '    reason: why',
    '```',
    '',
    ...idle.map(
      (o) =>
        `The override of ${o.assertion}${o.site === undefined ? '' : ` for ${o.site}`} (${o.by}, ${o.date}) was not needed.`,
    ),
    '',
    '## Everything that was asserted',
    '',
    '| assertion | site | wanted | found | examined | |',
    '|---|---|---|---|---:|---|',
    ...results.map((r) =>
      [r.id, r.site ?? '', r.wanted, r.found, grouped(r.examined), r.passed ? 'passed' : (r.override ?? '**failed**')]
        .map(cell)
        .join(' | ')
        .replace(/^|$/g, '|'),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
