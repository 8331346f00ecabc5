import { type LaneId } from '../ids.ts';
import { isOpen, type Merges } from '../merge/state.ts';
import { type Lanes } from '../lane/state.ts';
import { type LaneAt, type TogetherCheck } from './events.ts';
import { isSettled, progressOf, type TaskProgress } from './progress.ts';
import { type Mission, sameLanes } from './state.ts';

/** What a running mission wants done next. Pure: what to do is read off the world, so a crash in between loses nothing. */
export type MissionStep =
  | { readonly kind: 'launch'; readonly taskId: string }
  | { readonly kind: 'check'; readonly lanes: readonly LaneAt[] }
  | { readonly kind: 'merge'; readonly laneId: LaneId }
  | { readonly kind: 'end' };

interface Truth {
  readonly lanes: Lanes;
  readonly merges: Merges;
}

/** The steps that can be taken now. `mergesAlone`: merges need no human once the lanes passed together. */
export function stepsOf(mission: Mission, truth: Truth, mergesAlone: boolean): readonly MissionStep[] {
  if (mission.phase !== 'running' || !mission.schedule) return [];
  const progress = progressOf(mission, truth.lanes);
  if (progress.every((one) => one.state === 'landed' || one.state === 'empty' || one.state === 'skipped'))
    return [{ kind: 'end' }];
  const wave = currentWave(mission, progress);
  const here = progress.filter((one) => one.wave === wave);
  const busy = progress.filter((one) => one.state === 'working' || one.state === 'yours').length;
  const ready = here.filter((one) => one.state === 'ready');
  const launches = ready
    .filter((one) => mission.held[one.taskId] === undefined)
    .slice(0, Math.max(0, mission.atOnce - busy))
    .map(({ taskId }): MissionStep => ({ kind: 'launch', taskId }));
  if (launches.length > 0) return launches;
  if (here.some((one) => one.state === 'working' || one.state === 'yours')) return [];
  return afterWave(mission, here, truth, mergesAlone);
}

/** The first wave with something that is not settled. */
function currentWave(mission: Mission, progress: readonly TaskProgress[]): number | null {
  const open = progress.flatMap((one) => (one.wave !== null && !isSettled(one.state) ? [one.wave] : []));
  return open.length > 0 && mission.schedule ? Math.min(...open) : null;
}

/** What is known of some lanes together: a look at exactly them, or one that passed with more. */
function checkOf(mission: Mission, lanes: readonly LaneAt[]): TogetherCheck | undefined {
  const within = (check: TogetherCheck): boolean =>
    check.state === 'passed' &&
    lanes.every((one) => check.lanes.some((c) => c.laneId === one.laneId && c.oid === one.oid));
  return mission.checks.findLast((c) => sameLanes(c, { lanes }) || within(c));
}

function afterWave(
  mission: Mission,
  here: readonly TaskProgress[],
  { lanes, merges }: Truth,
  mergesAlone: boolean,
): readonly MissionStep[] {
  const finished = here.flatMap(({ state, laneId }) => {
    const lane = state === 'finished' && laneId !== null ? lanes[laneId] : undefined;
    const oid = lane?.checkpoints.at(-1)?.oid;
    return lane && oid !== undefined ? [{ laneId: lane.id, oid }] : [];
  });
  if (finished.length === 0) return [];
  const inQueue = (laneId: LaneId): boolean =>
    Object.values(merges).some((m) => m.laneId === laneId && isOpen(m));
  if (finished.some(({ laneId }) => inQueue(laneId))) return [];
  const check = checkOf(mission, finished);
  if (finished.length > 1 && (!check || check.state === 'running'))
    return [{ kind: 'check', lanes: finished }];
  if (!mergesAlone || (check && check.state !== 'passed' && check.state !== 'none')) return [];
  const setAside = (laneId: LaneId): boolean =>
    Object.values(merges).some(
      (m) => m.laneId === laneId && (m.state === 'conflict' || m.state === 'failed'),
    );
  return finished
    .filter(({ laneId }) => !setAside(laneId))
    .map(({ laneId }): MissionStep => ({ kind: 'merge', laneId }));
}
