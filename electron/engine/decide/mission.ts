import { type MissionCommand } from '../../../shared/domain/command.ts';
import { type MissionLink } from '../../../shared/domain/lane/events.ts';
import { statusOf } from '../../../shared/domain/lane/state.ts';
import { type Mission } from '../../../shared/domain/mission/state.ts';
import { type PlanTask } from '../../../shared/domain/plan/task.ts';
import { type World } from '../../../shared/domain/world.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Deciding, type Decision } from './decision.ts';

/** Rules for missions: what runs is not changed under its lanes, and only a human approves, skips and tries again. */
export function decideMission(deciding: Deciding, command: MissionCommand): Decision {
  const { world } = deciding;
  if (command.type === 'mission.create') {
    if (!world.projects[command.data.projectId])
      return fail('not-found', `There is no project ${command.data.projectId}.`);
    return ok([{ type: 'mission.created', data: command.data }]);
  }
  const mission = world.missions[command.data.missionId];
  if (!mission) return fail('not-found', 'There is no such mission.');
  if (mission.phase === 'done' || mission.phase === 'abandoned') return over(mission, command);
  switch (command.type) {
    case 'mission.edit':
      return edit(world, mission, command.data);
    case 'mission.propose':
      return propose(mission, command.data);
    case 'mission.approve':
    case 'mission.skipTask':
    case 'mission.retryTask':
      return byHuman(deciding, mission, command);
    case 'mission.start':
      return start(deciding, mission, command.data);
    case 'mission.stop':
      if (mission.phase !== 'running') return fail('refused', `${mission.title} is not running.`);
      return ok([{ type: 'mission.stopped', data: command.data }]);
    case 'mission.holdTask':
      return ok(mission.phase === 'running' ? [{ type: 'mission.taskHeld', data: command.data }] : []);
    case 'mission.recordCheck':
      return ok([{ type: 'mission.checked', data: command.data }]);
    case 'mission.end':
      return ok([{ type: 'mission.ended', data: command.data }]);
  }
}

function over(mission: Mission, command: MissionCommand): Decision {
  const { type } = command;
  if (type === 'mission.recordCheck' || type === 'mission.end' || type === 'mission.propose') return ok([]);
  return fail('refused', `${mission.title} is over.`, { next: 'Make a new mission from its plan.' });
}

type Edit = Extract<MissionCommand, { type: 'mission.edit' }>['data'];

function edit(world: World, mission: Mission, { on, ...data }: Edit): Decision {
  if (on !== mission.revision)
    return fail('conflict', `The plan was changed meanwhile; it is at revision ${mission.revision} now.`, {
      kept: 'Your change is not saved yet, and nothing of the other one is lost.',
      next: 'Look at the plan as it is now, then change it again.',
    });
  for (const before of mission.tasks) {
    const lane = liveLane(world, mission, before.id);
    if (lane === null) continue;
    const after = data.tasks.find((t) => t.id === before.id);
    if (!after || !sameWork(before, after))
      return fail('refused', `${before.id} is given to ${lane}; its work cannot change under it.`, {
        kept: 'The plan is as it was.',
        next: `Tell ${lane} by a prompt, or close it and change the task then.`,
      });
  }
  return ok([{ type: 'mission.edited', data }]);
}

/** Whether a lane at work on the task may go on after a change. */
const sameWork = (a: PlanTask, b: PlanTask): boolean =>
  a.brief === b.brief &&
  a.writesNothing === b.writesNothing &&
  a.writeSet.length === b.writeSet.length &&
  a.writeSet.every((glob, i) => glob === b.writeSet[i]);

function liveLane(world: World, mission: Mission, taskId: string): string | null {
  const laneId = mission.lanes[taskId]?.at(-1);
  const lane = laneId === undefined ? undefined : world.lanes[laneId];
  return lane && statusOf(lane) !== 'closed' ? lane.name : null;
}

type Proposal = Extract<MissionCommand, { type: 'mission.propose' }>['data'];

/** A proposal never goes over what a human has changed or launched since the last one. */
function propose(mission: Mission, data: Proposal): Decision {
  const untouched = mission.revision === (mission.proposal?.revision ?? 1);
  if (mission.phase !== 'draft' || !untouched) return ok([]);
  const same = data.problem === null && JSON.stringify(data.tasks) === JSON.stringify(mission.tasks);
  return ok(same ? [] : [{ type: 'mission.proposed', data }]);
}

type ByHuman = Extract<
  MissionCommand,
  { type: 'mission.approve' | 'mission.skipTask' | 'mission.retryTask' }
>;

function byHuman({ actor, world }: Deciding, mission: Mission, command: ByHuman): Decision {
  if (actor.kind !== 'human') return fail('unauthorised', 'Only a human decides that.');
  if (command.type === 'mission.approve') {
    if (command.data.revision !== mission.revision)
      return fail('conflict', `The plan is at revision ${mission.revision} now.`, {
        kept: 'Nothing was approved.',
        next: 'Read it again, then approve it.',
      });
    return ok(
      mission.approved === mission.revision ? [] : [{ type: 'mission.approved', data: command.data }],
    );
  }
  const { taskId } = command.data;
  if (!mission.tasks.some((t) => t.id === taskId)) return fail('not-found', `There is no task ${taskId}.`);
  const lane = liveLane(world, mission, taskId);
  if (command.type === 'mission.retryTask' && lane !== null)
    return fail('refused', `${lane} still has ${taskId}.`, { next: `Close ${lane}, or go on with it.` });
  return command.type === 'mission.skipTask'
    ? ok([{ type: 'mission.taskSkipped', data: command.data }])
    : ok([{ type: 'mission.taskReleased', data: command.data }]);
}

type Start = Extract<MissionCommand, { type: 'mission.start' }>['data'];

function start({ world, actor }: Deciding, mission: Mission, { revision, ...data }: Start): Decision {
  if (mission.phase === 'running') return fail('refused', `${mission.title} is running already.`);
  if (mission.tasks.length === 0) return fail('refused', 'The plan has no task yet.');
  if (revision !== mission.revision)
    return fail('conflict', `The plan is at revision ${mission.revision} now.`, {
      kept: 'Nothing was launched.',
      next: 'Read it again, then launch it.',
    });
  const approved = mission.approved === mission.revision;
  if (!approved && actor.kind !== 'human' && world.projects[mission.projectId]?.gates?.planApproval !== false)
    return fail('refused', 'A human has to approve this plan before it is launched.', {
      kept: 'Nothing was launched.',
    });
  const { missionId } = data;
  return ok([
    ...(approved || actor.kind !== 'human'
      ? []
      : [{ type: 'mission.approved' as const, data: { missionId, revision } }]),
    { type: 'mission.started', data },
  ]);
}

/** A task is given to one lane at a time, and only while its mission runs. */
export function taskIsDue(world: World, { missionId, taskId }: MissionLink): Decision {
  const mission = world.missions[missionId];
  if (mission?.phase !== 'running') return fail('refused', 'Its mission is not running.');
  if (!mission.tasks.some((t) => t.id === taskId)) return fail('refused', `The plan has no task ${taskId}.`);
  if (mission.skipped[taskId] !== undefined) return fail('refused', `${taskId} is skipped.`);
  const lane = mission.lanes[taskId]?.at(-1);
  return lane === undefined ? ok([]) : fail('refused', `${taskId} is given to a lane already.`);
}
