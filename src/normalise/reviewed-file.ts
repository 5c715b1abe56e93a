import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { RefusedError } from '../errors.js';
import { projectFile } from '../folder.js';

/** What is wrong with a file of reviewed data: where, what, and that nothing goes on until it is mended. */
export function badFile(file: string, what: string): RefusedError {
  return new RefusedError(`${file}: ${what}`, 'Mend the file; until then nothing is read with it.');
}

/**
 * Reads a YAML file of reviewed data.
 *
 * @param file its path from the project's root
 * @returns null where there is no such file
 * @throws RefusedError naming the file, for one that is no YAML or not of the schema
 */
export function readReviewed<T extends z.ZodType>(file: string, schema: T): z.output<T> | null {
  const path = projectFile(file);
  return existsSync(path) ? parseReviewed(file, readFileSync(path, 'utf8'), schema) : null;
}

/** Reads the text of such a file. @throws RefusedError naming the file */
export function parseReviewed<T extends z.ZodType>(file: string, text: string, schema: T): z.output<T> {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw badFile(file, (error as Error).message);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw badFile(file, z.prettifyError(parsed.error).replaceAll('\n', ' '));
  return parsed.data;
}
