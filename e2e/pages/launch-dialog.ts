import { expect, type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';
import { rehearse, type RehearsalStep } from '../fixtures/rehearse.ts';

/** The dialog that sends a lane out. */
export class LaunchDialog {
  private readonly app: App;
  constructor(app: App) {
    this.app = app;
  }

  get dialog(): Locator {
    return this.app.page.getByRole('dialog', { name: 'Launch a lane' });
  }

  async open(): Promise<void> {
    await this.app.page
      .getByRole('button', { name: /^Launch (the first )?lane$/ })
      .first()
      .click();
    await this.dialog.waitFor();
  }

  /** Launches a rehearsal lane by the screen; its name. */
  async rehearsal(title: string, ...steps: readonly RehearsalStep[]): Promise<string> {
    await this.open();
    await this.dialog.getByRole('combobox', { name: 'Agent' }).selectOption('rehearsal');
    await this.dialog.getByLabel('Brief').fill(rehearse(...steps));
    await this.dialog.getByLabel('Title').fill(title);
    await this.dialog.getByRole('button', { name: 'Launch lane' }).click();
    await expect(this.dialog).toBeHidden();
    const { items } = await this.app.rpc('lane.list', {});
    const lane = items.find((item) => item.task.title === title);
    if (!lane) throw new Error(`no lane works on “${title}”`);
    return lane.name;
  }
}
