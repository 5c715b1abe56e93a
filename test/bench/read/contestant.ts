/**
 * One contestant in a process of its own, so that neither heats nor spoils the other's code and heap.
 *
 * usage: node contestant.js (read|cheerio) ENCODING PASSES FILE…   CPU milliseconds a page, pass by pass
 *        node --expose-gc contestant.js soak ENCODING PAGES        bytes that are kept, hundred pages after hundred
 */
import { readFileSync } from 'node:fs';
import { type Encoding, encode, printPage } from './page.js';

/** Until this much CPU has gone, code is still being compiled. */
const warmUp = 2_000;
/** A pass lasts at least this long, so that one collection of garbage does not decide it. */
const shortestPass = 400;

const [job = '', encoding = 'utf-8', amount = '1', ...files] = process.argv.slice(2);
const work = await contestant(job, encoding);
const result = job === 'soak' ? soak(Number(amount)) : passes(files, Number(amount));
process.stdout.write(JSON.stringify(result));

/** What is measured: bytes in, everything that the contestant makes of them out. */
async function contestant(name: string, encoding: string): Promise<(bytes: Buffer) => unknown> {
  if (name === 'cheerio') {
    const { load } = await import('cheerio');
    const decoder = new TextDecoder(encoding);
    return (bytes) => load(decoder.decode(bytes));
  }
  const { readReport } = await import('../../../parsers/read-report.js');
  const { checkReport } = await import('../../../src/check/check-report.js');
  return (bytes) => checkReport(readReport({ name: 'bench', parts: [{ bytes, contentType: null }], listed: null }));
}

/** CPU time of the whole process, the threads that collect garbage included, in milliseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Goes over all pages again and again until this much CPU has gone; the time for one page. */
function pass(pages: readonly Buffer[], atLeast: number): number {
  const began = cpu();
  let read = 0;
  do {
    for (const bytes of pages) work(bytes);
    read += pages.length;
  } while (cpu() - began < atLeast);
  return (cpu() - began) / read;
}

function passes(files: readonly string[], count: number): number[] {
  const pages = files.map((file) => readFileSync(file));
  pass(pages, warmUp);
  return Array.from({ length: count }, () => pass(pages, shortestPass));
}

/**
 * Every page is another one: what is kept of a page, wrongly or in a cache without bounds, adds up. Garbage is collected
 * before each look, for when the machine does so by itself says nothing of what is kept.
 */
function soak(count: number): { heap: number; resident: number }[] {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('soak needs node --expose-gc');
  return Array.from({ length: Math.ceil(count / 100) }, (_, hundred) => {
    for (let i = 0; i < 100; i++)
      work(encode(printPage('word', encoding as Encoding, 1_000 + hundred * 100 + i), encoding as Encoding));
    gc();
    const { heapUsed, external, rss } = process.memoryUsage();
    return { heap: heapUsed + external, resident: rss };
  });
}
