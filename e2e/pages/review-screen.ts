import { type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';

/** The view in which a lane's diff is read. */
export class ReviewScreen {
  private readonly app: App;
  constructor(app: App) {
    this.app = app;
  }

  get view(): Locator {
    return this.app.page.getByRole('region', { name: 'Review', exact: true });
  }
  file(path: string): Locator {
    return this.view.getByRole('list', { name: 'Files' }).getByRole('button', { name: path, exact: true });
  }
  /** One side of the diff in the editor. */
  side(which: 'before' | 'after'): Locator {
    return this.view.locator(which === 'before' ? '.editor.original' : '.editor.modified');
  }
  /** What would happen if it were merged now. */
  get predictions(): Locator {
    return this.view.getByRole('region', { name: 'Predicted conflicts' });
  }
  get enqueue(): Locator {
    return this.view.getByRole('button', { name: 'Add to merge queue' });
  }

  async read(laneName: string): Promise<void> {
    const lanes = this.view.getByLabel('Lane to review');
    const label = await lanes.locator('option', { hasText: laneName }).first().textContent();
    await lanes.selectOption({ label: label ?? laneName });
    await this.view.getByRole('heading', { name: laneName, exact: true }).waitFor();
  }
}
