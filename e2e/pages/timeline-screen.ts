import { type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';

/** The timeline as a person meets it. */
export class TimelineScreen {
  private readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  get view(): Locator {
    return this.app.page.getByRole('region', { name: 'Timeline', exact: true });
  }
  get heads(): Locator {
    return this.view.getByRole('list', { name: 'Lanes on the timeline' });
  }
  head(lane: string): Locator {
    return this.heads.getByRole('button').filter({ hasText: lane });
  }
  get live(): Locator {
    return this.view.getByRole('button', { name: 'Live' });
  }
  get field(): Locator {
    return this.view.getByRole('searchbox', { name: 'Find on the timeline' });
  }
  get found(): Locator {
    return this.view.getByRole('search').getByRole('status');
  }
  get range(): Locator {
    return this.view.getByRole('region', { name: 'Chosen time' });
  }
  get table(): Locator {
    return this.view.getByRole('table');
  }
  /** The card beside what is pointed at or marked. */
  get card(): Locator {
    return this.view.locator('.tl-card');
  }

  /** How much time is on the screen, as it says. */
  async length(): Promise<string> {
    return (await this.view.getByRole('group', { name: 'Zoom' }).textContent()) ?? '';
  }

  /** Turns the wheel over the middle of the rows; less than nothing goes closer. */
  async wheel(by: number): Promise<void> {
    const box = await this.canvas();
    await this.app.page.mouse.move(box.x + box.width * 0.6, box.y + 40);
    await this.app.page.mouse.wheel(0, by);
  }

  /** Clicks into the first turn of a lane, where no tool call stands in front of it. */
  async clickTitle(lane: string): Promise<void> {
    const canvas = await this.canvas();
    const row = await this.head(lane).boundingBox();
    if (!row) throw new Error(`${lane} has no row`);
    const { page } = this.app;
    for (let x = canvas.x + 4; x < canvas.x + canvas.width; x += 3) {
      await page.mouse.move(x, row.y + 14);
      if (await this.view.locator('.tl-ground[data-pointed]').count()) return page.mouse.click(x, row.y + 14);
    }
    throw new Error(`${lane} has no turn on the screen`);
  }

  private async canvas(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.view.getByRole('img', { name: /^Activity of/ }).boundingBox();
    if (!box) throw new Error('the canvas is not on the screen');
    return box;
  }
}
