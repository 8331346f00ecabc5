import { type FeedRequest, type WatchRequest } from '../../shared/contract/index.ts';
import { type LaneId, type TerminalId } from '../../shared/domain/ids.ts';
import { invoke } from '../client/host.ts';
import { flushReplica, replica, replicaWriter } from './replica.ts';

const lanes = new Map<LaneId, number>();
const outputs = new Map<string, number>();
const terminals = new Map<TerminalId, number>();
let announce: (request: FeedRequest) => void = () => undefined;
let due = false;

/** Transcripts held beyond those on the screen; older ones are let go. */
const resting = 12;
let rested: LaneId[] = [];

/** What the feed shall send. */
export function watching(): WatchRequest {
  return {
    kind: 'watch',
    lanes: [...lanes.keys()],
    outputs: [...outputs.keys()],
    terminals: [...terminals.keys()],
  };
}

/** Names the feed that is told when the watched set changes. */
export function onWatchChange(tell: (request: FeedRequest) => void): void {
  announce = tell;
}

function changed(): void {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    announce(watching());
  });
}

function hold<K>(held: Map<K, number>, key: K, release: () => void): () => void {
  held.set(key, (held.get(key) ?? 0) + 1);
  if (held.get(key) === 1) changed();
  return () => {
    const left = (held.get(key) ?? 1) - 1;
    if (left > 0) return void held.set(key, left);
    held.delete(key);
    release();
    changed();
  };
}

/** Keeps a lane's transcript live until released; its newest page is read at once. */
export function watchLane(laneId: LaneId): () => void {
  rested = rested.filter((id) => id !== laneId);
  const release = hold(lanes, laneId, () => {
    rested.push(laneId);
    const gone = rested.splice(0, Math.max(0, rested.length - resting));
    if (gone.length > 0) replicaWriter.forget(gone, []);
  });
  void readTranscript(laneId);
  return release;
}

/** Keeps an output stream live until released. */
export function watchOutput(stream: string): () => void {
  const release = hold(outputs, stream, () => replicaWriter.forget([], [stream]));
  void readOutput(stream);
  return release;
}

/** Has what a terminal shows sent until released. */
export const watchTerminal = (terminalId: TerminalId): (() => void) =>
  hold(terminals, terminalId, () => undefined);

/** Tells the host how far a terminal is on the screen. */
export const tellShown = (terminalId: TerminalId, offset: number): void =>
  announce({ kind: 'shown', terminalId, offset });

/** Reads the newest page, or the one before what is held. */
export async function readTranscript(laneId: LaneId, older = false): Promise<void> {
  const first = replica.getState().transcripts[laneId]?.items[0];
  const before = older && first ? { before: first.position } : {};
  const answer = await invoke('transcript.read', { laneId, limit: 200, ...before });
  if (answer.ok) replicaWriter.page(laneId, answer.data, older);
  else replicaWriter.unread(laneId, answer.error);
}

/** Reads pages backwards until a position is held, or there is nothing before. */
export async function readBackTo(laneId: LaneId, position: number): Promise<void> {
  for (let pages = 0; pages < 200; pages += 1) {
    const held = replica.getState().transcripts[laneId];
    const first = held?.items[0];
    if (!held?.loaded || !first || first.position <= position || !held.more) return;
    const answer = await invoke('transcript.read', { laneId, limit: 1000, before: first.position });
    if (!answer.ok) return replicaWriter.unread(laneId, answer.error);
    replicaWriter.page(laneId, answer.data, true);
    flushReplica();
  }
}

async function readOutput(stream: string): Promise<void> {
  const after = endOf(stream);
  const answer = await invoke('output.read', { stream, after });
  if (!answer.ok || !outputs.has(stream)) return;
  const { offset, text } = answer.data;
  // What was held when it was asked for may have been let go of meanwhile.
  if (offset <= after && offset > endOf(stream)) return readOutput(stream);
  replicaWriter.output(stream, offset, text, true);
}

/** A piece of output from the feed; a hole is filled by reading. */
export function receiveOutput(stream: string, offset: number, text: string): void {
  if (offset > endOf(stream)) void readOutput(stream);
  else replicaWriter.output(stream, offset, text, false);
}

/** How far an output is held, with what has come and is not shown yet. */
function endOf(stream: string): number {
  flushReplica();
  return replica.getState().outputs[stream]?.end ?? 0;
}

/** After the feed was away: reads again what may have been missed. */
export function refreshWatched(): void {
  for (const laneId of lanes.keys()) void readTranscript(laneId);
  for (const stream of outputs.keys()) void readOutput(stream);
}
