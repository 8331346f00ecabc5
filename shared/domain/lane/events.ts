import { type Instant, type Milliseconds } from '../../kernel/time.ts';
import {
  type AgentId,
  type CheckpointId,
  type LaneId,
  type MergeId,
  type MissionId,
  type ProjectId,
  type PromptId,
  type RunId,
  type TerminalId,
  type TurnId,
} from '../ids.ts';
import { type LaneRole } from '../role/role.ts';

/** One piece of work for one lane. */
export interface Task {
  readonly title: string;
  readonly brief: string;
  /** Globs that the task may write, relative to the repository; empty means not declared. */
  readonly writeSet: readonly string[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Which task of which mission a lane was launched for. */
export interface MissionLink {
  readonly missionId: MissionId;
  readonly taskId: string;
}

/** The steps from launch to a ready agent, in their order. */
export const stages = ['worktree', 'files', 'setup', 'agent'] as const;
export type StageName = (typeof stages)[number];

/** How a turn ended. `lost`: the agent or the host died in the middle of it. */
export type TurnOutcome = 'completed' | 'cancelled' | 'refused' | 'limit' | 'failed' | 'lost';

/** How far an interrupt has been taken: ask the agent, stop its processes, kill them. */
export type InterruptLevel = 'cancel' | 'stop' | 'kill';

/** Tokens and money as an agent reported them; a figure that was not reported is null, never 0. */
export interface Usage {
  readonly inputTokens: number | null;
  readonly cachedTokens: number | null;
  readonly outputTokens: number | null;
  readonly contextUsed: number | null;
  readonly contextSize: number | null;
  /** Cumulative for the session, in `currency` units. */
  readonly cost: number | null;
  readonly currency: string | null;
}

/** Where a prompt came from. `coordination`: Switchyard tells of others' messages, handoffs and reservations. */
export type PromptSource = 'task' | 'human' | 'send-back' | 'resume' | 'coordination';

/** What ended a run. `host-ended`: found dead at the next start. */
export type RunEnd = 'closed' | 'stopped' | 'exited' | 'killed' | 'start-failed' | 'host-ended';

/** What ended a terminal. `closed`: by the person. `exited`: its shell ended. `host-ended`: Switchyard did. */
export type TerminalEnd = 'closed' | 'exited' | 'lane-closed' | 'host-ended';

export type LaneEvent =
  | {
      readonly type: 'lane.launched';
      readonly data: {
        readonly laneId: LaneId;
        readonly projectId: ProjectId;
        readonly name: string;
        readonly branch: string;
        readonly worktreePath: string;
        /** The commit that the worktree starts from, and that the lane's diff is read against. */
        readonly baseOid: string;
        /** What the worktree is filled from when that differs from the base: a clone's checkpoint. */
        readonly startOid: string;
        readonly agentId: AgentId;
        readonly roleId: string | null;
        /** What the role was at launch; left out in older events. */
        readonly role?: LaneRole | null;
        readonly model: string | null;
        readonly task: Task;
        readonly portsFrom: number;
        readonly portsTo: number;
        readonly clonedFrom: LaneId | null;
        readonly firstPromptId: PromptId;
        /** Left out where the lane was launched by itself. */
        readonly mission?: MissionLink;
      };
    }
  | {
      readonly type: 'lane.stageChanged';
      readonly data: {
        readonly laneId: LaneId;
        readonly stage: StageName;
        readonly state: 'running' | 'done' | 'skipped' | 'failed';
        readonly detail: string | null;
      };
    }
  | { readonly type: 'lane.retried'; readonly data: { readonly laneId: LaneId } }
  | {
      readonly type: 'lane.runStarted';
      readonly data: {
        readonly laneId: LaneId;
        readonly runId: RunId;
        readonly pid: number;
        /** The agent's own session id, for loading it again; null where the agent has none. */
        readonly sessionId: string | null;
        /** `loaded`: the agent continued its session; `restarted`: a new session told from artifacts. */
        readonly origin: 'new' | 'loaded' | 'restarted';
        readonly agentVersion: string | null;
        readonly model: string | null;
        readonly credential: string | null;
      };
    }
  | {
      readonly type: 'lane.runEnded';
      readonly data: {
        readonly laneId: LaneId;
        readonly runId: RunId;
        readonly end: RunEnd;
        readonly message: string;
        readonly exitCode: number | null;
        readonly signal: string | null;
      };
    }
  | {
      readonly type: 'lane.promptQueued';
      readonly data: {
        readonly laneId: LaneId;
        readonly promptId: PromptId;
        readonly text: string;
        readonly source: PromptSource;
      };
    }
  | {
      readonly type: 'lane.promptEdited';
      readonly data: { readonly laneId: LaneId; readonly promptId: PromptId; readonly text: string };
    }
  | {
      readonly type: 'lane.promptRemoved';
      readonly data: { readonly laneId: LaneId; readonly promptId: PromptId };
    }
  | {
      readonly type: 'lane.promptsReordered';
      readonly data: { readonly laneId: LaneId; readonly promptIds: readonly PromptId[] };
    }
  | {
      readonly type: 'lane.turnStarted';
      readonly data: {
        readonly laneId: LaneId;
        readonly turnId: TurnId;
        readonly promptId: PromptId;
        readonly text: string;
      };
    }
  | {
      readonly type: 'lane.turnEnded';
      readonly data: {
        readonly laneId: LaneId;
        readonly turnId: TurnId;
        readonly outcome: TurnOutcome;
        readonly message: string | null;
      };
    }
  | {
      readonly type: 'lane.interruptEscalated';
      readonly data: {
        readonly laneId: LaneId;
        readonly turnId: TurnId | null;
        readonly level: InterruptLevel;
      };
    }
  | {
      readonly type: 'lane.paused';
      readonly data: {
        readonly laneId: LaneId;
        readonly processes: number;
        readonly milliseconds: Milliseconds;
      };
    }
  | { readonly type: 'lane.resumed'; readonly data: { readonly laneId: LaneId } }
  | {
      readonly type: 'lane.checkpointed';
      readonly data: {
        readonly laneId: LaneId;
        readonly checkpointId: CheckpointId;
        readonly turnId: TurnId | null;
        /** The commit in refs/switchyard/checkpoints/<laneId>/. */
        readonly oid: string;
        readonly treeOid: string;
        /** Against the lane's base. */
        readonly files: number;
        readonly added: number;
        readonly removed: number;
      };
    }
  | {
      readonly type: 'lane.usageReported';
      readonly data: { readonly laneId: LaneId; readonly turnId: TurnId | null; readonly usage: Usage };
    }
  | {
      readonly type: 'lane.committed';
      readonly data: { readonly laneId: LaneId; readonly oid: string; readonly mergeId: MergeId | null };
    }
  | {
      readonly type: 'lane.terminalOpened';
      readonly data: {
        readonly laneId: LaneId;
        readonly terminalId: TerminalId;
        /** What it is called in its lane: the lowest number that was free. */
        readonly number: number;
        /** The full path of the program. */
        readonly shell: string;
        readonly pid: number;
      };
    }
  | {
      readonly type: 'lane.terminalClosed';
      readonly data: {
        readonly laneId: LaneId;
        readonly terminalId: TerminalId;
        readonly end: TerminalEnd;
        readonly exitCode: number | null;
        readonly signal: string | null;
      };
    }
  | {
      readonly type: 'lane.closed';
      readonly data: {
        readonly laneId: LaneId;
        /** The snapshot that holds everything the worktree held; null when there was no worktree. */
        readonly snapshotOid: string | null;
        readonly tombstonePath: string | null;
        readonly unmerged: boolean;
      };
    }
  | {
      readonly type: 'lane.worktreeDeleted';
      readonly data: { readonly laneId: LaneId; readonly at: Instant };
    }
  | {
      /** The person had what a closed lane left behind deleted; its closing snapshot stays. */
      readonly type: 'lane.leftoversRemoved';
      readonly data: { readonly laneId: LaneId; readonly checkpoints: number; readonly bytes: number };
    }
  | { readonly type: 'lane.reopened'; readonly data: { readonly laneId: LaneId } };
