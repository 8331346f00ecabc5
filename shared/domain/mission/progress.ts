import { type LaneId } from '../ids.ts';
import { type Lane, statusOf } from '../lane/state.ts';
import { type Lanes } from '../lane/state.ts';
import { type Mission } from './state.ts';

/**
 * How a task is. Derived, never stored.
 * - `waiting`: for tasks before it. `ready`: to be launched. `held`: for what failed before it, or for paths.
 * - `working`, `yours` (its lane waits for a human), `finished` (its work is to be merged), `failed`.
 * - `landed`, `empty` (finished without a change), `skipped`.
 */
export type TaskState =
  'waiting' | 'ready' | 'held' | 'working' | 'yours' | 'finished' | 'failed' | 'landed' | 'empty' | 'skipped';

export interface TaskProgress {
  readonly taskId: string;
  readonly state: TaskState;
  /** In words, where there is more to say. */
  readonly reason: string | null;
  readonly laneId: LaneId | null;
  /** Index into the waves; null before launch. */
  readonly wave: number | null;
}

/** Whether nothing more comes of a task by itself or by a merge. */
export const isSettled = (state: TaskState): boolean =>
  state === 'landed' || state === 'empty' || state === 'skipped' || state === 'failed' || state === 'held';

const isOver = (state: TaskState): boolean => state === 'landed' || state === 'empty' || state === 'skipped';

/** How each task of a mission is, in the plan's order. */
export function progressOf(mission: Mission, lanes: Lanes): readonly TaskProgress[] {
  const waveOf = new Map(
    (mission.schedule?.waves ?? []).flatMap((ids, wave) => ids.map((id) => [id, wave] as const)),
  );
  const known = new Map<string, TaskProgress>();
  const ordered = mission.tasks.toSorted((a, b) => (waveOf.get(a.id) ?? 0) - (waveOf.get(b.id) ?? 0));
  let openWave = Infinity;
  for (const { id } of ordered) {
    const wave = waveOf.get(id) ?? null;
    const one = taskProgress(mission, lanes, id, wave, openWave, known);
    known.set(id, one);
    if (wave !== null && !isSettled(one.state)) openWave = Math.min(openWave, wave);
  }
  return mission.tasks.flatMap(({ id }) => known.get(id) ?? []);
}

function taskProgress(
  mission: Mission,
  lanes: Lanes,
  taskId: string,
  wave: number | null,
  openWave: number,
  known: ReadonlyMap<string, TaskProgress>,
): TaskProgress {
  const laneId = mission.lanes[taskId]?.at(-1) ?? null;
  const of = (state: TaskState, reason: string | null = null): TaskProgress => ({
    taskId,
    state,
    reason,
    laneId,
    wave,
  });
  const skipped = mission.skipped[taskId];
  if (skipped !== undefined) return of('skipped', skipped);
  const lane = laneId === null ? undefined : lanes[laneId];
  if (lane) return of(...laneState(lane));
  if (wave === null) return of('waiting');
  const before = (mission.schedule?.after[taskId] ?? []).flatMap((id) => known.get(id) ?? []);
  const broken = before.find((b) => b.state === 'failed' || b.state === 'held');
  if (broken)
    return of(
      'held',
      `It waits for ${broken.taskId}, which ${broken.state === 'failed' ? 'failed' : 'is held'}.`,
    );
  const hold = mission.held[taskId];
  if (wave > openWave || before.some((b) => !isOver(b.state))) return of('waiting');
  return hold ? of('ready', hold.reason) : of('ready');
}

function laneState(lane: Lane): [TaskState, string | null] {
  const status = statusOf(lane);
  switch (status) {
    case 'done':
      return ['landed', null];
    case 'closed':
      return lane.landed === null
        ? ['failed', `${lane.name} was closed before its work had landed.`]
        : ['landed', null];
    case 'failed':
      return ['failed', lane.reason];
    case 'waiting':
      return ['yours', `${lane.name} waits for your answer.`];
    case 'interrupted':
      return ['yours', lane.reason];
    case 'preparing':
    case 'running':
    case 'paused':
      return ['working', null];
    case 'idle':
      return restingState(lane);
  }
}

function restingState(lane: Lane): [TaskState, string | null] {
  if (lane.turns === 0 || lane.queue.length > 0) return ['working', null];
  if (lane.lastOutcome !== 'completed')
    return ['yours', `The last turn of ${lane.name} ended as ${lane.lastOutcome ?? 'unknown'}.`];
  return lane.changes !== null && lane.changes.files > 0 ? ['finished', null] : ['empty', null];
}
