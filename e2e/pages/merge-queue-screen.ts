import { type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';

/** The view of the one merger. */
export class MergeQueueScreen {
  private readonly app: App;
  constructor(app: App) {
    this.app = app;
  }

  get view(): Locator {
    return this.app.page.getByRole('region', { name: 'Merge queue', exact: true });
  }
  /** The pane of the entry that is shown. */
  entry(laneName: string): Locator {
    return this.view.getByRole('region', { name: `Merge of ${laneName}` });
  }
  /** An entry in the queue or set aside, by lane and state. */
  row(laneName: string, state: string): Locator {
    return this.view.getByRole('button', { name: new RegExp(`^${laneName} ${state}`) });
  }
  get output(): Locator {
    return this.view.getByRole('group', { name: 'Verify output' });
  }
  get landed(): Locator {
    return this.view.getByRole('region', { name: 'Landed' });
  }
  get conflicts(): Locator {
    return this.view.getByRole('region', { name: 'Conflicts' }).or(this.view.getByLabel('Conflicts')).first();
  }
  button(name: string): Locator {
    return this.view.getByRole('button', { name, exact: true });
  }
}
