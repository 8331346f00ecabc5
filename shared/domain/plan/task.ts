import { type AgentId } from '../ids.ts';

/** What a task takes as given though it does not exist yet. */
export interface Assumption {
  /** The name or path that does not exist yet. */
  readonly about: string;
  /** `interface`: its shape is written down in `source`. `pattern`: it will look like what `source` shows. */
  readonly kind: 'interface' | 'pattern';
  /** A path of the repository, or what another task puts out. */
  readonly source: string;
}

/** One task of a plan. Globs and paths are relative to the repository. */
export interface PlanTask {
  /** Short and unique in its plan, for example T1. */
  readonly id: string;
  readonly title: string;
  readonly brief: string;
  readonly roleId: string | null;
  readonly agentId: AgentId | null;
  readonly model: string | null;
  /** Globs that it may write; empty means not declared, unless it writes nothing. */
  readonly writeSet: readonly string[];
  readonly writesNothing: boolean;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly dependsOn: readonly string[];
  readonly assumes: readonly Assumption[];
  /** The one artifact that counts when several tell of the same; a path, or null while none was named. */
  readonly canonical: string | null;
}

/** Whether it was said where a task may write. */
export const declaresWrites = (task: PlanTask): boolean => task.writesNothing || task.writeSet.length > 0;

/** A task with nothing but what must be said. */
export const plainTask = (id: string, title: string, brief: string): PlanTask => ({
  id,
  title,
  brief,
  roleId: null,
  agentId: null,
  model: null,
  writeSet: [],
  writesNothing: false,
  inputs: [],
  outputs: [],
  dependsOn: [],
  assumes: [],
  canonical: null,
});
