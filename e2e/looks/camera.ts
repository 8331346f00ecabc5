import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');
const folder = process.env['SWITCHYARD_LOOKS'] ?? join(root, 'e2e', '.results', 'looks');

const sizes = [
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
] as const;
/** The least that the window takes. */
const narrowest = { width: 960, height: 640 };
const themes = ['dark', 'light'] as const;

/** Takes every screen in both themes and at both sizes, into one folder for each state. */
export class Camera {
  private readonly state: string;
  constructor(state: string) {
    this.state = state;
    mkdirSync(join(folder, state), { recursive: true });
  }

  async take(page: Page, name: string, { narrow = false } = {}): Promise<void> {
    for (const size of narrow ? [...sizes, narrowest] : sizes) {
      await page.setViewportSize(size);
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await drawn(page);
        const path = join(folder, this.state, `${name}-${size.width}-${colorScheme}.png`);
        await page.screenshot({ path, animations: 'disabled', timeout: 60_000 });
      }
    }
    await page.setViewportSize(sizes[0]);
  }
}

/** Some frames after the fonts are there: what follows a new size is then drawn, canvases included. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let i = 0; i < 20; i++) await frame();
  });
}
