import { type Instant } from '../kernel/time.ts';
import { type AgentDefinition } from './agent/events.ts';
import { type ApprovalEvent, type ApprovalScope } from './approval/events.ts';
import { type FleetEvent } from './fleet/events.ts';
import {
  type AgentId,
  type ApprovalId,
  type LaneId,
  type MergeId,
  type MessageId,
  type MissionId,
  type ProjectId,
  type PromptId,
  type ReservationId,
  type RuleId,
  type TurnId,
} from './ids.ts';
import { type LaneEvent, type PromptSource, type TurnOutcome } from './lane/events.ts';
import { type JournalEvent } from './merge/events.ts';
import { type Address, type Attachment, type Importance } from './message/events.ts';
import { type MissionEvent, type Schedule } from './mission/events.ts';
import { type PlanTask } from './plan/task.ts';
import { type ReservationEvent } from './reservation/events.ts';
import { type ReviewEvent, type Verdict } from './review/events.ts';
import { type TrustEvent } from './trust/events.ts';
import { type RoleEvent } from './role/events.ts';
import { type ProjectEvent, type ProjectSettings, type Rule } from './project/events.ts';

type DataOf<E extends { readonly type: string; readonly data: unknown }, T extends E['type']> = Extract<
  E,
  { type: T }
>['data'];
type Cmd<T extends string, D> = { readonly type: T; readonly data: D };

/** What a human, an agent or a reactor wants to have happened. Reading the world outside comes before, effects after. */
export type ProjectCommand =
  | Cmd<'project.open', DataOf<ProjectEvent, 'project.opened'>>
  | Cmd<'project.move', DataOf<ProjectEvent, 'project.moved'>>
  | Cmd<'project.configure', { readonly projectId: ProjectId; readonly changes: Partial<ProjectSettings> }>
  | Cmd<'project.addRule', { readonly projectId: ProjectId; readonly rule: Rule }>
  | Cmd<'project.removeRule', { readonly projectId: ProjectId; readonly ruleId: RuleId }>
  | Cmd<'agent.register', { readonly agent: AgentDefinition }>
  | Cmd<'agent.remove', { readonly agentId: AgentId }>;

export type TrustCommand = Cmd<'trust.set', TrustEvent['data']>;

/** What was done to a role's file; the file is written first. */
export type RoleCommand =
  | Cmd<'role.recordSaved', DataOf<RoleEvent, 'role.saved'>>
  | Cmd<'role.recordRemoved', DataOf<RoleEvent, 'role.removed'>>;

export type LaneCommand =
  | Cmd<
      'lane.launch',
      DataOf<LaneEvent, 'lane.launched'> & {
        /** Holds the task's write set for the lane from its first moment on; the launch is refused where others hold it. */
        readonly reserve?: {
          readonly reservationId: ReservationId;
          readonly minutes: number;
          readonly now: Instant;
        };
      }
    >
  | Cmd<'lane.recordStage', DataOf<LaneEvent, 'lane.stageChanged'>>
  | Cmd<'lane.retry', { readonly laneId: LaneId }>
  | Cmd<'lane.recordRunStarted', DataOf<LaneEvent, 'lane.runStarted'>>
  | Cmd<'lane.recordRunEnded', DataOf<LaneEvent, 'lane.runEnded'>>
  | Cmd<
      'lane.queuePrompt',
      {
        readonly laneId: LaneId;
        readonly promptId: PromptId;
        readonly text: string;
        readonly source: PromptSource;
        readonly first?: boolean;
      }
    >
  | Cmd<'lane.editPrompt', { readonly laneId: LaneId; readonly promptId: PromptId; readonly text: string }>
  | Cmd<'lane.removePrompt', { readonly laneId: LaneId; readonly promptId: PromptId }>
  | Cmd<'lane.reorderPrompts', { readonly laneId: LaneId; readonly promptIds: readonly PromptId[] }>
  | Cmd<'lane.startTurn', { readonly laneId: LaneId; readonly turnId: TurnId }>
  | Cmd<
      'lane.recordTurnEnded',
      {
        readonly laneId: LaneId;
        readonly turnId: TurnId;
        readonly outcome: TurnOutcome;
        readonly message: string | null;
      }
    >
  | Cmd<'lane.escalateInterrupt', DataOf<LaneEvent, 'lane.interruptEscalated'>>
  | Cmd<'lane.recordPaused', DataOf<LaneEvent, 'lane.paused'>>
  | Cmd<'lane.recordResumed', { readonly laneId: LaneId }>
  | Cmd<'lane.recordCheckpoint', DataOf<LaneEvent, 'lane.checkpointed'>>
  | Cmd<'lane.recordUsage', DataOf<LaneEvent, 'lane.usageReported'>>
  | Cmd<'lane.recordCommit', DataOf<LaneEvent, 'lane.committed'>>
  | Cmd<'lane.recordTerminalOpened', DataOf<LaneEvent, 'lane.terminalOpened'>>
  | Cmd<'lane.recordTerminalClosed', DataOf<LaneEvent, 'lane.terminalClosed'>>
  | Cmd<'lane.close', DataOf<LaneEvent, 'lane.closed'>>
  | Cmd<'lane.recordWorktreeDeleted', DataOf<LaneEvent, 'lane.worktreeDeleted'>>
  | Cmd<'lane.recordLeftoversRemoved', DataOf<LaneEvent, 'lane.leftoversRemoved'>>
  | Cmd<'lane.reopen', { readonly laneId: LaneId }>;

