import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { forms } from '../../../src/form/forms.js';
import { mergeVariables } from '../../../src/form/variables.js';
import { panelKey } from '../../../src/publish/columns.js';
import { codedTables } from '../../../src/publish/formats/coded-table.js';
import { writeFormats } from '../../../src/publish/formats/formats.js';
import { cutBytes, fitting } from '../../../src/publish/formats/labels.js';
import { stataDo } from '../../../src/publish/formats/stata.js';
import { about, folderOfSuite, panelSpec, smallRelease, smallTables } from './small-release.js';

/** The panel with every variable of every form: all labels that there are. */
const whole = {
  ...panelSpec,
  columns: [
    ...panelKey,
    ...mergeVariables(forms).map(({ variable: { name, en, zh, type } }) => ({
      name,
      en,
      zh,
      type: type === 'decimal' ? ('decimal' as const) : ('integer' as const),
    })),
  ],
};
const codedWhole = codedTables([whole]).map((coded) => ({ coded, rows: 0, widths: new Map<string, number>() }));

describe('the do-file for Stata', () => {
  const lines = stataDo(codedWhole).split('\n');

  test('names every variable rightly and gives it a label of at most 80 characters in both languages', () => {
    const told = lines.flatMap((l) => {
      const found = /^\s*label variable (\S+) `"(.*)"'$/.exec(l);
      return found === null ? [] : [{ name: found[1] ?? '', label: found[2] ?? '' }];
    });
    expect(told).toHaveLength(2 * whole.columns.length);
    for (const { name, label } of told) {
      expect(name).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
      expect([...label].length, label).toBeLessThanOrEqual(80);
      expect(label).not.toBe('');
    }
    for (const language of [told.slice(0, whole.columns.length), told.slice(whole.columns.length)])
      expect(new Set(language.map((l) => l.label)).size, 'labels tell variables apart').toBe(whole.columns.length);
  });

  test('balances quotes and braces, expands nothing but its own macros, ends no line in a comment', () => {
    expect(lines.length).toBeGreaterThan(500);
    let depth = 0;
    for (const l of lines.filter((one) => !one.startsWith('*'))) {
      const rest = l.replaceAll("`table'", 'T').replaceAll("`r(varlist)'", 'R');
      expect(rest.split('`"').length, l).toBe(rest.split(`"'`).length);
      const bare = rest.replace(/`"[^`]*?"'/g, 'X');
      expect(bare, l).not.toMatch(/[`$']/);
      expect((bare.match(/"/g) ?? []).length % 2, l).toBe(0);
      expect(bare, l).not.toMatch(/\/\/|\/\*/);
      depth += (bare.match(/\{/g) ?? []).length - (bare.match(/\}/g) ?? []).length;
      expect(depth, l).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  });

  test('reads every column once, as text or as a number', () => {
    const columns = [
      ...(lines.find((l) => l.includes('import delimited'))?.matchAll(/(?:string|numeric)cols\(([^)]*)\)/g) ?? []),
    ];
    const places = columns.flatMap((c) =>
      (c[1] ?? '').split(' ').flatMap((run) => {
        const [from = 0, to = from] = run.split('/').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
    );
    expect(places.sort((a, b) => a - b)).toEqual(whole.columns.map((_, i) => i + 1));
  });

  test('is refused a label that Stata would expand', () => {
    for (const en of ['costs $x', "a `b'", 'a "\'']) {
      const table = { ...panelSpec, columns: panelSpec.columns.map((c) => ({ ...c, en })) };
      const coded = codedTables([table]).map((one) => ({ coded: one, rows: 0, widths: new Map<string, number>() }));
      expect(() => stataDo(coded), en).toThrow(/Stata would expand/);
    }
  });
});

test('a label that is too long keeps its end, by which it differs from its neighbours', () => {
  expect(fitting('Title (Article 20): Row: Column', 80)).toBe('Title (Article 20): Row: Column');
  expect(fitting('Title (Article 20): Row: Column', 25)).toBe('Title: Row: Column');
  expect(fitting('Title (Article 20): Row: Column', 12)).toBe('Row: Column');
  expect(fitting('abcdefghijkl', 5)).toBe('abcd…');
  expect(cutBytes('公开公开', 9)).toBe('公开…');
});

describe('read by the programs themselves', () => {
  const folder = folderOfSuite();
  const tables = smallTables();
  beforeAll(async () => {
    await smallRelease(tables, folder);
    await writeFormats(
      folder,
      tables.map((t) => t.table),
      about,
    );
  });
  const run = (program: string, script: string, text: string) => {
    writeFileSync(join(folder, script), text);
    return execFileSync(program, [script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
  };

  test('the script for R is plain ASCII, so that every locale reads it alike', () => {
    expect(readFileSync(join(folder, 'r/gongkai.R'), 'utf8')).toMatch(/^[\n\x20-\x7e]+$/);
  });

  test.skipIf(!existsSync('/usr/bin/Rscript'))('R has numbers, reasons, factors and labels', () => {
    const said = run(
      '/usr/bin/Rscript',
      't.R',
      `source("r/gongkai.R"); p <- read_gongkai("panel")
       cat(nrow(p), sum(is.na(p$req_den_total)), p$fee_admin_amount_wan[1], as.character(p$verdict), "\\n")
       part <- p[p$agency_id != "sample/small/a", ]
       cat(why(part, "req_den_total"), why(p[1, ], "req_den_total"), p$invented, "\\n")
       cat(label(p, "req_den_total", "zh"), attr(p$req_den_total, "label"), "\\n")
       cat(tryCatch(why(p, "agency"), error = conditionMessage), "\\n")`,
    ).split('\n');
    expect(said[0]).toBe('3 2 293.5269 certified doubtful NA ');
    expect(said[1]).toBe('not_derived no_report NA TRUE TRUE TRUE ');
    expect(said[2]).toMatch(/^三、收到和处理政府信息公开申请情况 （三）不予公开 总计 Requests .*Refused: Total $/);
    expect(said[3]).toContain('agency is no variable of panel that holds numbers');
  });

  test.skipIf(!existsSync('/usr/bin/pspp'))('PSPP has missing values and labels', () => {
    const said = run(
      '/usr/bin/pspp',
      't.sps',
      `INSERT FILE='spss/gongkai.sps'.\nDATASET ACTIVATE panel.\nFREQUENCIES VARIABLES=req_den_total.\nDESCRIPTIVES VARIABLES=fee_admin_amount_wan.\n`,
    ).replace(/\s*\|\s*\n\s*\|\s*/g, ' ');
    expect(said).not.toMatch(/error|warning/i);
    expect(said).toContain('（三）不予公开');
    expect(said).toMatch(/N\s+Valid\s*\|\s*1\|?\s*Missing\|\s*2/);
    expect(said).toContain('293.526900');
  });
});
