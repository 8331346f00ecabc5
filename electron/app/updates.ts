import { type UpdatesView } from '../../shared/contract/index.ts';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Log } from '../platform/log.ts';

/** What fetches and installs new versions. */
export interface Updater {
  /** The newest version at the feed if it is newer than this one; null otherwise. */
  find(feed: string): Promise<string | null>;
  fetch(): Promise<void>;
  /** Ends the app and starts the new version. */
  install(): void;
}

export interface Question {
  readonly message: string;
  readonly detail: string;
  /** The first one means yes. */
  readonly buttons: readonly [string, ...string[]];
}

export interface UpdatesParts {
  readonly feed: () => string | null;
  /** Read when a feed is asked for the first time, never before. */
  readonly load: () => Promise<Updater>;
  readonly ask: (question: Question) => Promise<boolean>;
  readonly lanesAtWork: () => number;
  readonly version: string;
  /** Why a new version cannot be installed over this copy of the app; null when it can. */
  readonly cannotInstall: () => string | null;
  /** Ends the host; resolves when the database is closed. */
  readonly prepareToLeave: () => Promise<void>;
  readonly log: Log;
}

type Standing = Omit<UpdatesView, 'feed'>;

interface Found {
  readonly updater: Updater;
  readonly version: string;
}

const nothing: Standing = { state: 'idle', version: null, message: null };

/** Looks for a newer version where a feed is configured, and asks before fetching and before installing. */
export class Updates {
  readonly #parts: UpdatesParts;
  #standing: Standing = nothing;
  #checking: Promise<Result<void>> | null = null;
  #offered: string | null = null;
  #fetched: Found | null = null;
  #asking = false;

  constructor(parts: UpdatesParts) {
    this.#parts = parts;
  }

  get view(): UpdatesView {
    const feed = this.#parts.feed();
    return feed === null ? { ...nothing, feed, state: 'off' } : { ...this.#standing, feed };
  }

  /** Forgets what was found, because the feed is another one. */
  reset(): void {
    this.#offered = null;
    this.#fetched = null;
    this.#stand(nothing);
  }

  /** Asks the feed. A version that the person put off is offered again only when they asked to look. */
  check(byPerson: boolean): Promise<Result<void>> {
    return (this.#checking ??= this.#check(byPerson).finally(() => (this.#checking = null)));
  }

  async #check(byPerson: boolean): Promise<Result<void>> {
    const feed = this.#parts.feed();
    if (feed === null) return fail('refused', 'No update feed is configured, so nothing is looked for.');
    if (this.#standing.state === 'downloading') return ok(undefined);
    if (this.#fetched) {
      if (byPerson) void this.#offerInstall(this.#fetched);
      return ok(undefined);
    }
    this.#stand({ ...nothing, state: 'checking' });
    try {
      const updater = await this.#parts.load();
      const version = await updater.find(feed);
      if (feed !== this.#parts.feed()) return ok(undefined);
      if (version === null) this.#stand({ ...nothing, state: 'current' });
      else {
        this.#stand({ state: 'available', version, message: this.#parts.cannotInstall() });
        if (byPerson || this.#offered !== version) void this.#offer({ updater, version });
      }
      return ok(undefined);
    } catch (error) {
      const why = this.#failed(error);
      return fail('offline', `The update feed gave no answer that could be used: ${why}`, {
        kept: 'This version goes on as it is.',
        next: `See that ${feed} can be reached and holds what a release puts there.`,
      });
    }
  }

  async #offer(found: Found): Promise<void> {
    const { updater, version } = found;
    this.#offered = version;
    try {
      if (!(await this.#wanted(version))) return;
      this.#stand({ state: 'downloading', version, message: null });
      await updater.fetch();
      this.#fetched = found;
      this.#stand({ state: 'ready', version, message: null });
    } catch (error) {
      this.#failed(error);
    }
    if (this.#fetched) await this.#offerInstall(this.#fetched);
  }

  async #offerInstall({ updater, version }: Found): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      if (!(await this.#mayInstall(version))) return;
      await this.#parts.prepareToLeave();
      updater.install();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#asking = false;
    }
  }

  async #wanted(version: string): Promise<boolean> {
    const { ask, version: mine } = this.#parts;
    const message = `Switchyard ${version} is there`;
    const cannotInstall = this.#parts.cannotInstall();
    if (cannotInstall !== null) {
      await ask({ message, detail: `This is ${mine}. ${cannotInstall}`, buttons: ['OK'] });
      return false;
    }
    return ask({
      message,
      detail: `This is ${mine}. Fetching it changes nothing yet: you are asked again before it is installed.`,
      buttons: ['Fetch It', 'Later'],
    });
  }

  #mayInstall(version: string): Promise<boolean> {
    const lanes = this.#parts.lanesAtWork();
    const work =
      lanes === 0
        ? 'No lane is at work.'
        : `${lanes} ${lanes === 1 ? 'lane is' : 'lanes are'} at work and would be interrupted. Worktrees are kept, and each lane can be resumed afterwards.`;
    return this.#parts.ask({
      message: `Install Switchyard ${version} and start it again?`,
      detail: `${work} Later installs nothing; look for updates again to be asked again.`,
      buttons: lanes === 0 ? ['Install and Restart', 'Later'] : ['Interrupt and Install', 'Later'],
    });
  }

  #failed(error: unknown): string {
    const why = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
    this.#parts.log.warning('looking for updates failed', { error });
    this.#stand({ ...nothing, state: 'failed', message: why });
    return why;
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
  }
}
