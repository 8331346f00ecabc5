import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type ProjectId } from '../../shared/domain/ids.ts';
import { type Project, readyWanted } from '../../shared/domain/project/state.ts';
import { addDetachedWorktree } from '../git/add-worktree.ts';
import { countFiles } from '../git/count-files.ts';
import { discardReady, readyUnder } from '../git/ready-worktree.ts';
import { resolveCommit } from '../git/resolve-commit.ts';
import { type LaneDeps } from './deps.ts';

type Deps = Pick<LaneDeps, 'engine' | 'gate' | 'git' | 'ids' | 'log' | 'places'>;

/** A checkout of fewer files takes no longer than taking one that was made beforehand. */
const worthwhileFiles = 1000;

/** How long nothing must have been launched before one is made, in milliseconds: launches come first. */
const quiet = 1500;

/**
 * Worktrees made beforehand, a few for each large project, so that a launch need not wait for its checkout. They lie in
 * a folder of their own, hold nothing but what git wrote, and are taken only when that is still so. What a crash left of
 * them is used again or deleted.
 */
export class ReadyWorktrees {
  readonly #deps: Deps;
  readonly #taken = new Set<string>();
  readonly #due = new Map<ProjectId, NodeJS.Timeout>();
  readonly #quiet: number;
  #working: Promise<void> = Promise.resolve();
  #stopped = false;
  #unsubscribe: () => void = () => undefined;

  constructor(deps: Deps, quietMilliseconds = quiet) {
    this.#deps = deps;
    this.#quiet = quietMilliseconds;
  }

  /** Looks after every project from now on. */
  start(): void {
    for (const id of Object.keys(this.#deps.engine.world.projects)) this.#later(id as ProjectId);
    this.#unsubscribe = this.#deps.engine.subscribe((events) => {
      for (const event of events) {
        const id = this.#concerned(event);
        if (id) this.#later(id);
      }
    });
  }

  /** Makes no more; resolves when none is being made. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    for (const timer of this.#due.values()) clearTimeout(timer);
    await this.#working;
  }

  /** One that nobody else gets; null when there is none. Whoever takes it moves it away, or it is deleted. */
  async take(project: Project): Promise<string | null> {
    const folder = this.#folderOf(project.id);
    const names = await readdir(folder).catch(() => []);
    const path = names.map((name) => join(folder, name)).find((one) => isReady(one) && !this.#taken.has(one));
    if (path === undefined) return null;
    this.#taken.add(path);
    return path;
  }

  #folderOf(id: ProjectId): string {
    return join(this.#deps.places.worktrees, id, '.ready');
  }

  #concerned(event: Recorded<DomainEvent>): ProjectId | null {
    const { projects, lanes } = this.#deps.engine.world;
    switch (event.type) {
      case 'project.opened':
      case 'project.moved':
      case 'project.configured':
        return event.data.projectId;
      case 'lane.launched':
      case 'lane.stageChanged':
        return lanes[event.data.laneId]?.projectId ?? null;
      case 'fleet.resumed':
        for (const id of Object.keys(projects)) this.#later(id as ProjectId);
        return null;
      default:
        return null;
    }
  }

  #later(id: ProjectId): void {
    if (this.#stopped) return;
    clearTimeout(this.#due.get(id));
    const timer = setTimeout(() => {
      this.#due.delete(id);
      this.#working = this.#working
        .then(() => this.#tend(id))
        .catch((error: unknown) => {
          this.#deps.log.info('a worktree could not be made ready', { project: id, error });
        });
    }, this.#quiet);
    this.#due.set(id, timer.unref());
  }

  /** Deletes what cannot be used and what is too many, then makes what is missing. */
  async #tend(id: ProjectId): Promise<void> {
    const project = this.#deps.engine.world.projects[id];
    if (!project || this.#stopped || this.#deps.gate.paused || !existsSync(project.commonDir)) return;
    const { git } = this.#deps;
    const folder = this.#folderOf(id);
    const known = await readyUnder(git, project.path, folder);
    if (!known.ok) return;
    const fit = known.data.filter((path) => !this.#taken.has(path) && isReady(path));
    const wanted = await this.#wanted(project);
    await this.#discardOthers(project, folder, fit.slice(0, wanted));
    const tip = await resolveCommit(git, project.path, `refs/heads/${project.targetBranch}`);
    if (!tip.ok || tip.data === null) return;
    for (let count = fit.length; count < wanted && !this.#stopped && !this.#deps.gate.paused; count++) {
      const path = join(folder, this.#deps.ids('ready'));
      const made = await addDetachedWorktree(git, project.path, { path, oid: tip.data });
      if (!made.ok) return this.#deps.log.info(made.error.message, { project: id });
    }
  }

  async #wanted(project: Project): Promise<number> {
    const most = readyWanted(project);
    if (most === 0) return 0;
    const files = await countFiles(this.#deps.git, project.path, `refs/heads/${project.targetBranch}`);
    return files.ok && files.data >= worthwhileFiles ? most : 0;
  }

  async #discardOthers(project: Project, folder: string, keep: readonly string[]): Promise<void> {
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      if (keep.includes(path) || this.#isBeingTaken(path)) continue;
      const gone = isReady(path) ? await discardReady(this.#deps.git, project.path, path) : null;
      if (gone === null) await rm(path, { recursive: true, force: true });
      if (gone?.ok !== false) this.#taken.delete(path);
      else this.#refuse(project, path, gone.error.message);
    }
  }

  /** Somebody else's work is in it now: it is left to them and never given to a lane. */
  #refuse({ id }: Project, path: string, why: string): void {
    if (!this.#taken.has(path)) this.#deps.log.info(why, { project: id });
    this.#taken.add(path);
  }

  /** As long as a lane of the project is being prepared, one that was taken may still be on its way. */
  #isBeingTaken(path: string): boolean {
    const lanes = Object.values(this.#deps.engine.world.lanes);
    return this.#taken.has(path) && lanes.some(({ phase }) => phase === 'preparing');
  }
}

/** What begins with a dot is being made. */
const isReady = (path: string): boolean => existsSync(join(path, '.git'));
