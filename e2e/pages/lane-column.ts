import { expect, type Locator } from '@playwright/test';
import { type LaneView } from '../../shared/contract/index.ts';
import { type App } from '../fixtures/app.ts';

/** One lane in the lanes view. */
export class LaneColumn {
  readonly name: string;
  private readonly app: App;
  constructor(app: App, name: string) {
    this.app = app;
    this.name = name;
  }

  get root(): Locator {
    return this.app.page.getByRole('article', { name: `Lane ${this.name}`, exact: true });
  }
  /** The state in a word. */
  get status(): Locator {
    return this.root.locator('[data-status]');
  }
  /** The item that the transcript was opened at. */
  get foundInTranscript(): Locator {
    return this.transcript.locator('.transcript-found');
  }
  get transcript(): Locator {
    return this.root.getByRole('log');
  }
  /** Something that the agent said. */
  message(text: string): Locator {
    return this.transcript.locator('.markdown').filter({ hasText: text });
  }
  /** A tool call, by its command or file. */
  tool(subject: string): Locator {
    return this.transcript.locator('.tool').filter({ hasText: subject });
  }
  /** Something that Switchyard said. */
  notice(text: string): Locator {
    return this.transcript.locator('.notice-line').filter({ hasText: text });
  }
  get preparation(): Locator {
    return this.root.getByRole('region', { name: 'Preparation' });
  }
  /** Why it stands still, with the press that lets it go on. */
  get standstill(): Locator {
    return this.root.locator('.standstill');
  }
  get queued(): Locator {
    return this.root.getByRole('region', { name: `Queue of ${this.name}` }).getByRole('listitem');
  }
  get box(): Locator {
    return this.root.getByRole('textbox', { name: `Message ${this.name}` });
  }
  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** What the host knows of it. */
  async facts(): Promise<LaneView> {
    const { items } = await this.app.rpc('lane.list', { closed: true });
    const found = items.find(({ name }) => name === this.name);
    if (!found) throw new Error(`there is no lane called ${this.name}`);
    return found;
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
    await expect(this.box).toHaveValue('');
  }
  async choose(action: string): Promise<void> {
    await this.button(`Actions for ${this.name}`).click();
    await this.app.page.getByRole('menuitem', { name: action }).click();
  }
}
