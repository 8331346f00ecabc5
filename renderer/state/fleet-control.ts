import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { type CallOutput } from '../../shared/contract/index.ts';
import { invoke } from '../client/host.ts';
import { countStatuses } from './selectors.ts';
import { replica } from './replica.ts';
import { notify } from './ui.ts';

type PauseAnswer = CallOutput<'fleet.pauseAll'>;

interface FleetControl {
  readonly busy: boolean;
  /** The pause's own answer, until the feed has said the same. Pausing does not wait for the record. */
  readonly answer: PauseAnswer | null;
}

const control = createStore<FleetControl>(() => ({ busy: false, answer: null }));

export interface FleetState {
  readonly paused: boolean;
  readonly busy: boolean;
  /** Lanes that a resume would let run again. */
  readonly lanes: number;
  readonly processes: number;
  readonly milliseconds: number;
  /** Lanes in which something could not be stopped. */
  readonly partial: number;
  /** Null while only the answer is known and not yet the record. */
  readonly since: number | null;
}

/** Whether the fleet is paused and what the pause reached: the answer at once, the record as soon as it is there. */
export function useFleetState(): FleetState {
  const { busy, answer } = useStore(control);
  const fleet = useStore(replica, (r) => r.world.fleet);
  const source = answer !== null && !fleet.paused ? answer : fleet;
  const stopped = source.lanes.filter((lane) => lane.state !== 'none');
  return {
    paused: source.paused,
    busy,
    lanes: source.lanes.length,
    processes: source.processes,
    milliseconds: source.milliseconds,
    partial: stopped.filter((lane) => lane.state === 'partial').length,
    since: fleet.since,
  };
}

/** Stops every process of every lane. */
export async function pauseAll(): Promise<void> {
  if (control.getState().busy) return;
  control.setState({ busy: true });
  const answer = await invoke('fleet.pauseAll', {});
  control.setState({ busy: false, answer: answer.ok ? answer.data : null });
  if (!answer.ok) notify(answer.error.message, answer.error);
}

/** Lets exactly the lanes run again that the pause stopped. */
export async function resumeAll(): Promise<void> {
  if (control.getState().busy) return;
  control.setState({ busy: true });
  const answer = await invoke('fleet.resumeAll', {});
  control.setState(answer.ok ? { busy: false, answer: null } : { busy: false });
  if (!answer.ok) notify(answer.error.message, answer.error);
}

/** Pauses what runs, resumes what is paused. */
export function togglePause(): Promise<void> {
  const { world } = replica.getState();
  const paused = control.getState().answer?.paused === true || world.fleet.paused;
  if (paused) return resumeAll();
  return countStatuses(Object.values(world.lanes)).open === 0 ? Promise.resolve() : pauseAll();
}

replica.subscribe((now, before) => {
  if (now.world.fleet !== before.world.fleet) control.setState({ answer: null });
});
