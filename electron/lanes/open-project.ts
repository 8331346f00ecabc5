import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type HumanActor } from '../../shared/domain/actor.ts';
import { type ProjectId } from '../../shared/domain/ids.ts';
import { type ProjectSettings } from '../../shared/domain/project/events.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { createRepository } from '../git/create-repository.ts';
import { describeRepository } from '../git/describe-repository.ts';
import { checkGitVersion } from '../git/git-version.ts';
import { type LaneDeps } from './deps.ts';
import { movedProject } from './moved-project.ts';

const defaults: Omit<ProjectSettings, 'targetBranch'> = {
  verifyCommand: null,
  verifyTimeoutSeconds: 1800,
  setupCommand: null,
  setupTimeoutSeconds: 900,
  portsFrom: 20_000,
  portsPerLane: 10,
};

/** Puts a repository under supervision; reads it, changes nothing in it. The same repository again is the same project. */
export async function openProject(
  deps: LaneDeps,
  path: string,
  actor: HumanActor,
  settings: Partial<ProjectSettings> = {},
): Promise<Result<Project>> {
  const usable = await checkGitVersion(deps.git);
  if (!usable.ok) return usable;
  const repository = await describeRepository(deps.git, resolve(path));
  if (!repository.ok) return repository;
  const { root, commonDir, targetBranch } = repository.data;
  const known = () => Object.values(deps.engine.world.projects).find((p) => p.commonDir === commonDir);
  const moved = await movedProject(deps, repository.data, actor);
  if (!moved.ok) return moved;
  if (moved.data) return ok(moved.data);
  const before = known();
  if (before) return ok(before);
  const opened = await deps.engine.dispatch(
    {
      type: 'project.open',
      data: {
        projectId: deps.ids<ProjectId>('project'),
        path: root,
        name: basename(root),
        commonDir,
        settings: { ...defaults, targetBranch, ...settings },
      },
    },
    { actor },
  );
  if (!opened.ok) return opened;
  const project = known();
  return project ? ok(project) : fail('internal', 'The project was not recorded.');
}

/** A copy of the built-in sample as a repository of its own under `samples`, opened with its verify command. */
export async function openSample(
  deps: LaneDeps,
  samples: string,
  actor: HumanActor,
): Promise<Result<Project>> {
  const path = freshFolder(samples);
  mkdirSync(samples, { recursive: true });
  cpSync(join(deps.places.resources, 'sample'), path, { recursive: true });
  const created = await createRepository(deps.git, path, 'The sample project');
  if (!created.ok) return created;
  return openProject(deps, path, actor, { verifyCommand: 'node --test' });
}

function freshFolder(samples: string): string {
  for (let n = 1; ; n++) {
    const path = join(samples, n === 1 ? 'halyard' : `halyard-${n}`);
    if (!existsSync(path)) return path;
  }
}
