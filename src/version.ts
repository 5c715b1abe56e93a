import { readFileSync } from 'node:fs';
import { projectFile } from './folder.js';

/** The program's version, as its package says. */
export function version(): string {
  const { version: written } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string };
  return written;
}
