import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { filesBelow } from '../../../src/disk.js';
import { assertionsTable } from '../../../src/publish/assertions/examine.js';
import { dataPackage } from '../../../src/publish/data-package.js';
import { writeFormats } from '../../../src/publish/formats/formats.js';
import { about, smallRelease, smallTables } from './small-release.js';

/** The constraints of the Data Package profile, version 2.0, on what we use of it (datapackage.org/profiles/2.0). */
const text = z.string().min(1);
const path = text.regex(/^(?=[^./~])(?!file:)(?!.*\/\.\.\/)(?!.*\\)(?!.*:\/\/).*$/);
const missingValues = z.union([
  z.array(z.string()),
  z.array(z.strictObject({ value: z.string(), label: z.string().optional() })),
]);
const field = z.strictObject({
  name: text,
  type: z.enum(['string', 'number', 'integer', 'boolean']),
  title: text.optional(),
  title_zh: text.optional(),
  missingValues: missingValues.optional(),
  categories: z
    .array(z.strictObject({ value: z.int(), label: text }))
    .min(1)
    .optional(),
});
const schema = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
  fields: z.array(field).min(1),
  fieldsMatch: z.array(z.enum(['exact', 'equal', 'subset', 'superset', 'partial'])).length(1),
  missingValues,
  primaryKey: z.array(text).min(1).optional(),
});
const resource = z.strictObject({
  name: text.regex(/^[a-z0-9._-]+$/),
  path,
  title: text,
  title_zh: text,
  format: text,
  mediatype: text.regex(/^[^/]+\/[^/]+$/),
  encoding: z.literal('utf-8').optional(),
  bytes: z.int().nonnegative().optional(),
  hash: text.regex(/^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$/).optional(),
  rows: z.int().nonnegative().optional(),
  schema: schema.optional(),
});
const profile = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: text,
  title: text,
  title_zh: text,
  description: text,
  version: text,
  keywords: z.array(text).min(1),
  licenses: z.array(z.strictObject({ name: text.regex(/^[-a-zA-Z0-9._]+$/), path: text, title: text })).min(1),
  contributors: z.array(z.strictObject({ title: text, roles: z.array(text).min(1) })).min(1),
  sources: z.array(z.strictObject({ title: text })).min(1),
  resources: z.array(resource).min(1),
});

test('what describes a release keeps to the profile, and lists every data file once with its own bytes', async () => {
  const tables = smallTables().map((t) => t.table);
  const folder = await smallRelease();
  const others = (await writeFormats(folder, tables, about)).map((file) => {
    const bytes = readFileSync(join(folder, file.path));
    return { ...file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
  const own = tables.map((table) => ({ table, path: `${table.name}.parquet`, bytes: 1, sha256: 'ab', rows: 1 }));
  const described = profile.parse(JSON.parse(JSON.stringify(dataPackage(own, about, assertionsTable, others))));
  const { resources } = described;
  expect(described.licenses[0]?.name).toBe('CC-BY-4.0');
  expect(described.description).toMatch(/public documents of the agencies.*invented/);
  expect(new Set(resources.map((r) => r.name)).size).toBe(resources.length);
  const listed = resources.map((r) => r.path).sort();
  const data = filesBelow(folder).filter((p) => /\.(?:csv|parquet|xlsx|duckdb|rows)$/.test(p));
  expect(listed).toEqual([...data, 'assertions.csv', 'assertions.parquet'].sort());
  expect(data.length).toBeGreaterThan(15);
  const database = resources.find((r) => r.path === 'gongkai.duckdb');
  expect([database?.hash, database?.bytes]).toEqual([undefined, undefined]);
  const coded = resources.find((r) => r.path === 'coded/panel.csv')?.schema?.fields ?? [];
  const head = readFileSync(join(folder, 'coded/panel.csv'), 'utf8').split('\n')[0];
  expect(coded.map((f) => f.name).join(',')).toBe(head);
  expect(coded.find((f) => f.name === 'verdict')?.categories).toContainEqual({ value: 5, label: expect.any(String) });
  expect(coded.find((f) => f.name === 'req_den_total')?.missingValues).toContainEqual({
    value: '-999999904',
    label: 'missing',
  });
});
