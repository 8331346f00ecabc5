import { rmSync, writeFileSync, existsSync } from 'node:fs';
import { type Actor, switchyard } from '../../shared/domain/actor.ts';
import { type PausedLane } from '../../shared/domain/fleet/events.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type Engine } from '../engine/engine.ts';
import { type PauseGate } from '../engine/pause-gate.ts';
import { type Log } from '../platform/log.ts';
import { type FreezeReport, type ProcessSupervisor } from '../process/port.ts';

export interface PauseDeps {
  readonly engine: Engine;
  readonly gate: PauseGate;
  readonly supervisor: ProcessSupervisor;
  readonly log: Log;
  /** A file whose presence means paused: it outlives the process and needs no database. */
  readonly markerFile: string;
}

export interface PauseResult {
  readonly paused: boolean;
  readonly lanes: PausedLane[];
  readonly processes: number;
  readonly milliseconds: number;
}

/** How long the answer to a pause waits for its entry in the log; the entry itself is never given up. */
const recordPatience = 300;

/** How long a merge that is landing at this moment may take to its end, instead of being found half-way. */
const landingPatience = 1000;

/** Whether an earlier host was left paused. */
export const wasPaused = (deps: Pick<PauseDeps, 'markerFile'>): boolean => existsSync(deps.markerFile);

/**
 * Stops every process of every lane before it resolves. Closes the gate, leaves the marker, stops the processes, and only
 * then records: neither the database nor a screen is needed for it to work.
 */
export async function pauseAll(
  deps: PauseDeps,
  reason: string | null,
  actor: Actor,
): Promise<PauseResult & { recorded: boolean }> {
  const since = performance.now();
  deps.gate.close();
  leaveMarker(deps, reason);
  const [reports] = await Promise.all([deps.supervisor.freeze(), within(deps.gate.quiet(), landingPatience)]);
  const lanes = pausedLanes(Object.values(deps.engine.world.lanes), reports);
  const processes = reports.reduce((sum, r) => sum + r.processes, 0);
  const milliseconds = Math.round(performance.now() - since);
  const recording = deps.engine.dispatch(
    { type: 'fleet.recordPaused', data: { reason, lanes, processes, milliseconds } },
    { actor },
  );
  const recorded = await within(recording, recordPatience);
  return { paused: true, lanes, processes, milliseconds, recorded: recorded?.ok ?? false };
}

/**
 * For the start: records a pause that was made without a host, with the lanes that ran then, so that resuming brings them
 * back. Their processes have been ended with the earlier host's. To be called before they are recorded as interrupted.
 */
export async function recordFoundPause(deps: Pick<PauseDeps, 'engine'>): Promise<void> {
  const ran = Object.values(deps.engine.world.lanes).filter((l) => l.run !== null || l.phase === 'preparing');
  const lanes = ran.map(({ id, run }): PausedLane => ({
    laneId: id,
    state: run === null ? 'none' : 'stopped',
    processes: 0,
    milliseconds: 0,
  }));
  const data = { reason: 'Paused without the host.', lanes, processes: 0, milliseconds: 0 };
  await deps.engine.dispatch({ type: 'fleet.recordPaused', data }, { actor: switchyard });
}

/** Lets exactly that set run again which the pause stopped; lanes that were paused by themselves stay paused. */
export async function resumeAll(
  deps: PauseDeps,
  actor: Actor,
): Promise<Result<PauseResult & { revive: readonly LaneId[] }>> {
  const since = performance.now();
  if (!deps.gate.paused && !deps.engine.world.fleet.paused)
    return fail('refused', 'The fleet is not paused.');
  const { closings } = deps.gate;
  await deps.engine.settled();
  if (deps.gate.closings !== closings) return pausedAgain();
  const lanes = Object.values(deps.engine.world.lanes);
  const mine = lanes.filter((l) => l.pausedBy === 'fleet');
  const revive = mine.filter((l) => l.phase === 'interrupted' && ranBefore(deps, l.id)).map((l) => l.id);
  const recorded = await deps.engine.dispatch(
    { type: 'fleet.recordResumed', data: { laneIds: mine.map((l) => l.id), processes: 0 } },
    { actor },
  );
  if (!recorded.ok) return recorded;
  // Writing it down may have taken long; whoever paused meanwhile was told that everything stands still.
  if (deps.gate.closings !== closings) return pausedAgain();
  rmSync(deps.markerFile, { force: true });
  const single = new Set<string>(lanes.filter((l) => l.pausedBy === 'lane').map((l) => l.id));
  const reports = await thawAllBut(deps, single);
  deps.gate.open();
  const processes = reports.reduce((sum, r) => sum + r.processes, 0);
  return ok({
    paused: false,
    lanes: pausedLanes(mine, reports),
    processes,
    milliseconds: Math.round(performance.now() - since),
    revive,
  });
}

const pausedAgain = () =>
  fail('conflict', 'The fleet was paused again meanwhile.', {
    kept: 'Everything stays stopped.',
    next: 'Resume it when you want it to go on.',
  });

async function thawAllBut(deps: PauseDeps, single: ReadonlySet<string>): Promise<readonly FreezeReport[]> {
  if (single.size === 0) return deps.supervisor.thaw();
  const { lanes, merges } = deps.engine.world;
  const owners = [...Object.keys(lanes), ...Object.keys(merges)].filter((id) => !single.has(id));
  return deps.supervisor.thaw(owners);
}

/** Whether the lane had an agent when the fleet was paused; after a restart that is what says who ran. */
function ranBefore(deps: PauseDeps, laneId: string): boolean {
  return deps.engine.world.fleet.lanes.some((l) => l.laneId === laneId && (l.agent ?? l.state !== 'none'));
}

function pausedLanes(lanes: readonly Lane[], reports: readonly FreezeReport[]): PausedLane[] {
  const byOwner = new Map(reports.map((r) => [r.owner, r]));
  return lanes
    .filter(
      (l) =>
        l.phase !== 'closed' &&
        (byOwner.has(l.id) || l.run !== null || l.phase === 'preparing' || l.pausedBy === 'fleet'),
    )
    .map((l) => {
      const { state = 'none', processes = 0, milliseconds = 0 } = byOwner.get(l.id) ?? {};
      return { laneId: l.id, state, processes, milliseconds, agent: l.run !== null };
    });
}

function leaveMarker(deps: PauseDeps, reason: string | null): void {
  try {
    writeFileSync(deps.markerFile, `${reason ?? ''}\n`, { mode: 0o600 });
  } catch (error) {
    deps.log.error('the pause could not be noted in the data directory', { error });
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), milliseconds)));
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}
