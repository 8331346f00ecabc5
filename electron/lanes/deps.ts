import { type AgentId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type AgentAdapter, type AgentCommand } from '../agents/protocol.ts';
import { type Engine } from '../engine/engine.ts';
import { type Material } from '../engine/material.ts';
import { type PauseGate } from '../engine/pause-gate.ts';
import { type Git } from '../git/git.ts';
import { type KeyedLock } from '../git/keyed-lock.ts';
import { type Clock } from '../platform/clock.ts';
import { type IdSource } from '../platform/ids.ts';
import { type Log } from '../platform/log.ts';
import { type RoleBook } from './role-book.ts';
import { type ToolAccess } from './tool-access.ts';
import { type ProcessSupervisor } from '../process/port.ts';

/** Where things of ours lie under the data directory. All absolute. */
export interface Places {
  readonly worktrees: string;
  readonly tombstones: string;
  /** One folder per lane for its agent's own state. */
  readonly laneState: string;
  readonly resources: string;
}

/** How long each step of ending a turn may take before the next begins, in milliseconds. */
export interface Deadlines {
  readonly cancel: number;
  readonly stop: number;
}

/** What it takes to start an agent, by its id. */
export type FindAgent = (
  id: AgentId,
) => Result<{ readonly agent: AgentCommand; readonly adapter: AgentAdapter }>;

/** Everything that the services of this room work with. */
export interface LaneDeps {
  readonly engine: Engine;
  readonly material: Material;
  readonly gate: PauseGate;
  readonly supervisor: ProcessSupervisor;
  readonly git: Git;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly places: Places;
  readonly deadlines: Deadlines;
  readonly findAgent: FindAgent;
  readonly tools: ToolAccess;
  readonly roles: RoleBook;
  /** Closing, putting away and reopening one lane go one after another, by its id. */
  readonly alone: KeyedLock;
}

/** The lane with its project, or why not. */
export function laneAndProject(
  deps: Pick<LaneDeps, 'engine'>,
  laneId: string,
): Result<{ lane: Lane; project: Project }> {
  const lane = deps.engine.world.lanes[laneId];
  const project = lane && deps.engine.world.projects[lane.projectId];
  if (!lane || !project) return fail('not-found', `There is no lane ${laneId}.`);
  return ok({ lane, project });
}
