import type { Command } from 'commander';
import { checkReport } from '../../check/check-report.js';
import { exit, PersonError } from '../../errors.js';
import { sayFinding } from '../../finding.js';
import type { CheckedReport } from '../../report.js';
import { complain } from '../complain.js';
import { type CommonOptions, dataFolder } from '../config.js';
import { explainAfter } from '../help.js';
import { readInput } from '../inputs.js';
import { reportJson } from '../report-json.js';
import { reportText } from '../report-text.js';
import { worst } from '../status.js';
import { safe } from '../terminal.js';

export function addRead(program: Command, done: (status: number) => void): void {
  const command = program
    .command('read')
    .summary('read one report, or several, and check them')
    .description(
      'Reads reports and checks their arithmetic. An input is a file (HTML or text), the address of a page in the ' +
        'archive, or - for standard input. Nothing is written.',
    )
    .argument('<input...>', 'files, addresses in the archive, or -')
    .option('--json', 'one JSON object per input, one per line');
  explainAfter(
    command,
    'Figures are shown as printed. A mark behind a figure says what is known of it beside that, and a legend explains the ' +
      'marks that occur; what a cell probably should say is listed below the tables.',
    'Exit status: 0 read; 3 doubtful; 5 refused (the reason is printed); 2 no such input. The worst input decides.',
    'Examples:',
    '  gongkai read report.html\n  gongkai read --json *.html | jq -r "[.agency,.year,.verdict]|@tsv"',
  );
  command.action(async (inputs: string[], options: { json?: boolean }, called: Command) => {
    const common: CommonOptions = called.optsWithGlobals();
    const statuses: number[] = [];
    for (const [i, name] of inputs.entries()) {
      if (!process.stdout.writable) break;
      try {
        const report = checkReport(await readInput(name, dataFolder(common)));
        if (!options.json && i > 0) process.stdout.write('\n');
        process.stdout.write(`${options.json ? JSON.stringify(reportJson(report)) : reportText(report)}\n`);
        statuses.push(statusOf(report));
        if (options.json && report.verdict === 'refused') explainRefusal(name, report);
      } catch (error) {
        if (!(error instanceof PersonError)) throw error;
        complain(error);
        statuses.push(error.status);
      }
    }
    done(worst(statuses));
  });
}

/** With --json the reason stands in the object as a code; a person at the terminal is told in words. */
function explainRefusal(name: string, report: CheckedReport): void {
  const reason = report.findings.at(-1);
  if (reason !== undefined) process.stderr.write(`${safe(`gongkai: ${name} is refused: ${sayFinding(reason)}`)}\n`);
}

function statusOf(report: CheckedReport): number {
  if (report.verdict === 'refused') return exit.refused;
  return report.verdict === 'doubtful' ? exit.degraded : exit.well;
}
