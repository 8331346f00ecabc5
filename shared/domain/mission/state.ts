import { type Instant } from '../../kernel/time.ts';
import { type DomainEvent, type Recorded } from '../event.ts';
import { type LaneId, type MissionId, type ProjectId } from '../ids.ts';
import { type PlanTask } from '../plan/task.ts';
import { type Hold, type Schedule, type TogetherCheck } from './events.ts';

/** What the human wants, and the plan that serves it. */
export interface Mission {
  readonly id: MissionId;
  readonly projectId: ProjectId;
  readonly title: string;
  readonly goal: string;
  readonly tasks: readonly PlanTask[];
  /** 1 at first; one more with every change of the plan. */
  readonly revision: number;
  /** The revision that the human approved last; null while none. */
  readonly approved: number | null;
  readonly phase: 'draft' | 'running' | 'stopped' | 'done' | 'abandoned';
  /** Why it is stopped. */
  readonly reason: string | null;
  readonly atOnce: number;
  readonly workflow: string | null;
  readonly planner: LaneId | null;
  /** The last proposal: the revision that it became, or what is wrong with it. */
  readonly proposal: { readonly revision: number; readonly problem: string | null } | null;
  /** Null until it was launched. */
  readonly schedule: Schedule | null;
  /** The lanes that each task was given, oldest first; the last one counts. */
  readonly lanes: Readonly<Record<string, readonly LaneId[]>>;
  readonly held: Readonly<Record<string, Hold>>;
  /** Tasks that the human passed over, with the reason. */
  readonly skipped: Readonly<Record<string, string>>;
  /** The last looks at lanes joined, oldest first. */
  readonly checks: readonly TogetherCheck[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export type Missions = Readonly<Record<string, Mission>>;

const checksKept = 20;

/** The fold of missions; a lane that was launched for a task counts as its lane. */
export function evolveMissions(missions: Missions, event: Recorded<DomainEvent>): Missions {
  switch (event.type) {
    case 'mission.created': {
      const { missionId: id, ...data } = event.data;
      return { ...missions, [id]: created({ id, ...data }, event.at) };
    }
    case 'lane.launched': {
      const { mission: link, laneId } = event.data;
      if (!link) return missions;
      return change(missions, link.missionId, event.at, (m) => ({
        lanes: { ...m.lanes, [link.taskId]: [...(m.lanes[link.taskId] ?? []), laneId] },
        held: without(m.held, link.taskId),
      }));
    }
    case 'reservation.ended':
      return releaseHeld(missions, event.data.projectId);
    default:
      return 'missionId' in event.data ? evolveMission(missions, event) : missions;
  }
}

type Replanning = Extract<Recorded<DomainEvent>, { type: 'mission.edited' | 'mission.proposed' }>;

/** The plan itself becomes another. */
function replanned(missions: Missions, event: Replanning): Missions {
  switch (event.type) {
    case 'mission.edited': {
      const { missionId, schedule, ...data } = event.data;
      return change(missions, missionId, event.at, (m) => ({
        ...data,
        revision: m.revision + 1,
        schedule: schedule ?? m.schedule,
        held: {},
      }));
    }
    case 'mission.proposed': {
      const { missionId, goal, tasks, problem } = event.data;
      return change(missions, missionId, event.at, (m) =>
        problem === null
          ? { goal, tasks, revision: m.revision + 1, proposal: { revision: m.revision + 1, problem } }
          : { proposal: { revision: m.revision, problem } },
      );
    }
  }
}

function evolveMission(missions: Missions, event: Recorded<DomainEvent>): Missions {
  switch (event.type) {
    case 'mission.edited':
    case 'mission.proposed':
      return replanned(missions, event);
    case 'mission.approved':
      return change(missions, event.data.missionId, event.at, () => ({ approved: event.data.revision }));
    case 'mission.started':
      return change(missions, event.data.missionId, event.at, () => ({
        phase: 'running',
        reason: null,
        schedule: event.data.schedule,
        held: {},
      }));
    case 'mission.stopped':
      return change(missions, event.data.missionId, event.at, () => ({
        phase: 'stopped',
        reason: event.data.reason,
      }));
    case 'mission.taskHeld': {
      const { missionId, taskId, hold } = event.data;
      return change(missions, missionId, event.at, (m) => ({ held: { ...m.held, [taskId]: hold } }));
    }
    case 'mission.taskReleased': {
      const { missionId, taskId } = event.data;
      return change(missions, missionId, event.at, (m) => ({
        held: without(m.held, taskId),
        skipped: without(m.skipped, taskId),
        lanes: without(m.lanes, taskId),
      }));
    }
    case 'mission.taskSkipped': {
      const { missionId, taskId, reason } = event.data;
      return change(missions, missionId, event.at, (m) => ({
        skipped: { ...m.skipped, [taskId]: reason },
        held: without(m.held, taskId),
      }));
    }
    case 'mission.checked': {
      const { missionId, check } = event.data;
      return change(missions, missionId, event.at, (m) => ({
        checks: [...m.checks.filter((c) => !sameLanes(c, check)), check].slice(-checksKept),
      }));
    }
    case 'mission.ended':
      return change(missions, event.data.missionId, event.at, () => ({ phase: event.data.end }));
    default:
      return missions;
  }
}

type Created = Pick<
  Mission,
  'id' | 'projectId' | 'title' | 'goal' | 'tasks' | 'atOnce' | 'workflow' | 'planner'
>;

const created = (data: Created, at: Instant): Mission => ({
  ...data,
  revision: 1,
  approved: null,
  phase: 'draft',
  reason: null,
  proposal: null,
  schedule: null,
  lanes: {},
  held: {},
  skipped: {},
  checks: [],
  createdAt: at,
  updatedAt: at,
});

/** Whether two looks were at the same lanes in the same state. */
export const sameLanes = (a: Pick<TogetherCheck, 'lanes'>, b: Pick<TogetherCheck, 'lanes'>): boolean =>
  a.lanes.length === b.lanes.length &&
  a.lanes.every(({ laneId, oid }) => b.lanes.some((other) => other.laneId === laneId && other.oid === oid));

function change(
  missions: Missions,
  id: MissionId,
  at: Instant,
  changes: (mission: Mission) => Partial<Mission>,
): Missions {
  const mission = missions[id];
  return mission ? { ...missions, [id]: { ...mission, ...changes(mission), updatedAt: at } } : missions;
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = all;
  return rest;
}

/** What waited for paths may have them now. */
function releaseHeld(missions: Missions, projectId: ProjectId): Missions {
  const waiting = Object.values(missions).filter(
    (m) => m.projectId === projectId && Object.values(m.held).some((hold) => hold.on === 'reservation'),
  );
  if (waiting.length === 0) return missions;
  const released = waiting.map((m): [string, Mission] => [
    m.id,
    {
      ...m,
      held: Object.fromEntries(Object.entries(m.held).filter(([, hold]) => hold.on !== 'reservation')),
    },
  ]);
  return { ...missions, ...Object.fromEntries(released) };
}
