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
    return this.view.getByRole('list', { name: 'Files' }).getByTitle(path, { exact: true });
  }
  /** A file's line in the list, with what it says of it. */
  row(path: string): Locator {
    return this.view.getByRole('listitem').filter({ has: this.app.page.getByTitle(path, { exact: true }) });
  }
  /** What is shown of the open file. */
  get pane(): Locator {
    return this.view.getByRole('region', { name: /^Diff of / });
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

  /** What stands under a line: `line 3`, `line 3 as it was`. */
  thread(place: string): Locator {
    return this.view.getByRole('region', { name: `Remarks on ${place}`, exact: true });
  }
  get yours(): Locator {
    return this.view.getByRole('region', { name: 'Your remarks' });
  }
  get verdict(): Locator {
    return this.view.getByRole('region', { name: 'Verdict' });
  }
  get approve(): Locator {
    return this.view.getByRole('button', { name: 'Approve' });
  }

  /** Fills in the remark that was begun on a line, and keeps it as a draft. */
  async writeRemark(
    place: string,
    text: string,
    weight: 'Required' | 'Suggestion' = 'Required',
  ): Promise<void> {
    const form = this.view.getByRole('form', { name: `Remark on ${place}`, exact: true });
    await form.getByRole('textbox').fill(text);
    await form.getByRole('radio', { name: weight }).click();
    await form.getByRole('button', { name: 'Save draft' }).click();
    await form.waitFor({ state: 'detached' });
  }

  async read(laneName: string): Promise<void> {
    const lanes = this.view.getByLabel('Lane to review');
    const label = await lanes.locator('option', { hasText: laneName }).first().textContent();
    await lanes.selectOption({ label: label ?? laneName });
    await this.view.getByRole('heading', { name: laneName, exact: true }).waitFor();
  }
}
