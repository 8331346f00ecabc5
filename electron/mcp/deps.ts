import { type LaneActor } from '../../shared/domain/actor.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type MailDesk } from '../coordination/mail.ts';
import { type Radar } from '../coordination/radar.ts';
import { type ReservationDesk } from '../coordination/reservations.ts';
import { type LaneDeps } from '../lanes/deps.ts';

/** What the tools delegate to. */
export interface McpDeps {
  readonly lanes: LaneDeps;
  readonly reservations: ReservationDesk;
  readonly radar: Radar;
  readonly mail: MailDesk;
  readonly version: string;
}

/** The lane that calls, as it is at this moment. */
export interface McpCaller {
  readonly laneId: LaneId;
  readonly lane: Lane;
  readonly actor: LaneActor;
}
