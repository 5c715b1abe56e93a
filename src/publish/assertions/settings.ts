import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../errors.js';
import { projectFile } from '../../folder.js';

const bounds = z.strictObject({ floor: z.int().min(0).optional(), ceiling: z.int().min(0).optional() });
const share = z.number().min(0).max(1);

const limitsSchema = z.strictObject({
  /** Current reports of the site. */
  reports: bounds.optional(),
  agencies: bounds.optional(),
  /** Current reports of one year. */
  years: z.record(z.string().regex(/^20\d\d$/), bounds).optional(),
  /** Share of the cells in which a number is printed, at least. */
  numbers: share.optional(),
  /** Share of the reports that are certified, solved or source-…, at least. */
  certified: share.optional(),
  /** Assertions that may examine nothing. */
  nothing: z.array(z.string()).optional(),
  /** Why the site has limits of its own. */
  reason: z.string().min(3).optional(),
});
export type Limits = z.infer<typeof limitsSchema>;

const settingsSchema = z.strictObject({
  defaults: limitsSchema.optional(),
  sites: z
    .record(
      z.string(),
      limitsSchema.refine(
        (l) => l.nothing === undefined || l.reason !== undefined,
        'where nothing is examined a reason is due',
      ),
    )
    .default({}),
});

const overrideSchema = z.strictObject({
  assertion: z.string(),
  /** Left out for an assertion about the whole release. */
  site: z.string().optional(),
  /** What the assertion has found, word for word: another finding is not allowed by it. */
  found: z.string().min(1),
  reason: z.string().min(3),
  by: z.string().min(1),
  date: z.iso.date(),
});
/** A finding that somebody has looked at and allows. */
export type Override = z.infer<typeof overrideSchema>;

const overridesSchema = z.strictObject({ overrides: z.array(overrideSchema).default([]) });

/** What is asserted of each site, and which findings are allowed. */
export interface AssertionSettings {
  readonly defaults: Limits;
  readonly sites: Readonly<Record<string, Limits>>;
  readonly overrides: readonly Override[];
}

/**
 * What holds where nobody has set anything. The bounds are wide on purpose: exact numbers are copied on until nobody
 * looks at them. Shares are held against the release before.
 */
export const standardLimits: Limits = {
  reports: { floor: 1, ceiling: 20_000 },
  agencies: { floor: 1, ceiling: 2_000 },
};
/** Of fewer reports no share is judged. */
export const fewestReports = 10;

/**
 * Reads `assertions.yaml` and `overrides.yaml`: those of the project (`data/`), then those of the data folder, whose
 * sites’ limits win.
 *
 * @throws UsageError for a file that is malformed
 */
export function readAssertionSettings(data: string): AssertionSettings {
  const settings = filesNamed('assertions.yaml', data).map((path) => read(path, settingsSchema));
  const overrides = filesNamed('overrides.yaml', data).flatMap((path) => read(path, overridesSchema).overrides);
  return {
    defaults: Object.assign({}, standardLimits, ...settings.map((s) => s.defaults ?? {})),
    sites: Object.assign({}, ...settings.map((s) => s.sites)),
    overrides,
  };
}

/** The limits of a site: its own, and the defaults for what it does not set. */
export function limitsOf(settings: AssertionSettings, site: string): Limits {
  return { ...settings.defaults, ...settings.sites[site] };
}

function filesNamed(name: string, data: string): string[] {
  const paths = [projectFile(join('data', name)), join(data, name)].filter((path) => existsSync(path));
  return [...new Set(paths.map((path) => realpathSync(path)))];
}

function read<T>(path: string, schema: z.ZodType<T>): T {
  try {
    const found = schema.safeParse(parse(readFileSync(path, 'utf8')) ?? {});
    if (found.success) return found.data;
    const wrong = found.error.issues.map((i) => `${i.path.join('.') || 'the file'}: ${i.message}`).join('; ');
    throw new UsageError(`${path}: ${wrong}`, 'Mend it; nothing is published by rules that cannot be read.');
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new UsageError(`${path} is not YAML: ${error.message}`, 'Mend the line.');
  }
}
