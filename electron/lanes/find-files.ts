import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { changedPaths } from '../git/diff-files.ts';
import { type LaneDeps } from './deps.ts';

/** A changed file of a lane. */
export interface FoundFile {
  readonly laneId: LaneId;
  readonly path: string;
}

interface Listing {
  readonly of: string;
  readonly paths: Promise<readonly string[]>;
}

/** Finds changed files of open lanes by words of their paths. Each lane is listed once for each checkpoint. */
export class FileFinder {
  readonly #deps: Pick<LaneDeps, 'engine' | 'git'>;
  readonly #listings = new Map<LaneId, Listing>();

  constructor(deps: Pick<LaneDeps, 'engine' | 'git'>) {
    this.#deps = deps;
  }

  /** Files whose path has every word; names that begin with the first word before others, then by path. */
  async find(query: string, limit: number): Promise<{ items: FoundFile[]; more: boolean }> {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const lanes = Object.values(this.#deps.engine.world.lanes).filter(({ phase }) => phase !== 'closed');
    for (const laneId of this.#listings.keys())
      if (!lanes.some(({ id }) => id === laneId)) this.#listings.delete(laneId);
    const all = await Promise.all(
      lanes.map(async (lane) =>
        (await this.#pathsOf(lane)).map((path): FoundFile => ({ laneId: lane.id, path })),
      ),
    );
    const found = all.flat().filter(({ path }) => hasAll(path, words));
    found.sort((a, b) => place(a, words) - place(b, words) || (a.path < b.path ? -1 : 1));
    return { items: found.slice(0, limit), more: found.length > limit };
  }

  #pathsOf(lane: Lane): Promise<readonly string[]> {
    const to = lane.checkpoints.at(-1)?.oid;
    const project = this.#deps.engine.world.projects[lane.projectId];
    if (to === undefined || !project) return Promise.resolve([]);
    const of = `${lane.baseOid} ${to}`;
    const known = this.#listings.get(lane.id);
    if (known?.of === of) return known.paths;
    const paths = changedPaths(this.#deps.git, project.path, lane.baseOid, to).then((listed) => {
      if (listed.ok) return listed.data;
      this.#listings.delete(lane.id);
      return [];
    });
    this.#listings.set(lane.id, { of, paths });
    return paths;
  }
}

const hasAll = (path: string, words: readonly string[]): boolean => {
  const text = path.toLowerCase();
  return words.every((word) => text.includes(word));
};

const place = ({ path }: FoundFile, [first = '']: readonly string[]): number =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .startsWith(first)
    ? 0
    : 1;
