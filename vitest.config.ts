import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Several tests start the real command, some of them for the whole sample district.
    testTimeout: 240_000,
    // The command's own processes are what takes the time.
    maxWorkers: '100%',
    hookTimeout: 240_000,
    reporters: ['default', ['json', { outputFile: 'node_modules/.cache/vitest-report.json' }]],
  },
});
