import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { findBrowser } from '../../setup/browser.mjs';
import { type Bench, judge } from '../figure.ts';
import { alternate } from '../measure.ts';
import { inScratch } from '../scratch.ts';

const pages = join(import.meta.dirname, '..', 'editor-page');

/** A file of 20,000 lines with 2,000 changed ones, opened in the review's editor and in a bare Monaco diff editor. */
export const editor: Bench = {
  name: 'editor',
  minutes: 20,
  run: ({ rounds, shrink }) =>
    inScratch(async (outDir) => {
      const lines = Math.ceil(20_000 / shrink / 10) * 10;
      const input = join(pages, 'page.html');
      const bundle = {
        root: pages,
        configFile: false as const,
        logLevel: 'error' as const,
        plugins: [react()],
        worker: { format: 'es' as const },
        build: { outDir, emptyOutDir: true, target: 'chrome126', rollupOptions: { input } },
      };
      await build(bundle);
      const server = await preview({ ...bundle, preview: { host: '127.0.0.1', port: 0 } });
      const browser = await launch();
      try {
        const at = server.resolvedUrls?.local[0] ?? '';
        const open = (name: string) => opened(browser, `${at}page.html?editor=${name}&lines=${lines}`);
        const medians = await alternate(
          rounds,
          () => open('ours'),
          () => open('bare'),
        );
        const size = `${lines.toLocaleString('en')} lines, ${(lines / 10).toLocaleString('en')} changed`;
        return [judge(`File opened in review, ${size}`, 'ms', medians, ['at-most', 1.25])];
      } finally {
        await browser.close();
        await server.close();
      }
    }),
};

function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('There is no browser: run "node e2e/setup/browser.mjs".');
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return chromium.launch({ executablePath, chromiumSandbox: !asRoot });
}

/** What one opening took, in a page of its own whose code is loaded already. */
async function opened(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(url);
    await page.waitForFunction('globalThis.measure !== undefined');
    return Number(await page.evaluate('globalThis.measure()'));
  } finally {
    await page.close();
  }
}
