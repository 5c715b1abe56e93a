/**
 * How fast a whole report is read, against what people use today: `npm run bench:read -- --pages 60 --passes 7`.
 *
 * CPU time, each contestant in a process of its own, warm, median of several passes. Only ratios of one run mean much.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { columns } from '../../../src/cli/terminal.js';
import { printsOf, readText } from '../../support/printing.js';
import { type Encoding, encode, encodings, kinds, type Page, printPage } from './page.js';
import { median, pinning, runPinned } from './pinned.js';

const { values: options } = parseArgs({
  options: {
    pages: { type: 'string', default: '60' },
    passes: { type: 'string', default: '7' },
    soak: { type: 'string', default: '5000' },
    python: { type: 'string', default: '/usr/bin/python3' },
  },
});
const pageCount = Number(options.pages);
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const contestant = fileURLToPath(new URL('contestant.js', import.meta.url));
const readHtml = fileURLToPath(new URL('../../../../test/bench/read/read_html.py', import.meta.url));

interface Memory {
  readonly heap: number;
  readonly resident: number;
}

interface PageSet {
  readonly name: string;
  readonly encoding: Encoding;
  readonly files: readonly string[];
  readonly kilobytes: number;
}

/** Prints pages into the folder; speed counts for nothing where they are not read exactly. */
function prepare(
  name: string,
  encoding: Encoding,
  count: number,
  print: (seed: number) => Page,
  exact = true,
): PageSet {
  let bytes = 0;
  const files = Array.from({ length: count }, (_, seed) => {
    const page = print(seed);
    const buffer = encode(page, encoding);
    const report = exact ? readText(buffer) : null;
    if (report !== null) {
      const prints = printsOf(report);
      const wrong = [...page.figures].filter(([address, printed]) => prints.get(address) !== printed);
      if (report.verdict !== 'certified' || wrong.length > 0)
        throw new Error(`${name} page ${seed} is ${report.verdict}, ${wrong.length} figures differ from their print`);
    }
    bytes += buffer.length;
    const file = join(folder, `${name}-${encoding}-${seed}`);
    writeFileSync(file, buffer);
    return file;
  });
  return { name, encoding, files, kilobytes: bytes / count / 1_000 };
}

/** CPU milliseconds a page; null where the contestant is not there. */
function measure(who: 'read' | 'cheerio' | 'pandas', set: PageSet): number | null {
  process.stderr.write(`measuring ${who} on ${set.name} ${set.encoding} …\n`);
  const args = [set.encoding, options.passes, ...set.files];
  const times =
    who === 'pandas'
      ? runPinned(options.python, [readHtml, ...args])
      : runPinned(process.execPath, [contestant, who, ...args]);
  return times === null ? null : median(times);
}

const table: string[][] = [['pages', 'encoding', 'kB', 'contestant', 'ms/page', 'pages/s', '× cheerio.load']];
const targets: { what: string; measured: number; atMost: number }[] = [];
const target = (what: string, measured: number, atMost: number) => targets.push({ what, measured, atMost });

function row(set: PageSet, who: string, ms: number | null, cheerio: number | null): void {
  const figures = ms === null ? ['not there', '', ''] : [ms.toFixed(3), (1_000 / ms).toFixed(0)];
  const ratio = ms === null || cheerio === null ? '' : (ms / cheerio).toFixed(2);
  table.push([set.name, set.encoding, set.kilobytes.toFixed(0), who, ...figures.slice(0, 2), ratio]);
}

const leanPeers = new Map<Encoding, number>();

function compare(set: PageSet): number {
  const ours = measure('read', set) ?? Number.NaN;
  if (set.name === 'flat') {
    row(set, 'gongkai read', ours, null);
    // cheerio reads no plain text, so the bar is what it takes for the same report on a lean page.
    target(
      `flat ${set.encoding}, read / cheerio.load of lean`,
      ours / (leanPeers.get(set.encoding) ?? Number.NaN),
      0.5,
    );
    return ours;
  }
  const cheerio = measure('cheerio', set) ?? Number.NaN;
  row(set, 'gongkai read', ours, cheerio);
  if (set.name === 'lean') leanPeers.set(set.encoding, cheerio);
  row(set, 'cheerio.load', cheerio, cheerio);
  row(set, 'pandas.read_html', measure('pandas', set), cheerio);
  target(`${set.name} ${set.encoding}, read / cheerio.load`, ours / cheerio, 1);
  return ours;
}

/** The same report in four times the bytes: by more prose and navigation, and by the report printed four times. */
function compareLengths(): void {
  const count = Math.min(pageCount, 12);
  const print = (times: number, copies: number) => (seed: number) => printPage('word', 'utf-8', seed, times, copies);
  const once = prepare('word, once', 'utf-8', count, print(1, 1));
  const one = measure('read', once) ?? Number.NaN;
  row(once, 'gongkai read', one, null);
  const long = prepare('word, long', 'utf-8', count, print(96, 1));
  const four = prepare('word, four times', 'utf-8', count, print(1, 4), false);
  for (const set of [long, four]) {
    const ms = measure('read', set) ?? Number.NaN;
    row(set, 'gongkai read', ms, null);
    const times = (set.kilobytes / once.kilobytes).toFixed(1);
    target(`${set.name}, ${times} × the bytes, time / once`, ms / one, 5);
  }
}

/** Memory after thousands of pages, every one of them new, against memory at the beginning. */
function soak(count: number): void {
  process.stderr.write(`reading ${count} Word pages, one process …\n`);
  const looks = runPinned<Memory>(process.execPath, ['--expose-gc', contestant, 'soak', 'utf-8', String(count)]);
  if (looks === null) throw new Error('node is not there');
  const tenth = Math.ceil(looks.length / 10);
  const mean = (part: readonly number[]) => part.reduce((a, b) => a + b, 0) / part.length;
  const megabytes = (n: number) => (n / 1e6).toFixed(1);
  for (const what of ['heap', 'resident'] as const) {
    const sizes = looks.map((m) => m[what]);
    const [first, last] = [mean(sizes.slice(0, tenth)), mean(sizes.slice(-tenth))];
    const named = `${what} over ${count} Word pages, last tenth ${megabytes(last)} MB / first ${megabytes(first)} MB`;
    target(named, last / first, 1.1);
  }
}

try {
  for (const kind of kinds) {
    const [utf8, gb18030] = encodings.map((encoding) =>
      compare(prepare(kind, encoding, pageCount, (seed) => printPage(kind, encoding, seed))),
    );
    target(`${kind}, gb18030 / utf-8`, (gb18030 ?? Number.NaN) / (utf8 ?? Number.NaN), 1.2);
  }
  compareLengths();
  if (Number(options.soak) > 0) soak(Number(options.soak));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const verdicts = targets.map((t) => {
  const met = t.measured <= t.atMost;
  return [t.what, t.measured.toFixed(2), `≤ ${t.atMost}`, met ? 'met' : 'MISSED'];
});
process.stdout.write(`${columns(table, ['left', 'left', 'right', 'left', 'right', 'right', 'right'])}\n\n`);
process.stdout.write(
  `${columns([['target', 'measured', 'bar', ''], ...verdicts], ['left', 'right', 'right', 'left'])}\n\n`,
);
process.stdout.write(`CPU time, ${pageCount} pages a kind, median of ${options.passes} warm passes, ${pinning}.\n`);
process.exitCode = targets.every((t) => t.measured <= t.atMost) ? 0 : 1;
