import { expect, type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';

/** The view of the settings. */
export class SettingsScreen {
  private readonly app: App;
  constructor(app: App) {
    this.app = app;
  }

  get view(): Locator {
    return this.app.page.getByRole('region', { name: 'Settings', exact: true }).first();
  }

  /** Sets one of the project's commands and saves. */
  async setCommand(which: 'Verify command' | 'Setup command', command: string): Promise<void> {
    await this.view.getByLabel(which).fill(command);
    const save = this.view.getByRole('button', { name: 'Save project' });
    await save.click();
    await expect(save).toBeDisabled();
  }
}
