import { afterEach, beforeEach } from 'vitest';
import { type CallInput } from '../../../shared/contract/index.ts';
import { createTempRepository } from '../../git/testing/temp-repository.ts';
import { rehearse, tempHost } from './temp-host.ts';

type Files = Readonly<Record<string, string>>;
type More = Partial<CallInput<'lane.launch'>['task']>;

/** A host with one project of these files, opened; to be disposed of. */
export async function openTempProject(files: Files, rehearsalEnv: Record<string, string> = {}) {
  const repository = await createTempRepository({ files });
  const host = await tempHost(rehearsalEnv);
  const projectId = (await host.call('project.open', { path: repository.dir })).id;
  const launch = (title: string, steps: readonly object[], more: More = {}) => {
    const task = { title, brief: rehearse(steps), ...more };
    return host.call('lane.launch', { projectId, agentId: 'rehearsal', task });
  };
  const turnsOver = (laneId: string, turns: number) =>
    host.until(`turn ${turns} to be over`, (w) => {
      const lane = w.lanes[laneId];
      return lane?.turns === turns && lane.turn === null && lane;
    });
  return {
    repository,
    host,
    projectId,
    /** A lane whose rehearsal agent does these steps in its first turn. */
    launch,
    /** Waits until a lane has had so many turns and is in none. */
    turnsOver,
    /** A lane that has done these steps. */
    worked: async (title: string, steps: readonly object[], more: More = {}) =>
      turnsOver((await launch(title, steps, more)).id, 1),
    dispose: async () => {
      await host.dispose();
      await repository.dispose();
    },
  };
}

export type TempProject = Awaited<ReturnType<typeof openTempProject>>;

/** A host with one project, fresh for every test of the file that calls this. */
export function tempProject(files: Files): Omit<TempProject, 'dispose'> {
  let now: TempProject;
  beforeEach(async () => {
    now = await openTempProject(files);
  });
  afterEach(() => now.dispose());
  return {
    get repository() {
      return now.repository;
    },
    get host() {
      return now.host;
    },
    get projectId() {
      return now.projectId;
    },
    launch: (...what) => now.launch(...what),
    turnsOver: (...what) => now.turnsOver(...what),
    worked: (...what) => now.worked(...what),
  };
}
