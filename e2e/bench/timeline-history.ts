import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DomainEvent, type Recorded, streamOf } from '../../shared/domain/event.ts';
import { type LaneId, type TurnId } from '../../shared/domain/ids.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { unwrap } from '../../shared/kernel/result.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { human } from '../../electron/engine/testing/facts.ts';
import { idSource } from '../../electron/platform/ids.ts';
import { EventLog } from '../../electron/store/event-log.ts';
import { TranscriptStore } from '../../electron/store/transcript-store.ts';
import { lanesAtWork } from './commands.ts';

export const historyLanes = 64;
/** How long the history reaches back. */
const hours = 12;
const callsPerTurn = 18;
/** A turn, its checkpoint and its tool calls. */
const spansPerTurn = callsPerTurn + 2;

/** A data directory whose lanes have done so many things, turn after turn, up to now. */
export async function fillHistory(dataDirectory: string, spans: number): Promise<void> {
  const folder = join(dataDirectory, 'db');
  mkdirSync(folder, { recursive: true });
  const begin = Date.now() - hours * 3_600_000;
  const turns = Math.ceil(spans / historyLanes / spansPerTurn);
  const log = new EventLog(join(folder, 'journal.db'));
  await launchLanes(log, begin);
  const length = (hours * 3_600_000 - 60_000) / turns;
  const transcripts = new TranscriptStore(join(folder, 'transcript.db'));
  for (let lane = 1; lane <= historyLanes; lane++) {
    const items: TranscriptItem[] = [];
    const events: DomainEventAt[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const at = begin + 1000 + turn * length + lane * 13;
      events.push(...turnEvents(lane, turn, at, length));
      items.push(...toolCalls(lane, turn, at, length));
    }
    append(log, events);
    transcripts.upsert(items);
  }
  transcripts.close();
  await snapshot(log);
  log.close();
}

async function launchLanes(log: EventLog, at: number): Promise<void> {
  const clock = { now: () => at };
  const engine = new Engine(log, clock, idSource(clock));
  for (const command of lanesAtWork(historyLanes)) unwrap(await engine.dispatch(command, { actor: human }));
  await engine.close();
}

/** Starting and ending an engine leaves the snapshot that a host would have left. */
async function snapshot(log: EventLog): Promise<void> {
  const clock = { now: () => Date.now() };
  await new Engine(log, clock, idSource(clock)).close();
}

type DomainEventAt = { readonly at: number; readonly event: DomainEvent };

function append(log: EventLog, events: readonly DomainEventAt[]): void {
  const versions = new Map<string, number>();
  const recorded = events.map(({ at, event }, i) => {
    const stream = streamOf(event);
    const version = (versions.get(stream) ?? log.versionOf(stream)) + 1;
    versions.set(stream, version);
    return {
      ...event,
      sequence: log.sequence + 1 + i,
      stream,
      version,
      schema: 1,
      at: Math.round(at),
      actor: { kind: 'switchyard' },
      commandId: `history_${log.sequence + i}`,
      cause: null,
    } as Recorded<DomainEvent>;
  });
  log.append(recorded, []);
}

function turnEvents(lane: number, turn: number, at: number, length: number): DomainEventAt[] {
  const laneId = `lane_${lane}` as LaneId;
  const turnId = `turn_${lane}_${turn}` as TurnId;
  const text = `Step ${turn}: read the failing test and mend the function under it`;
  const oid = (lane * 1_000_000 + turn).toString(16).padStart(40, '0');
  return [
    { at, event: { type: 'lane.turnStarted', data: { laneId, turnId, promptId: turnId as never, text } } },
    {
      at: at + length * 0.9,
      event: { type: 'lane.turnEnded', data: { laneId, turnId, outcome: 'completed', message: null } },
    },
    {
      at: at + length * 0.91,
      event: {
        type: 'lane.checkpointed',
        data: {
          ...{ laneId, turnId, checkpointId: `checkpoint_${lane}_${turn}` as never },
          ...{ oid, treeOid: oid, files: 3, added: 40, removed: 7 },
        },
      },
    },
  ];
}

const tools = ['read', 'read', 'search', 'edit', 'execute', 'read'] as const;

function toolCalls(lane: number, turn: number, at: number, length: number): TranscriptItem[] {
  const pitch = (length * 0.9) / callsPerTurn;
  return Array.from({ length: callsPerTurn }, (_, call) => {
    const tool = tools[(call + lane) % tools.length] ?? 'read';
    const failed = tool === 'execute' && (turn + lane) % 9 === 0;
    const startedAt = Math.round(at + call * pitch);
    const endedAt = Math.round(startedAt + pitch * (0.2 + ((call * 7 + turn * 3) % 7) / 10));
    return {
      laneId: `lane_${lane}` as LaneId,
      itemId: `tool:${turn}:${call}`,
      turnId: `turn_${lane}_${turn}` as TurnId,
      position: turn * callsPerTurn + call + 1,
      at: startedAt,
      updatedAt: endedAt,
      body: {
        kind: 'tool',
        toolCallId: `${turn}:${call}`,
        title: `src/part${call}.ts`,
        tool,
        status: failed ? 'failed' : 'completed',
        paths: [],
        command: tool === 'execute' ? 'npm test' : null,
        exitCode: tool === 'execute' ? (failed ? 1 : 0) : null,
        output: '',
        diffs: [],
        startedAt,
        endedAt,
      },
    };
  });
}
