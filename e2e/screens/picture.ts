import { join } from 'node:path';
import { type Page } from '@playwright/test';

/** Pictures for README and guide, taken from a real run of the sample. */
const images = join(import.meta.dirname, '..', '..', 'docs', 'images');

/** Takes the page as it is, light and dark. */
export async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: join(images, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
}
