import { expect, type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';

/** The dialog in which a lane asks. */
export class ApprovalDialog {
  private readonly app: App;
  constructor(app: App) {
    this.app = app;
  }

  get dialog(): Locator {
    return this.app.page.getByRole('dialog', { name: /asks/ });
  }
  /** What calls for an answer while the person writes elsewhere. */
  get card(): Locator {
    return this.app.page.getByRole('complementary', { name: 'Waiting for you' });
  }
  get command(): Locator {
    return this.dialog.getByLabel('The exact command');
  }
  button(name: 'Reject' | 'Reject with note' | 'Allow once' | 'Allow for this lane' | 'Allow by pattern') {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** Waits until this command is asked about and an answer would be taken. */
  async asks(command: string): Promise<void> {
    await expect(this.command).toHaveText(command);
    await expect(this.button('Allow once')).toBeEnabled();
  }
  async allowOnce(command: string): Promise<void> {
    await this.asks(command);
    await this.button('Allow once').click();
    await this.answered(command);
  }
  async reject(command: string, note: string): Promise<void> {
    await this.asks(command);
    await this.dialog.getByLabel('Note to the lane').fill(note);
    await this.button('Reject with note').click();
    await this.answered(command);
  }
  private async answered(command: string): Promise<void> {
    await expect(this.command.filter({ hasText: command })).toHaveCount(0);
  }
}
