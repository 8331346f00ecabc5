import { type LaneView } from '../../../shared/contract/index.ts';
import { toLaneView } from '../../../shared/contract/present.ts';
import { type LaneId, type PromptId } from '../../../shared/domain/ids.ts';
import { type Result, fail, ok } from '../../../shared/kernel/result.ts';
import { takeCheckpoint } from '../../lanes/checkpoints.ts';
import { closeLane, reopenLane } from '../../lanes/closing.ts';
import { interruptLane } from '../../lanes/interrupt.ts';
import { launchLane } from '../../lanes/launch.ts';
import { pauseLane } from '../../lanes/pause-lane.ts';
import { restoreLane } from '../../lanes/restore.ts';
import { resumeLane } from '../../lanes/resume-lane.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `lane.${string}`>;
type Answer = Promise<Result<LaneView>>;

/** Answers `lane.*`. */
export function laneHandlers(context: HandlerContext): Pick<Handlers, Calls> {
  return { ...livingHandlers(context), ...promptHandlers(context) };
}

type PromptCalls = 'lane.prompt' | 'lane.editPrompt' | 'lane.removePrompt' | 'lane.reorderPrompts';

function livingHandlers(context: HandlerContext): Pick<Handlers, Exclude<Calls, PromptCalls>> {
  const { lanes, runs, preparation, terminals } = context;
  const { engine } = lanes;
  const view = (laneId: LaneId) => laneView(context, laneId);
  const then = async (laneId: LaneId, work: Promise<Result<unknown>>): Answer => {
    const done = await work;
    return done.ok ? view(laneId) : done;
  };
  return {
    'lane.launch': async ({ task, agentId = null, roleId = null, model = null, ...rest }, { actor }) => {
      const { writeSet = [], inputs = [], outputs = [] } = task;
      const request = { ...rest, agentId, roleId, model, task: { ...task, writeSet, inputs, outputs } };
      const launched = await launchLane(lanes, request, actor);
      return launched.ok ? ok(toLaneView(launched.data)) : launched;
    },
    'lane.list': async ({ projectId, closed }) => {
      const all = Object.values(engine.world.lanes);
      const items = all.filter(
        (l) => (!projectId || l.projectId === projectId) && (closed || l.phase !== 'closed'),
      );
      return ok({ items: items.map(toLaneView) });
    },
    'lane.get': async ({ laneId }) => view(laneId),
    'lane.interrupt': ({ laneId }, { actor }) => then(laneId, interruptLane(lanes, runs, laneId, actor)),
    'lane.pause': ({ laneId }, { actor }) => then(laneId, pauseLane(lanes, laneId, actor)),
    'lane.resume': ({ laneId }, { actor }) => then(laneId, resumeLane(lanes, runs, laneId, actor)),
    'lane.retry': ({ laneId }, { actor }) =>
      then(laneId, engine.dispatch({ type: 'lane.retry', data: { laneId } }, { actor })),
    'lane.close': ({ laneId, discardUnmerged = false }, { actor }) =>
      then(laneId, closeLane(lanes, { runs, preparation, terminals }, laneId, { discardUnmerged, actor })),
    'lane.reopen': ({ laneId }, { actor }) => then(laneId, reopenLane(lanes, laneId, actor)),
    'lane.restore': async ({ laneId, checkpointId }) => {
      const done = await restoreLane(lanes, laneId, checkpointId);
      if (!done.ok) return done;
      const lane = view(laneId);
      return lane.ok ? ok({ lane: lane.data, ...done.data }) : lane;
    },
    'lane.clone': async ({ laneId, checkpointId, agentId, model, brief }, { actor }) => {
      const source = engine.world.lanes[laneId];
      if (!source) return fail('not-found', `There is no lane ${laneId}.`);
      const startOid = checkpointId
        ? source.checkpoints.find((c) => c.id === checkpointId)?.oid
        : await newest(context, laneId);
      if (!startOid) return fail('not-found', 'There is no such checkpoint.');
      const { projectId, roleId, task } = source;
      const request = {
        projectId,
        roleId,
        agentId: agentId ?? source.agentId,
        model: model ?? source.model,
        task: { ...task, brief: brief ?? task.brief },
        from: { lane: source, startOid },
      };
      const launched = await launchLane(lanes, request, actor);
      return launched.ok ? ok(toLaneView(launched.data)) : launched;
    },
  };
}

function promptHandlers(context: HandlerContext): Pick<Handlers, PromptCalls> {
  const { lanes } = context;
  const { engine } = lanes;
  const then = async (laneId: LaneId, work: Promise<Result<unknown>>): Answer => {
    const done = await work;
    return done.ok ? laneView(context, laneId) : done;
  };
  return {
    'lane.prompt': async ({ laneId, text }, { actor }) => {
      const promptId = lanes.ids<PromptId>('prompt');
      const queued = await engine.dispatch(
        { type: 'lane.queuePrompt', data: { laneId, promptId, text, source: 'human' } },
        { actor },
      );
      const lane = queued.ok ? laneView(context, laneId) : queued;
      return lane.ok ? ok({ promptId, lane: lane.data }) : lane;
    },
    'lane.editPrompt': (data, { actor }) =>
      then(data.laneId, engine.dispatch({ type: 'lane.editPrompt', data }, { actor })),
    'lane.removePrompt': (data, { actor }) =>
      then(data.laneId, engine.dispatch({ type: 'lane.removePrompt', data }, { actor })),
    'lane.reorderPrompts': (data, { actor }) =>
      then(data.laneId, engine.dispatch({ type: 'lane.reorderPrompts', data }, { actor })),
  };
}

async function newest({ lanes }: HandlerContext, laneId: LaneId): Promise<string | undefined> {
  const lane = lanes.engine.world.lanes[laneId];
  if (!lane) return undefined;
  if (lane.phase === 'closed') return lane.snapshotOid ?? undefined;
  const taken = await takeCheckpoint(lanes, lane, null);
  return taken.ok ? taken.data : lane.checkpoints.at(-1)?.oid;
}

function laneView({ lanes }: HandlerContext, laneId: LaneId): Result<LaneView> {
  const lane = lanes.engine.world.lanes[laneId];
  return lane ? ok(toLaneView(lane)) : fail('not-found', `There is no lane ${laneId}.`);
}
