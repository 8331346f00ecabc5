import { defineConfig } from 'vitest/config';

const jsonFile = process.env['VITEST_JSON_OUTPUT_FILE'];

export default defineConfig({
  test: {
    // Style sheets are not processed, but a test may read one as text.
    css: { include: [/\?raw$/] },
    reporters: jsonFile === undefined ? ['default'] : ['default', ['json', { outputFile: jsonFile }]],
    include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}'],
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
  },
});
