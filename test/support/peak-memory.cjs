// Tells the largest memory that the process has held, in kilobytes, on the last line of its standard error.
process.on('exit', () => require('node:fs').writeSync(2, `\npeak ${process.resourceUsage().maxRSS}\n`));
