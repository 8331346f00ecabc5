import { type Instant } from '../kernel/time.ts';
import { type Actor } from './actor.ts';
import { type AgentEvent } from './agent/events.ts';
import { type ApprovalEvent } from './approval/events.ts';
import { type FleetEvent } from './fleet/events.ts';
import { type CommandId } from './ids.ts';
import { type LaneEvent } from './lane/events.ts';
import { type MergeEvent } from './merge/events.ts';
import { type MessageEvent } from './message/events.ts';
import { type MissionEvent } from './mission/events.ts';
import { type ProjectEvent } from './project/events.ts';
import { type ReservationEvent } from './reservation/events.ts';
import { type ReviewEvent } from './review/events.ts';
import { type TrustEvent } from './trust/events.ts';
import { type RoleEvent } from './role/events.ts';

/** Everything that can have happened. Never changed once written; new fields are optional or a new schema version. */
export type DomainEvent =
  | ProjectEvent
  | AgentEvent
  | RoleEvent
  | TrustEvent
  | LaneEvent
  | ApprovalEvent
  | ReviewEvent
  | ReservationEvent
  | MessageEvent
  | MissionEvent
  | MergeEvent
  | FleetEvent;

/** What the log adds to an event. `sequence` counts all events from 1 without gaps; `version` those of one stream. */
export interface Stamp {
  readonly sequence: number;
  readonly stream: string;
  readonly version: number;
  readonly schema: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly commandId: CommandId;
  /** The command whose effect led to this one; null where a human or an agent began it. */
  readonly cause: CommandId | null;
}

/** An event as it stands in the log. */
export type Recorded<E extends DomainEvent = DomainEvent> = E extends DomainEvent ? E & Stamp : never;

/** The stream that an event belongs to: one per thing that lives. */
export function streamOf(event: DomainEvent): string {
  const { type, data } = event;
  if (/^(project|role)\./.test(type) && 'projectId' in data) return `project:${data.projectId}`;
  if ('missionId' in data) return `mission:${data.missionId}`;
  if ('reservationId' in data) return `reservation:${data.reservationId}`;
  if ('messageId' in data) return `message:${data.messageId}`;
  if ('approvalId' in data) return `approval:${data.approvalId}`;
  if ('mergeId' in data && type.startsWith('merge.')) return `merge:${data.mergeId}`;
  if ('laneId' in data) return `lane:${data.laneId}`;
  if ('agent' in data) return `agent:${data.agent.id}`;
  if ('agentId' in data) return `agent:${data.agentId}`;
  return 'fleet';
}
