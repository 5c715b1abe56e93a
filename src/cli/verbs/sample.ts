import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { makeFolder } from '../../disk.js';
import { exit } from '../../errors.js';
import { hold } from '../../lock.js';
import { publishSites } from '../../pipeline/publish-sites.js';
import { grouped } from '../../printable.js';
import { judgeSample, type SampleJudgement } from '../../sample/judge.js';
import { buildPortal, type Portal, type PortalPage } from '../../sample/portal.js';
import { servePages } from '../../sample/server.js';
import { troubles } from '../../sample/troubles.js';
import type { Site } from '../../site.js';
import { type CommonOptions, chosenSites, crawlSettings, dataFolder } from '../config.js';
import { explainAfter } from '../help.js';
import { crawlSampleNights } from '../sample-nights.js';
import { publishedSample } from '../sample-release.js';
import { datasetText } from '../summary.js';
import { columns, paint, safe } from '../terminal.js';

const slug = 'sample/yangli';

export function addSample(program: Command, done: (status: number) => void): void {
  const command = program
    .command('sample')
    .summary('try everything on an invented district, served from this machine')
    .description(
      'Builds the portal of 样例区, a district that does not exist, serves it on 127.0.0.1, runs the whole line against ' +
        'it (crawl in four nights, read, check, publish), and holds the release against what was printed and against the troubles that ' +
        'are declared for it. No network is used; everything it writes lies in sample-run below the data folder.',
    )
    .option('--serve', 'only serve the portal, until interrupted, and say how to crawl it by hand')
    .option('--troubles', 'only list the declared troubles');
  explainAfter(command, 'Exit status: 0 every figure and every trouble is as declared; 1 something is not.');
  command.action(async (options: { serve?: boolean; troubles?: boolean }, called: Command) => {
    if (options.troubles) return void process.stdout.write(`${troublesText()}\n`);
    const common: CommonOptions = called.optsWithGlobals();
    const portal = buildPortal();
    const served = new Map(portal.pages);
    const server = await servePages(served);
    const [site] = await chosenSites([slug]);
    if (site === undefined) return;
    const map = site.hosts.map((host) => `${host}=127.0.0.1:${server.port}`);
    if (options.serve) {
      const flags = map.map((m) => `--map ${m}`).join(' ');
      process.stdout.write(
        `Serving ${portal.pages.size} pages. Crawl them in another terminal:\n\n  gongkai run --site ${slug} ${flags}\n\nCtrl-C ends.\n`,
      );
      await new Promise((resolve) => process.once('SIGINT', resolve));
      await server.close();
      return done(exit.well);
    }
    try {
      done(await runSample(site, portal, served, common, map));
    } finally {
      await server.close();
    }
  });
}

async function runSample(
  site: Site,
  portal: Portal,
  served: Map<string, PortalPage>,
  common: CommonOptions,
  map: readonly string[],
): Promise<number> {
  const reports = portal.printed.filter((p) => p.url !== null).length;
  process.stdout.write(
    `Built ${portal.pages.size} pages with ${reports} reports of an invented district, and serve them on 127.0.0.1.\n\n`,
  );
  const data = join(dataFolder(common), 'sample-run');
  // Made anew each time: an archive of an older sample would hold pages that this one no longer has.
  makeFolder(data);
  const letGo = await hold(data, `the sample below ${data}`);
  try {
    for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true, force: true });
    const settings = { ...crawlSettings({ ...common, map }, [site]), data };
    await crawlSampleNights(site, settings, portal, served);
    const { dataset, release } = await publishSites([site], data);
    process.stdout.write(`${datasetText(dataset.summary, release)}\n\n`);
    const judgement = judgeSample(slug, portal.printed, await publishedSample(release.folder));
    process.stdout.write(`${verdictText(judgement)}\n\n${nextText(release.folder, data)}\n`);
    return judgement.differences.length === 0 ? exit.well : exit.ours;
  } finally {
    await letGo();
  }
}

/** The declared troubles, and what must come of each. */
function troublesText(): string {
  const head = ['agency', 'year', 'trouble', 'must end as'];
  const rows = troubles.map(({ path, year, what, findings, verdict, outcome, coverage }) => {
    const ends = [outcome ?? verdict ?? '', coverage ?? '', ...new Set(findings)];
    return [path, String(year), what, ends.filter((e) => e !== '').join(', ')];
  });
  return columns([head, ...rows], [], { wrap: true });
}

function verdictText(judgement: SampleJudgement): string {
  const { printed, equal, undecided, troubles, asDeclared, differences } = judgement;
  const well = differences.length === 0;
  const lines = [
    `${grouped(equal)} of ${grouped(printed)} printed cells are published as printed; of the other ${grouped(undecided)} the print does not say what they hold.`,
    `${asDeclared} of ${troubles} declared troubles ended as declared; ${well ? 'nothing else was noticed' : `${differences.length} difference(s)`}.`,
    ...differences.slice(0, 20).map((d) => `${paint('red', '✗')} ${safe(d)}`),
  ];
  return lines.map((line, i) => (well && i < 2 ? `${paint('green', '✓')} ${line}` : line)).join('\n');
}

function nextText(folder: string, data: string): string {
  const panel = join(folder, 'panel.parquet');
  return `The release lies in ${folder}. Try next:

  node src/cli/gongkai.mjs show 民政局 --data ${data}

or, with DuckDB, who refused most of what it was asked:

  SELECT agency, year, req_den_total AS refused, req_results_total AS answered
  FROM '${panel}' WHERE refused > 0 ORDER BY refused / answered DESC LIMIT 5;`;
}