export type ApprovalCommand =
  | Cmd<'approval.request', DataOf<ApprovalEvent, 'approval.requested'>>
  | Cmd<'approval.recordRuling', DataOf<ApprovalEvent, 'approval.ruled'>>
  | Cmd<
      'approval.decide',
      {
        readonly approvalId: ApprovalId;
        readonly outcome: 'allow' | 'reject';
        readonly scope: ApprovalScope;
        readonly note: string | null;
        /** For the standing rule or the note's prompt that a decision may bring with it. */
        readonly ruleId: RuleId;
        readonly promptId: PromptId;
      }
    >
  | Cmd<'approval.void', { readonly approvalId: ApprovalId; readonly reason: string }>;

export type ReviewCommand =
  | Cmd<'review.comment', DataOf<ReviewEvent, 'review.commented'>>
  | Cmd<'review.changeComment', DataOf<ReviewEvent, 'review.commentChanged'>>
  | Cmd<'review.removeComment', DataOf<ReviewEvent, 'review.commentRemoved'>>
  | Cmd<'review.resolveComment', DataOf<ReviewEvent, 'review.commentResolved'>>
  | Cmd<
      'review.submit',
      {
        readonly laneId: LaneId;
        readonly verdict: Verdict;
        readonly note: string | null;
        readonly headOid: string;
        readonly treeOid: string;
        readonly promptId: PromptId;
      }
    >;

export type ReservationCommand =
  | Cmd<
      'reservation.take',
      Omit<DataOf<ReservationEvent, 'reservation.taken'>, 'expiresAt'> & { readonly now: Instant }
    >
  | Cmd<'reservation.release', { readonly reservationId: ReservationId; readonly holder: LaneId | null }>
  | Cmd<'reservation.forceRelease', { readonly reservationId: ReservationId; readonly reason: string }>
  | Cmd<'reservation.settle', { readonly now: Instant }>
  | Cmd<
      'reservation.recordTrespass',
      {
        readonly reservationId: ReservationId;
        readonly trespasser: LaneId;
        readonly paths: readonly string[];
      }
    >;

/** Prompt ids for lanes that may have to be woken, by lane id. */
type PromptIds = Readonly<Record<string, PromptId>>;

export type MessageCommand =
  | Cmd<
      'message.send',
      {
        readonly messageId: MessageId;
        readonly projectId: ProjectId;
        readonly from: LaneId | null;
        readonly address: Address;
        readonly replyTo: MessageId | null;
        readonly subject: string;
        readonly body: string;
        readonly importance: Importance;
        readonly ackRequired: boolean;
        readonly attachments: readonly Attachment[];
        readonly promptIds: PromptIds;
      }
    >
  | Cmd<'message.read', { readonly recipient: LaneId | null; readonly messageIds: readonly MessageId[] }>
  | Cmd<
      'message.acknowledge',
      { readonly messageId: MessageId; readonly recipient: LaneId | null; readonly note: string | null }
    >
  | Cmd<'message.remind', { readonly now: Instant; readonly after: number; readonly promptIds: PromptIds }>;

export type MissionCommand =
  | Cmd<'mission.create', DataOf<MissionEvent, 'mission.created'>>
  | Cmd<
      'mission.edit',
      {
        readonly missionId: MissionId;
        /** The revision that the change was made on. */
        readonly on: number;
        readonly title: string;
        readonly goal: string;
        readonly tasks: readonly PlanTask[];
        readonly atOnce: number;
        readonly schedule: Schedule | null;
      }
    >
  | Cmd<'mission.propose', DataOf<MissionEvent, 'mission.proposed'>>
  | Cmd<'mission.approve', { readonly missionId: MissionId; readonly revision: number }>
  | Cmd<'mission.start', DataOf<MissionEvent, 'mission.started'> & { readonly revision: number }>
  | Cmd<'mission.stop', DataOf<MissionEvent, 'mission.stopped'>>
  | Cmd<'mission.holdTask', DataOf<MissionEvent, 'mission.taskHeld'>>
  | Cmd<'mission.retryTask', DataOf<MissionEvent, 'mission.taskReleased'>>
  | Cmd<'mission.skipTask', DataOf<MissionEvent, 'mission.taskSkipped'>>
  | Cmd<'mission.recordCheck', DataOf<MissionEvent, 'mission.checked'>>
  | Cmd<'mission.end', DataOf<MissionEvent, 'mission.ended'>>;

export type MergeCommand =
  | Cmd<'merge.enqueue', { readonly mergeId: MergeId; readonly laneId: LaneId }>
  | Cmd<'merge.revert', { readonly mergeId: MergeId; readonly reverts: MergeId }>
  | Cmd<
      'merge.record',
      {
        readonly event: JournalEvent;
      }
    >
  | Cmd<'merge.cancel', { readonly mergeId: MergeId; readonly reason: string | null }>
  | Cmd<'merge.move', { readonly mergeId: MergeId; readonly before: MergeId | null }>
  | Cmd<'merge.retry', { readonly mergeId: MergeId }>
  | Cmd<'merge.override', { readonly mergeId: MergeId; readonly reason: string }>
  | Cmd<
      'merge.sendBack',
      {
        readonly mergeId: MergeId;
        readonly note: string | null;
        readonly promptId: PromptId;
        readonly text: string;
      }
    >;

export type FleetCommand =
  | Cmd<'fleet.recordPaused', DataOf<FleetEvent, 'fleet.paused'>>
  | Cmd<'fleet.recordResumed', DataOf<FleetEvent, 'fleet.resumed'>>;

export type Command =
  | ProjectCommand
  | RoleCommand
  | TrustCommand
  | LaneCommand
  | ApprovalCommand
  | ReviewCommand
  | ReservationCommand
  | MessageCommand
  | MissionCommand
  | MergeCommand
  | FleetCommand;
