import { createStore } from 'zustand/vanilla';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { type Failure } from '../../shared/kernel/result.ts';
import { type World, emptyWorld, evolve } from '../../shared/domain/world.ts';
import { type FeedState, initialFeed } from '../client/feed.ts';
import { type Output, addOutput, emptyOutput } from './outputs.ts';
import { isKeptWhole } from './reading.ts';
import { type Transcript, addPage, emptyTranscript, trimmed, upsertItems } from './transcripts.ts';

/** The screen's copy of the truth. Written by the feed and by pages that were read; never by features. */
export interface Replica {
  /** Whether a world has been read; until then everything is unknown, not empty. */
  readonly ready: boolean;
  readonly world: World;
  readonly feed: FeedState;
  /** The host's version as of the first and the last hello. */
  readonly hostVersion: { readonly first: string; readonly last: string } | null;
  readonly transcripts: Readonly<Record<string, Transcript>>;
  readonly outputs: Readonly<Record<string, Output>>;
}

const empty: Replica = {
  ready: false,
  world: emptyWorld,
  feed: initialFeed,
  hostVersion: null,
  transcripts: {},
  outputs: {},
};

/** Read it by the hooks of `use-replica.ts`. */
export const replica = createStore<Replica>(() => empty);

type Change = (replica: Replica) => Replica;

let changes: Change[] = [];
let cancelFrame: (() => void) | null = null;

/** Runs a function at the next frame; by a timer too, since hidden windows draw no frames. */
function nextFrame(run: () => void): () => void {
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, 100);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function queue(change: Change): void {
  changes.push(change);
  cancelFrame ??= nextFrame(flushReplica);
}

/** Writes everything that arrived since the last frame, in one step. */
export function flushReplica(): void {
  cancelFrame?.();
  cancelFrame = null;
  const due = changes;
  changes = [];
  if (due.length > 0) replica.setState((now) => due.reduce((state, change) => change(state), now), true);
}

/** The feed's pen. */
export const replicaWriter = {
  world: (world: World) => queue((now) => ({ ...now, ready: true, world })),
  events: (events: readonly Recorded<DomainEvent>[]) =>
    queue((now) => ({ ...now, world: events.reduce(evolve, now.world) })),
  feed: (feed: FeedState) => queue((now) => ({ ...now, feed })),
  hostVersion: (version: string) =>
    queue((now) => ({ ...now, hostVersion: { first: now.hostVersion?.first ?? version, last: version } })),
  transcript: (laneId: LaneId, items: readonly TranscriptItem[]) =>
    queue((now) =>
      onTranscript(now, laneId, (t) => {
        const next = { ...t, items: upsertItems(t.items, items) };
        return isKeptWhole(laneId) ? next : trimmed(next);
      }),
    ),
  page: (laneId: LaneId, page: { items: readonly TranscriptItem[]; more: boolean }, older: boolean) =>
    queue((now) => onTranscript(now, laneId, (t) => addPage(t, page, older))),
  unread: (laneId: LaneId, failure: Failure) =>
    queue((now) => onTranscript(now, laneId, (t) => ({ ...t, failure }))),
  output: (stream: string, offset: number, text: string, loaded: boolean) =>
    queue((now) => {
      const output = addOutput(now.outputs[stream] ?? emptyOutput, offset, text);
      return { ...now, outputs: { ...now.outputs, [stream]: loaded ? { ...output, loaded } : output } };
    }),
  forget: (laneIds: readonly string[], streams: readonly string[]) =>
    queue((now) => ({
      ...now,
      transcripts: without(now.transcripts, laneIds),
      outputs: without(now.outputs, streams),
    })),
  /** For tests: as before the first word from the host. */
  reset: () => {
    flushReplica();
    replica.setState(empty, true);
  },
};

function onTranscript(now: Replica, laneId: LaneId, f: (t: Transcript) => Transcript): Replica {
  const transcript = f(now.transcripts[laneId] ?? emptyTranscript);
  return { ...now, transcripts: { ...now.transcripts, [laneId]: transcript } };
}

function without<T>(
  record: Readonly<Record<string, T>>,
  keys: readonly string[],
): Readonly<Record<string, T>> {
  if (keys.length === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
