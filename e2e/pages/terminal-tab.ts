import { expect, type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';
import { type LaneColumn } from './lane-column.ts';

/** The shells of one lane. */
export class TerminalTab {
  private readonly app: App;
  private readonly lane: LaneColumn;
  constructor(app: App, lane: LaneColumn) {
    this.app = app;
    this.lane = lane;
  }

  get offer(): Locator {
    return this.lane.button(`Open a shell in ${this.lane.name}’s worktree`);
  }
  get chips(): Locator {
    return this.lane.root.getByRole('tablist', { name: `Terminals of ${this.lane.name}` }).getByRole('tab');
  }
  get pane(): Locator {
    return this.lane.root.locator('.term-pane');
  }
  /** Where keys go. */
  get keyboard(): Locator {
    return this.pane.locator('.xterm-helper-textarea');
  }
  /** What is on the terminal's screen, as a screen reader is told it. */
  get text(): Locator {
    return this.pane.locator('.xterm-accessibility-tree');
  }
  get ended(): Locator {
    return this.pane.getByRole('status');
  }
  get close(): Locator {
    return this.lane.root.getByRole('button', { name: /^Close terminal \d+$/ });
  }
  /** What ends a program with everything in its terminal, after asking. */
  get question(): Locator {
    return this.app.page.getByRole('dialog', { name: /^Close terminal/ });
  }

  async show(): Promise<void> {
    await this.lane.root.getByRole('tab', { name: /^Terminal/ }).click();
  }
  /** Opens the first shell of the lane; what it shows is told to screen readers, too. */
  async open(): Promise<void> {
    await this.show();
    await this.offer.click();
    await expect(this.keyboard).toBeFocused();
    await this.lane.button('Terminal options').click();
    await this.app.page.getByRole('menuitem', { name: 'Screen reader mode' }).click();
    await expect(this.text).toContainText('ready>');
    await this.keyboard.focus();
  }
  async type(line: string): Promise<void> {
    await this.keyboard.focus();
    await this.app.page.keyboard.type(line);
    await this.app.page.keyboard.press('Enter');
  }
}
