import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { explainAfter } from '../../src/cli/help.js';
import { displayWidth } from '../../src/cli/terminal.js';
import { gongkai } from '../support/cli.js';

describe('help', () => {
  test.each([80, 120])('is broken once, at a width of %i', (width) => {
    let text = '';
    const command = new Command('x').configureHelp({ displayWidth }).configureOutput({
      getOutHelpWidth: () => width,
      writeOut: (more) => {
        text += more;
      },
    });
    const sentence = `${'政府信息公开 words and words. '.repeat(20)}`.trim();
    explainAfter(command.description(sentence), sentence, '  an example that stays');
    command.outputHelp();
    const lines = text.split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    expect(lines).toContain('  an example that stays');
    // Filled: no line is broken early but the last of a paragraph.
    const paragraph = lines.slice(2, lines.indexOf('', 2) - 1);
    for (const line of paragraph) expect(displayWidth(line)).toBeGreaterThan(width - 15);
  });

  test.each([[], ['run'], ['crawl'], ['publish'], ['read'], ['show'], ['verify'], ['sites'], ['new-site'], ['sample']])(
    '%s fits eighty columns without a terminal',
    async (...verb) => {
      const { status, stdout } = await gongkai([...verb, '--help']);
      expect(status).toBe(0);
      for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
    },
  );
});
