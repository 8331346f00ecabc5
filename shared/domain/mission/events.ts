import { type LaneId, type MissionId, type ProjectId } from '../ids.ts';
import { type PlanTask } from '../plan/task.ts';

/** In which order the tasks of a plan run, as judged when it was launched or changed. */
export interface Schedule {
  /** Task ids; what stands in one wave runs at the same time. */
  readonly waves: readonly (readonly string[])[];
  /** For each task the tasks that it waits for. */
  readonly after: Readonly<Record<string, readonly string[]>>;
}

/** A lane with the state of its work that was looked at. */
export interface LaneAt {
  readonly laneId: LaneId;
  readonly oid: string;
}

/** What came of joining several lanes and running the verify command on the result. */
export interface TogetherCheck {
  readonly lanes: readonly LaneAt[];
  /** `none`: the project has no verify command. */
  readonly state: 'running' | 'passed' | 'failed' | 'conflict' | 'none';
  readonly reason: string | null;
  /** The lanes that break it: one alone, or two that do only together. */
  readonly culprits: readonly LaneId[];
  /** How often the verify command was run. */
  readonly runs: number;
}

/** Why a task is not launched though its turn has come. */
export interface Hold {
  readonly on: 'reservation' | 'error';
  readonly reason: string;
}

type Of<T> = { readonly missionId: MissionId } & T;

export type MissionEvent =
  | {
      readonly type: 'mission.created';
      readonly data: Of<{
        readonly projectId: ProjectId;
        readonly title: string;
        readonly goal: string;
        readonly tasks: readonly PlanTask[];
        /** Lanes of it that may be at work at one time. */
        readonly atOnce: number;
        /** The workflow that it was made from. */
        readonly workflow: string | null;
        /** The lane that proposes its plan. */
        readonly planner: LaneId | null;
      }>;
    }
  | {
      readonly type: 'mission.edited';
      readonly data: Of<{
        readonly title: string;
        readonly goal: string;
        readonly tasks: readonly PlanTask[];
        readonly atOnce: number;
        /** While it runs, the order anew; else null. */
        readonly schedule: Schedule | null;
      }>;
    }
  | {
      /** The planner's lane wrote a plan, or something that could not be read as one. */
      readonly type: 'mission.proposed';
      readonly data: Of<{
        readonly goal: string;
        readonly tasks: readonly PlanTask[];
        /** What is wrong with it, in words; then the plan stays as it was. */
        readonly problem: string | null;
      }>;
    }
  | { readonly type: 'mission.approved'; readonly data: Of<{ readonly revision: number }> }
  | { readonly type: 'mission.started'; readonly data: Of<{ readonly schedule: Schedule }> }
  | { readonly type: 'mission.stopped'; readonly data: Of<{ readonly reason: string }> }
  | { readonly type: 'mission.taskHeld'; readonly data: Of<{ readonly taskId: string; readonly hold: Hold }> }
  | { readonly type: 'mission.taskReleased'; readonly data: Of<{ readonly taskId: string }> }
  | {
      readonly type: 'mission.taskSkipped';
      readonly data: Of<{ readonly taskId: string; readonly reason: string }>;
    }
  | { readonly type: 'mission.checked'; readonly data: Of<{ readonly check: TogetherCheck }> }
  | { readonly type: 'mission.ended'; readonly data: Of<{ readonly end: 'done' | 'abandoned' }> };
