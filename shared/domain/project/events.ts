import { type LaneId, type ProjectId, type RuleId } from '../ids.ts';

/** What a project's owner may set. Every field has a working default. */
export interface ProjectSettings {
  readonly targetBranch: string;
  /** Run in the queue's own worktree before a merge lands; null means that nothing is verified, and entries say so. */
  readonly verifyCommand: string | null;
  readonly verifyTimeoutSeconds: number;
  /** Run in a new lane's worktree before its agent starts. */
  readonly setupCommand: string | null;
  readonly setupTimeoutSeconds: number;
  /** First port that may be handed out, and how many each lane gets. */
  readonly portsFrom: number;
  readonly portsPerLane: number;
  /** How many worktrees of a large repository are made beforehand for lanes to come; left out in older events. */
  readonly readyWorktrees?: number;
  /** How many accepted tasks make an agent trusted; left out in older events. */
  readonly trustAfter?: number;
  readonly gates?: Gates;
}

/** Where a human must enter the loop. What is left out is on. */
export interface Gates {
  /** No plan is launched that the human has not approved in this very revision. */
  readonly planApproval?: boolean | undefined;
  /** Lanes of a mission are merged by the human, not by the mission itself once they passed together. */
  readonly beforeMerge?: boolean | undefined;
}

/** What a rule does with a matching tool call. */
export type RuleEffect = 'allow' | 'ask' | 'forbid';

/** A standing answer to tool calls; the narrowest matching rule wins, forbid before ask before allow. */
export interface Rule {
  readonly id: RuleId;
  readonly effect: RuleEffect;
  /** What the pattern is matched against. */
  readonly on: 'command' | 'path' | 'tool';
  /** `*` stands for any text in a command; for paths a glob relative to the worktree; for tools the ACP kind. */
  readonly pattern: string;
  /** Only this lane; null for every lane of the project. */
  readonly laneId: LaneId | null;
  readonly reason: string | null;
}

export type ProjectEvent =
  | {
      readonly type: 'project.opened';
      readonly data: {
        readonly projectId: ProjectId;
        readonly path: string;
        readonly name: string;
        /** The repository's shared git directory: two checkouts of one repository are one project. */
        readonly commonDir: string;
        readonly settings: ProjectSettings;
      };
    }
  | {
      /** Opened again elsewhere, because the checkout or the whole repository is no longer where it was. */
      readonly type: 'project.moved';
      readonly data: {
        readonly projectId: ProjectId;
        readonly path: string;
        readonly name: string;
        readonly commonDir: string;
      };
    }
  | {
      readonly type: 'project.configured';
      readonly data: { readonly projectId: ProjectId; readonly changes: Partial<ProjectSettings> };
    }
  | {
      readonly type: 'project.ruleAdded';
      readonly data: { readonly projectId: ProjectId; readonly rule: Rule };
    }
  | {
      readonly type: 'project.ruleRemoved';
      readonly data: { readonly projectId: ProjectId; readonly ruleId: RuleId };
    };
