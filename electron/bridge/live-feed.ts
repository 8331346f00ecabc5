import { type WatchRequest } from '../../shared/contract/index.ts';
import { type Engine } from '../engine/engine.ts';
import { type Material } from '../engine/material.ts';
import { type Terminals } from '../lanes/terminals.ts';
import { type EventLog } from '../store/event-log.ts';
import { type FeedSink, type FeedSource, type FeedSubscription } from './host-port.ts';
import { watchTerminals } from './watched-terminals.ts';

const replayBatch = 500;

/** Events from the log and then live, in order and without gaps; material of what the client watches. */
export function liveFeed(parts: {
  engine: Engine;
  material: Material;
  terminals: Pick<Terminals, 'watch'>;
  log: EventLog;
  version: string;
}): FeedSource {
  return { subscribe: (after, sink) => subscribe(parts, after, sink) };
}

function subscribe(
  { engine, material, terminals, log, version }: Parameters<typeof liveFeed>[0],
  after: number,
  sink: FeedSink,
): FeedSubscription {
  // Who has more than there is holds another past; the hello tells, and what happens from now on is sent all the same.
  let sent = Math.min(after, engine.world.sequence);
  let open = true;
  let live = false;
  let watched: WatchRequest = { kind: 'watch', lanes: [], outputs: [] };
  sink.send({ kind: 'hello', sequence: engine.world.sequence, version });

  const replay = async () => {
    while (open && sent < engine.world.sequence) {
      const events = log.read(sent, replayBatch);
      if (events.length === 0) break;
      sink.send({ kind: 'events', events: events.map(({ hash: _hash, ...event }) => event) });
      sent = events.at(-1)?.sequence ?? sent;
      await sink.drained();
    }
    live = true;
  };
  const offEvents = engine.subscribe((events) => {
    if (!live) return;
    const fresh = events.filter((e) => e.sequence > sent);
    if (fresh.length === 0) return;
    sent = fresh.at(-1)?.sequence ?? sent;
    sink.send({ kind: 'events', events: fresh });
  });
  const offMaterial = material.subscribe({
    onItems: (laneId, items) => {
      if (watched.lanes === 'all' || watched.lanes.includes(laneId))
        sink.send({ kind: 'transcript', laneId, items });
    },
    onOutput: (stream, offset, text) => {
      if (watched.outputs.includes(stream)) sink.send({ kind: 'output', stream, offset, text });
    },
  });
  const shells = watchTerminals(terminals, (message) => sink.send(message));
  queueMicrotask(() => void replay());
  return {
    request: (request) => {
      if (request.kind === 'shown') return shells.shown(request.terminalId, request.offset);
      watched = request;
      shells.set(request.terminals ?? []);
    },
    close: () => {
      open = false;
      offEvents();
      offMaterial();
      shells.close();
    },
  };
}
