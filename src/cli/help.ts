import type { Command } from 'commander';

/**
 * Puts paragraphs behind a command’s help. They are written without line breaks and broken at the terminal’s width, as
 * the description is; a paragraph that begins with blanks is an example and stays as it is.
 */
export function explainAfter(command: Command, ...paragraphs: readonly string[]): Command {
  return command.addHelpText('after', () => {
    const help = command.createHelp();
    const { getOutHelpWidth } = command.configureOutput();
    const width = getOutHelpWidth?.() ?? 80;
    return `\n${paragraphs.map((p) => (p.startsWith(' ') ? p : help.boxWrap(p, width))).join('\n\n')}\n`;
  });
}
