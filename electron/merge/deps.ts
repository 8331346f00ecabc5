import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Merge } from '../../shared/domain/merge/state.ts';
import { type Project } from '../../shared/domain/project/state.ts';
import { type Engine } from '../engine/engine.ts';
import { type Material } from '../engine/material.ts';
import { type PauseGate } from '../engine/pause-gate.ts';
import { type Git } from '../git/git.ts';
import { type Clock } from '../platform/clock.ts';
import { type IdSource } from '../platform/ids.ts';
import { type Log } from '../platform/log.ts';
import { type ProcessSupervisor } from '../process/port.ts';

/** Everything that the merge queue works with. */
export interface MergeDeps {
  readonly engine: Engine;
  readonly material: Material;
  readonly gate: PauseGate;
  readonly supervisor: ProcessSupervisor;
  readonly git: Git;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  /** Holds the queue's own worktree, one folder per project. */
  readonly queueWorktrees: string;
}

/** One entry with all that an attempt at it needs. */
export interface Attempt {
  readonly merge: Merge;
  readonly lane: Lane;
  readonly project: Project;
}
