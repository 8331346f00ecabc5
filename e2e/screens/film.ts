import sharp from 'sharp';
import { type Page } from '@playwright/test';

/** How long a frame may stand, in milliseconds: what takes longer in the run is shortened. */
const longest = 1400;
const shortest = 60;

interface Frame {
  readonly picture: Buffer;
  readonly at: number;
}

/** Takes a page again and again while it is used, and joins what changed into one animated picture. */
export class Film {
  private readonly frames: Frame[] = [];
  private readonly page: Page;
  private rolling = true;
  private readonly done: Promise<void>;

  constructor(page: Page) {
    this.page = page;
    this.done = this.roll();
  }

  private async roll(): Promise<void> {
    while (this.rolling) {
      const at = Date.now();
      const picture = await this.page.screenshot({ animations: 'allow', caret: 'hide' });
      if (!this.frames.at(-1)?.picture.equals(picture)) this.frames.push({ picture, at });
    }
  }

  /** Ends the film and writes it as animated WebP, no wider than `width`. */
  async end(path: string, width: number): Promise<void> {
    this.rolling = false;
    await this.done;
    const pictures = this.frames.map(({ picture }) => sharp(picture).resize({ width }).png().toBuffer());
    const delay = this.frames.map(({ at }, index) => {
      const next = this.frames[index + 1]?.at ?? at + longest;
      return Math.min(longest, Math.max(shortest, next - at));
    });
    await sharp(await Promise.all(pictures), { join: { animated: true } })
      .webp({ lossless: true, effort: 4, loop: 0, delay })
      .toFile(path);
  }
}
