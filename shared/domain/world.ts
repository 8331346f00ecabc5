import { type Agents, evolveAgents } from './agent/state.ts';
import { type Approvals, evolveApprovalsIn } from './approval/state.ts';
import { type DomainEvent, type Recorded } from './event.ts';
import { type Fresh } from './fresh.ts';
import { type Fleet, evolveFleet, runningFleet } from './fleet/state.ts';
import { evolveLanesIn } from './lane/evolve.ts';
import { type Lanes } from './lane/state.ts';
import { type Merges, evolveMerges } from './merge/state.ts';
import { type Messages, evolveMessages } from './message/state.ts';
import { type Missions, evolveMissions } from './mission/state.ts';
import { type Projects, evolveProjects } from './project/state.ts';
import { evolveTrust, type Trust } from './trust/state.ts';
import { type Reservations, evolveReservations, noReservations } from './reservation/state.ts';
import { type Reviews, evolveReviews } from './review/state.ts';

/** All truth that is not high-volume, as of one sequence number. Engine, snapshots and renderer hold the same shape. */
export interface World {
  readonly sequence: number;
  readonly projects: Projects;
  readonly agents: Agents;
  readonly lanes: Lanes;
  readonly approvals: Approvals;
  readonly reviews: Reviews;
  readonly reservations: Reservations;
  readonly messages: Messages;
  readonly missions: Missions;
  readonly merges: Merges;
  readonly trust: Trust;
  readonly fleet: Fleet;
}

/** Raised whenever a fold changes its shape: snapshots of another version are ignored and replayed. */
export const worldVersion = 14;

export const emptyWorld: World = {
  sequence: 0,
  projects: {},
  agents: {},
  lanes: {},
  approvals: {},
  reviews: {},
  reservations: noReservations,
  messages: {},
  missions: {},
  merges: {},
  trust: {},
  fleet: runningFleet,
};

/** The one fold. Pure: the same events give the same world in the host, in a snapshot and on the screen. */
export const evolve = (world: World, event: Recorded<DomainEvent>): World =>
  evolveIn(world, event, new WeakSet());

/**
 * The same for a batch: it may write into records that earlier calls with the same `fresh` made, so that of all those
 * worlds only the last one counts. The world that the batch began with is left alone.
 */
export function evolveIn(world: World, event: Recorded<DomainEvent>, fresh: Fresh): World {
  return {
    sequence: event.sequence,
    projects: evolveProjects(world.projects, event),
    agents: evolveAgents(world.agents, event),
    lanes: evolveLanesIn(world.lanes, event, fresh),
    approvals: evolveApprovalsIn(world.approvals, event, fresh),
    reviews: evolveReviews(world.reviews, event),
    reservations: evolveReservations(world.reservations, event),
    messages: evolveMessages(world.messages, event),
    missions: evolveMissions(world.missions, event),
    merges: evolveMerges(world.merges, event),
    trust: evolveTrust(world.trust, event, world.lanes),
    fleet: evolveFleet(world.fleet, event),
  };
}
