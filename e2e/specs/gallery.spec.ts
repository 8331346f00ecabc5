import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, type Page, chromium } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { build } from 'vite';
import { expect, test } from '../fixtures/app.ts';
import { findBrowser } from '../setup/browser.mjs';

const root = join(import.meta.dirname, '..', '..');
const site = 'http://gallery.localhost';
const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const themes = [
  ['dark', 'theme=dark'],
  ['light', 'theme=light'],
  ['dark-contrast', 'theme=dark&contrast=more'],
  ['light-contrast', 'theme=light&contrast=more'],
] as const;

test.skip(({ hostKind }) => hostKind !== 'browser', 'the gallery is a page, of no host');
test.describe.configure({ mode: 'serial' });

// Neither stands where all of it is passed over.
let folder = '';
let browser: Browser | null = null;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-gallery-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'renderer'),
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { input: join(root, 'renderer', 'gallery.html') },
    },
  });
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('There is no browser: run "node e2e/setup/browser.mjs".');
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // The same pixels on every machine with the same browser: no hinting of the system's, no subpixels, one colour space.
  const args = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];
  browser = await chromium.launch({ executablePath, chromiumSandbox: !asRoot, args });
});
test.afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

async function openGallery(query: string): Promise<Page> {
  if (browser === null) throw new Error('The browser is not open.');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1720 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.route(`${site}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const contentType = kinds[extname(path)] ?? 'application/octet-stream';
    return route.fulfill({ body: readFileSync(join(folder, path)), contentType });
  });
  await page.goto(`${site}/gallery.html?${query}`);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

const tolerance = { maxDiffPixelRatio: 0.02, threshold: 0.3, animations: 'disabled' } as const;

for (const [name, query] of themes) {
  test(`every primitive looks as it did, ${name}`, async () => {
    test.skip(process.platform !== 'linux', 'the pictures were taken with the glyph rasteriser of Linux');
    const page = await openGallery(query);
    await expect(page).toHaveScreenshot(`gallery-${name}.png`, tolerance);

    await page.getByRole('button', { name: 'Open the dialog' }).focus();
    await page.keyboard.press('Shift+Tab');
    const overlays = page.getByRole('region', { name: 'Overlays' });
    await expect(overlays).toHaveScreenshot(`focus-${name}.png`, tolerance);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toHaveScreenshot(`menu-${name}.png`, tolerance);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Open the dialog' }).click();
    await expect(page.getByRole('dialog')).toHaveScreenshot(`dialog-${name}.png`, tolerance);
    await page.context().close();
  });

  test(`no primitive has a serious barrier, ${name}`, async () => {
    const page = await openGallery(query);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target.join(' ')).join(', ')}`),
    ).toEqual([]);
    await page.context().close();
  });
}

test('the gallery is in no build of the app', () => {
  expect(() => readFileSync(join(root, 'out', 'renderer', 'gallery.html'))).toThrow(/ENOENT/);
});
