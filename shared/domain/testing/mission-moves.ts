import { type DomainEvent } from '../event.ts';
import { type Schedule } from '../mission/events.ts';
import { type Mission } from '../mission/state.ts';
import { type MissionId } from '../ids.ts';
import { type PlanTask, plainTask } from '../plan/task.ts';
import { type World } from '../world.ts';
import { type Draw } from './draw.ts';

/** What can happen to missions. */
export function missionMoves(world: World, draw: Draw): readonly (() => DomainEvent)[] {
  const moves: (() => DomainEvent)[] = [];
  const project = draw.one(Object.values(world.projects));
  if (project)
    moves.push(() => ({
      type: 'mission.created',
      data: {
        missionId: draw.id<MissionId>('mission'),
        projectId: project.id,
        title: 'Tax rules',
        goal: 'Rules per region',
        tasks: someTasks(draw),
        atOnce: 1 + draw.number(4),
        workflow: draw.maybe('parallel-development'),
        planner: null,
      },
    }));
  const mission = draw.one(Object.values(world.missions));
  const lane = draw.one(Object.values(world.lanes));
  if (!mission) return moves;
  const missionId = mission.id;
  const taskId = draw.one(mission.tasks)?.id ?? 'T1';
  const waves = [mission.tasks.map((t) => t.id)];
  const schedule = { waves, after: { [taskId]: [] } };
  const on = draw.one(['reservation', 'error'] as const) ?? 'error';
  const state = draw.one(['running', 'passed', 'failed', 'conflict', 'none'] as const) ?? 'none';
  const seen = lane ? [{ laneId: lane.id, oid: draw.oid() }] : [];
  const culprits = lane && state === 'failed' ? [lane.id] : [];
  return [
    ...moves,
    ...changes(mission, schedule, draw),
    () => ({ type: 'mission.approved', data: { missionId, revision: mission.revision } }),
    () => ({ type: 'mission.started', data: { missionId, schedule } }),
    () => ({ type: 'mission.stopped', data: { missionId, reason: 'enough for today' } }),
    () => ({ type: 'mission.taskHeld', data: { missionId, taskId, hold: { on, reason: 'held' } } }),
    () => ({ type: 'mission.taskReleased', data: { missionId, taskId } }),
    () => ({ type: 'mission.taskSkipped', data: { missionId, taskId, reason: 'not needed' } }),
    () => ({
      type: 'mission.checked',
      data: {
        missionId,
        check: { lanes: seen, state, reason: draw.maybe('exit code 3'), culprits, runs: 1 },
      },
    }),
    () => ({ type: 'mission.ended', data: { missionId, end: draw.number(2) === 0 ? 'done' : 'abandoned' } }),
  ];
}

/** What changes the plan itself. */
const changes = (mission: Mission, schedule: Schedule, draw: Draw): readonly (() => DomainEvent)[] => [
  () => ({
    type: 'mission.edited',
    data: {
      missionId: mission.id,
      title: 'Tax rules, again',
      goal: mission.goal,
      tasks: someTasks(draw),
      atOnce: 2,
      schedule: draw.maybe(schedule),
    },
  }),
  () => ({
    type: 'mission.proposed',
    data: {
      missionId: mission.id,
      goal: 'As proposed',
      tasks: someTasks(draw),
      problem: draw.maybe('no task'),
    },
  }),
];

const someTasks = (draw: Draw): PlanTask[] =>
  Array.from({ length: 1 + draw.number(3) }, (_, i) => ({
    ...plainTask(`T${i + 1}`, `Task ${i + 1}`, 'Do it.'),
    writeSet: [`src/${draw.number(5)}/**`],
    dependsOn: i > 0 && draw.number(2) === 0 ? [`T${i}`] : [],
    canonical: draw.maybe('docs/plan.md'),
  }));
