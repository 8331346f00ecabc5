import { type Agents, evolveAgents } from './agent/state.ts';
import { type Approvals, evolveApprovals } from './approval/state.ts';
import { type DomainEvent, type Recorded } from './event.ts';
import { type Fleet, evolveFleet, runningFleet } from './fleet/state.ts';
import { evolveLanes } from './lane/evolve.ts';
import { type Lanes } from './lane/state.ts';
import { type Merges, evolveMerges } from './merge/state.ts';
import { type Projects, evolveProjects } from './project/state.ts';
import { type Reviews, evolveReviews } from './review/state.ts';

/** All truth that is not high-volume, as of one sequence number. Engine, snapshots and renderer hold the same shape. */
export interface World {
  readonly sequence: number;
  readonly projects: Projects;
  readonly agents: Agents;
  readonly lanes: Lanes;
  readonly approvals: Approvals;
  readonly reviews: Reviews;
  readonly merges: Merges;
  readonly fleet: Fleet;
}

/** Raised whenever a fold changes its shape: snapshots of another version are ignored and replayed. */
export const worldVersion = 6;

export const emptyWorld: World = {
  sequence: 0,
  projects: {},
  agents: {},
  lanes: {},
  approvals: {},
  reviews: {},
  merges: {},
  fleet: runningFleet,
};

/** The one fold. Pure: the same events give the same world in the host, in a snapshot and on the screen. */
export function evolve(world: World, event: Recorded<DomainEvent>): World {
  return {
    sequence: event.sequence,
    projects: evolveProjects(world.projects, event),
    agents: evolveAgents(world.agents, event),
    lanes: evolveLanes(world.lanes, event),
    approvals: evolveApprovals(world.approvals, event),
    reviews: evolveReviews(world.reviews, event),
    merges: evolveMerges(world.merges, event),
    fleet: evolveFleet(world.fleet, event),
  };
}
