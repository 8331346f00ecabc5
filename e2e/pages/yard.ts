import { type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';
import { ApprovalDialog } from './approval-dialog.ts';
import { LaneColumn } from './lane-column.ts';
import { LaunchDialog } from './launch-dialog.ts';
import { MergeQueueScreen } from './merge-queue-screen.ts';
import { ReviewScreen } from './review-screen.ts';
import { SettingsScreen } from './settings-screen.ts';

export type ViewTitle =
  'Timeline' | 'Lanes' | 'Review' | 'Merge queue' | 'Coordination' | 'Audit' | 'Roles' | 'Plan' | 'Settings';

/** The whole window as a person meets it. It follows the app over restarts. */
export class Yard {
  readonly approval: ApprovalDialog;
  readonly launch: LaunchDialog;
  readonly review: ReviewScreen;
  readonly queue: MergeQueueScreen;
  readonly settings: SettingsScreen;
  private readonly app: App;

  constructor(app: App) {
    this.app = app;
    this.approval = new ApprovalDialog(app);
    this.launch = new LaunchDialog(app);
    this.review = new ReviewScreen(app);
    this.queue = new MergeQueueScreen(app);
    this.settings = new SettingsScreen(app);
  }

  lane(name: string): LaneColumn {
    return new LaneColumn(this.app, name);
  }
  /** All lanes that stand side by side on the screen. */
  get lanes(): Locator {
    return this.app.page.getByRole('article');
  }

  async show(view: ViewTitle): Promise<void> {
    await this.app.page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: view })
      .click();
    await this.view(view).waitFor();
  }
  view(title: string): Locator {
    return this.app.page.getByRole('region', { name: title, exact: true });
  }

  get bar(): Locator {
    return this.app.page.locator('.fleet-bar');
  }
  /** Pauses or resumes, whichever it offers; in reach while a dialog stands, too. */
  get pauseButton(): Locator {
    return this.bar.locator('.pause-button');
  }
  /** What a pause reached, as the bar says it. */
  get pauseOutcome(): Locator {
    return this.bar.locator('[role="status"][aria-label="Pause"]');
  }
  get notices(): Locator {
    return this.app.page.locator('.notices');
  }

  /** Opens a repository as a person would on this host: by its path, or by the native folder dialog. */
  async openRepository(path: string): Promise<void> {
    const { page } = this.app;
    const choose = page.getByRole('button', { name: 'Choose a folder' });
    const field = page.getByLabel('Path on the machine that runs Switchyard');
    await choose.or(field).first().waitFor();
    if (await choose.isVisible()) {
      await this.app.nextFolder(path);
      await choose.click();
    } else {
      await field.fill(path);
      await page.getByRole('button', { name: 'Open repository' }).click();
    }
  }
}
