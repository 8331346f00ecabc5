import { type Locator } from '@playwright/test';
import { type App } from '../fixtures/app.ts';
import { rehearse, type RehearsalStep } from '../fixtures/rehearse.ts';

export interface WrittenTask {
  readonly title: string;
  readonly steps: readonly RehearsalStep[];
  readonly writes: string;
}

/** Missions and the plan of one of them. */
export class PlanScreen {
  private readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  get view(): Locator {
    return this.app.page.getByRole('region', { name: 'Plan', exact: true });
  }
  /** The card of a task in the graph. */
  card(id: string): Locator {
    return this.view.getByRole('button', { name: new RegExp(`^${id} (?!and )`) });
  }
  wave(n: number): Locator {
    return this.view.getByRole('region', { name: `Wave ${n}`, exact: true });
  }
  /** The verdict of two tasks in the matrix. */
  verdict(a: string, b: string): Locator {
    return this.view.getByRole('button', { name: new RegExp(`^${a} and ${b}: `) });
  }
  get why(): Locator {
    return this.view.getByRole('region', { name: 'Why', exact: true });
  }
  get launch(): Locator {
    return this.view.getByRole('button', { name: /^Launch/ });
  }
  get panel(): Locator {
    return this.view.getByRole('complementary');
  }

  async create(title: string, goal: string): Promise<void> {
    await this.view.getByRole('button', { name: 'New mission' }).click();
    const dialog = this.app.page.getByRole('dialog', { name: 'New mission' });
    await dialog.getByLabel('Title').fill(title);
    await dialog.getByLabel('Goal').fill(goal);
    await dialog.getByRole('button', { name: 'New mission' }).click();
    await this.view.getByRole('heading', { name: title }).waitFor();
  }

  /** Writes a task of the rehearsal agent and saves it. */
  async add({ title, steps, writes }: WrittenTask): Promise<void> {
    await this.view.getByRole('button', { name: 'Add a task' }).first().click();
    await this.panel.getByLabel('Title').fill(title);
    await this.panel.getByLabel('Brief').fill(rehearse(...steps));
    await this.panel.getByLabel('Agent').selectOption('rehearsal');
    await this.panel.getByLabel('Write set').fill(writes);
    await this.save();
    await this.panel.getByRole('heading', { name: title }).waitFor();
  }
  async save(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Save task' }).click();
  }
}
