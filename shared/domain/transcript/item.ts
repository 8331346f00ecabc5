import { type Instant } from '../../kernel/time.ts';
import { type ProposedDiff } from '../approval/events.ts';
import { type LaneId, type TurnId } from '../ids.ts';

/** One thing in a lane's transcript. Upserted by (laneId, itemId): what an agent sends twice stands once. */
export interface TranscriptItem {
  readonly laneId: LaneId;
  readonly itemId: string;
  readonly turnId: TurnId | null;
  /** Order within the lane, given at first sight and kept. */
  readonly position: number;
  readonly at: Instant;
  readonly updatedAt: Instant;
  readonly body: TranscriptBody;
}

export type TranscriptBody =
  | { readonly kind: 'prompt'; readonly text: string; readonly source: string }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'thought'; readonly text: string }
  | ToolItem
  | { readonly kind: 'plan'; readonly entries: readonly PlanEntry[] }
  | { readonly kind: 'notice'; readonly level: 'info' | 'warning' | 'error'; readonly text: string };

/** A tool call, from the moment that it was announced. */
export interface ToolItem {
  readonly kind: 'tool';
  readonly toolCallId: string;
  readonly title: string;
  /** ACP's tool kind: read, edit, delete, move, search, execute, think, fetch, other. */
  readonly tool: string;
  readonly status: 'pending' | 'running' | 'completed' | 'failed';
  readonly paths: readonly string[];
  readonly command: string | null;
  readonly exitCode: number | null;
  readonly output: string;
  readonly diffs: readonly ProposedDiff[];
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
}

export interface PlanEntry {
  readonly text: string;
  readonly status: 'pending' | 'in_progress' | 'completed';
}
