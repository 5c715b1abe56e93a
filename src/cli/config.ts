import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { Browser } from '../../scrapers/browser.js';
import type { HostMap } from '../../scrapers/connect.js';
import { Gate, shanghaiDay } from '../../scrapers/gate.js';
import { Pace, systemClock } from '../../scrapers/pace.js';
import { declaredSites } from '../../scrapers/sites.js';
import { UsageError } from '../errors.js';
import type { Settings } from '../pipeline/crawl.js';
import type { Site } from '../site.js';
import { version } from '../version.js';

const configSchema = z.strictObject({
  /** Who answers for the requests: an e-mail address or a page, sent with each of them. */
  contact: z.string().min(3).optional(),
  data: z.string().optional(),
  /** Where Chromium is, for sites whose lists only a browser can fill. */
  browser: z.string().optional(),
  /** Seconds between two requests to one host. */
  delay: z.number().min(1).max(600).optional(),
  /** Requests to one host in one day at most. */
  dailyCap: z.int().min(1).optional(),
  /** Where the record of every run is posted. */
  webhook: z.url().optional(),
  /** Releases hold the tables alone. */
  tablesOnly: z.boolean().optional(),
  /** Hours in Shanghai in which no request is made: “8-18”. */
  quietHours: z
    .string()
    .regex(/^(?:[01]?\d|2[0-4])-(?:[01]?\d|2[0-4])$/)
    .optional(),
});

/** Options that every verb takes. */
export interface CommonOptions {
  readonly config?: string;
  readonly data?: string;
}

/** Options of the verbs that publish. */
export interface PublishOptions extends CommonOptions {
  readonly site?: readonly string[];
  readonly tablesOnly?: boolean;
}

/** Options of the verbs that ask sites. */
export interface CrawlOptions extends PublishOptions {
  readonly contact?: string;
  readonly map?: readonly string[];
  readonly recheck?: boolean;
  readonly year?: readonly number[];
  /** The first year of a backfill. */
  readonly from?: number;
  readonly maxRequests?: number;
  readonly dryRun?: boolean;
  readonly retry?: 'blocked';
}

const defaultFile = 'gongkai.yaml';
/** Seconds between two requests of a backfill. */
const slowly = 5;

function readConfig(options: CommonOptions): z.infer<typeof configSchema> {
  const path = options.config ?? defaultFile;
  if (!existsSync(path)) {
    if (options.config === undefined) return {};
    throw new UsageError(`there is no configuration ${path}`, 'Name an existing file, or leave --config out.');
  }
  try {
    const read = configSchema.safeParse(parse(readFileSync(path, 'utf8')) ?? {});
    if (read.success) return read.data;
    const wrong = read.error.issues.map((i) => `${i.path.join('.') || 'the file'}: ${i.message}`).join('; ');
    throw new UsageError(
      `${path}: ${wrong}`,
      'Known are browser, contact, data, delay, dailyCap, quietHours and webhook.',
    );
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new UsageError(`${path} is not YAML: ${error.message}`, 'Mend the line.');
    throw error;
  }
}

/** Where archive and releases lie. */
export function dataFolder(options: CommonOptions): string {
  return options.data ?? readConfig(options).data ?? 'data';
}

/**
 * Everything that a crawl needs to know.
 *
 * @param past a backfill: past years, slower, and nothing that is there already
 * @throws UsageError when a real host would be asked without a contact address
 */
export function crawlSettings(options: CrawlOptions, sites: readonly Site[], past = false): Settings {
  const config = readConfig(options);
  const map = hostMap(options.map ?? []);
  const contact = options.contact ?? config.contact;
  const real = sites.flatMap((s) => s.hosts).filter((host) => !map.has(host));
  if (contact === undefined && real.length > 0)
    throw new UsageError(
      `${real[0]} would be asked, and nobody to answer for it is named`,
      `Put a line “contact: you@example.org” into ${options.config ?? defaultFile}, or give --contact.`,
    );
  const data = dataFolder(options);
  const delay = Math.max(config.delay ?? 2, past ? slowly : 0);
  const [from, to] = config.quietHours?.split('-').map(Number) ?? [];
  const limits = {
    stopFile: join(data, 'stop'),
    quiet: from === undefined || to === undefined ? null : { from, to },
    perHost: config.dailyCap ?? 5_000,
    altogether: options.maxRequests ?? null,
  };
  return {
    data,
    userAgent: `gongkai/${version()} (reads yearly disclosure reports; contact: ${contact ?? 'none, replica only'})`,
    map,
    delay,
    pace: new Pace(systemClock, delay),
    gate: new Gate(limits, systemClock, existsSync),
    clock: systemClock,
    years: yearsOf(options, past),
    again: past ? 'never' : options.recheck ? 'all' : 'rota',
    retryBlocked: options.retry === 'blocked',
    browser: new Browser(config.browser ?? null, systemClock),
  };
}

/** The years that are asked for; null for all. */
function yearsOf({ year, from }: CrawlOptions, past: boolean): ReadonlySet<number> | null {
  if (year !== undefined) return new Set(year);
  if (!past || from === undefined) return null;
  const last = Number(shanghaiDay(systemClock.now()).slice(0, 4));
  return new Set(Array.from({ length: Math.max(last - from + 1, 0) }, (_, i) => from + i));
}

/** Releases hold the tables alone: neither workbook nor database nor scripts are made of them. */
export function isTablesOnly(options: PublishOptions): boolean {
  return options.tablesOnly ?? readConfig(options).tablesOnly ?? false;
}

/** Where the record of a run is posted; null for nowhere. */
export function webhookOf(options: CommonOptions): string | null {
  return readConfig(options).webhook ?? null;
}

/** Gathers an option that may be given several times. */
/** The option of `isTablesOnly`. */
export const tablesOnly = [
  '--tables-only',
  'publish only the tables, as CSV and Parquet: no workbook, database or scripts',
] as const;

export const collect = (value: string, before: string[] = []) => [...before, value];

/** A whole number from 1, as an option takes it. */
export function numberFrom1(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('A number from 1.');
  return Number(value);
}

/** `HOST=ADDRESS:PORT`, as --map takes it. */
function hostMap(written: readonly string[]): HostMap {
  const map = new Map<string, { address: string; port: number }>();
  for (const one of written) {
    const m = /^([\w.-]+)=([\w.:[\]-]+):(\d{1,5})$/.exec(one);
    if (m?.[1] === undefined || m[2] === undefined || Number(m[3]) > 65_535)
      throw new UsageError(`--map ${one} names no address`, 'Write --map www.example.gov.cn=127.0.0.1:8080.');
    map.set(m[1], { address: m[2], port: Number(m[3]) });
  }
  return map;
}

/** The sites that are named, or all real ones. @throws UsageError for a name that is not declared */
export async function chosenSites(names: readonly string[] | undefined): Promise<Site[]> {
  const all = await declaredSites();
  if (names === undefined || names.length === 0) return all.filter((s) => !s.invented);
  return names.map((name) => {
    const site = all.find((s) => s.slug === name);
    if (site === undefined)
      throw new UsageError(`no site ${name} is declared`, `Declared are ${all.map((s) => s.slug).join(', ')}.`);
    return site;
  });
}
