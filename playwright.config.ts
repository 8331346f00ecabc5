import { defineConfig } from '@playwright/test';
import { type AppOptions } from './e2e/fixtures/app.ts';

const toFile = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] !== undefined;

/** The specs promise the same on both hosts; `agents` drives real agent programs. */
export default defineConfig<AppOptions>({
  testDir: 'e2e/specs',
  testMatch: '*.spec.ts',
  outputDir: 'e2e/.results/artifacts',
  snapshotPathTemplate: 'e2e/pictures/{arg}{ext}',
  // On CI a second try tells a slow machine from a broken product; what needed one is named at the end, to be mended.
  retries: process.env['CI'] === undefined ? 0 : 1,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: toFile ? [['list'], ['json']] : [['list']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'browser', use: { hostKind: 'browser' } },
    { name: 'electron', use: { hostKind: 'electron' } },
    { name: 'screens', testDir: 'e2e/screens', testMatch: '*.screens.ts', use: { hostKind: 'browser' } },
    {
      name: 'looks',
      testDir: 'e2e/looks',
      testMatch: '*.looks.ts',
      use: { hostKind: 'browser', actionTimeout: 30_000 },
    },
    {
      name: 'packaged',
      testDir: 'e2e/packaged',
      testMatch: '*.packaged.ts',
      use: { hostKind: 'electron' },
    },
    {
      name: 'agents',
      testDir: 'e2e/agents',
      testMatch: '*.agents.ts',
      timeout: 300_000,
      workers: 1,
      use: { hostKind: 'browser' },
    },
  ],
});
