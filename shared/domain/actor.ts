import { type AgentId, type LaneId } from './ids.ts';

/** Who did it. Never optional: an event without an actor cannot be written. */
export type Actor = HumanActor | LaneActor | SwitchyardActor;

/** The person at the screen, the command line or behind an RPC token. */
export interface HumanActor {
  readonly kind: 'human';
  readonly via: 'desktop' | 'browser' | 'cli' | 'rpc';
}

/** An agent at work in a lane, with what it ran as. */
export interface LaneActor {
  readonly kind: 'lane';
  readonly laneId: LaneId;
  readonly agentId: AgentId;
  readonly model: string | null;
  /** The role that the lane carries; left out where it has none. */
  readonly role?: string | undefined;
  /** Which login or key the agent used, as a label, never the secret; null when unknown. */
  readonly credential: string | null;
}

/** Switchyard itself, acting on a rule or on what it observed. */
export interface SwitchyardActor {
  readonly kind: 'switchyard';
}

export const switchyard: SwitchyardActor = { kind: 'switchyard' };
