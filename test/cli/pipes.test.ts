import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { form2021 } from '../../src/form/form-2021.js';
import { renderClean } from '../../src/sample/print/render.js';
import { gongkai } from '../support/cli.js';
import { temporaryFolder } from '../support/folders.js';
import { blocksOf, figuresOf } from '../support/printing.js';

describe('a reader that has seen enough', () => {
  const page = renderClean(blocksOf(form2021, figuresOf(form2021, 1, 20)));

  test.each([['--json'], ['--data', 'd']])('is no failure: read %s into a closed pipe', async (...options) => {
    const path = join(temporaryFolder(), 'page.html');
    writeFileSync(path, page);
    const many = Array.from({ length: 20 }, () => path);
    const ended = await gongkai(['read', ...options, ...many], { closeStdout: true });
    expect([ended.status, ended.stderr]).toEqual([0, '']);
  });

  test('ends the reading: what comes behind is not looked at', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'page.html'), page);
    const ended = await gongkai(['read', '--json', join(folder, 'page.html'), join(folder, 'none.html')], {
      closeStdout: true,
    });
    expect([ended.status, ended.stderr]).toEqual([0, '']);
  });

  test('of the other stream too: what is wrong cannot be said, the status still is', async () => {
    const ended = await gongkai(['read', join(temporaryFolder(), 'none.html')], { closeStderr: true });
    expect(ended.status).toBe(2);
  });
});
