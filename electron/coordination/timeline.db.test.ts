import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type ToolItem } from '../../shared/domain/transcript/item.ts';
import { readRuns, type Run, runAt } from '../../shared/domain/timeline/runs.ts';
import { Engine } from '../engine/engine.ts';
import { Material } from '../engine/material.ts';
import { human, launch, openProject } from '../engine/testing/facts.ts';
import { type Clock } from '../platform/clock.ts';
import { idSource } from '../platform/ids.ts';
import { EventLog } from '../store/event-log.ts';
import { TranscriptStore } from '../store/transcript-store.ts';
import { historyOf } from './history.ts';
import { timelineFind } from './timeline-find.ts';
import { timelineTotals } from './timeline-totals.ts';
import { timelineWindow } from './timeline-window.ts';
import { timelineStrips } from './timeline.ts';

const laneId = 'lane_1' as LaneId;
const begin = 1_700_000_000_000;
let now = begin;
const clock: Clock = { now: () => now };
let folder: string;
let deps: { engine: Engine; material: Material; log: EventLog; clock: Clock };

beforeEach(async () => {
  now = begin;
  folder = mkdtempSync(join(tmpdir(), 'switchyard-timeline-'));
  const log = new EventLog(join(folder, 'journal.db'));
  const engine = new Engine(log, clock, idSource(clock));
  const material = new Material(new TranscriptStore(join(folder, 'transcript.db')), () => undefined);
  deps = { engine, material, log, clock };
  await engine.dispatch(openProject, { actor: human });
  await engine.dispatch(launch(1), { actor: human });
});
afterEach(async () => {
  await deps.material.close();
  await deps.engine.close();
  deps.log.close();
  rmSync(folder, { recursive: true });
});

const call = (after: number, to: number | null, more: Partial<ToolItem> = {}, position?: number): void => {
  const at = position ?? deps.material.nextPosition(laneId);
  const body: ToolItem = {
    kind: 'tool',
    toolCallId: `c${at}`,
    title: 'Read a file',
    tool: 'read',
    status: to === null ? 'running' : 'completed',
    paths: [],
    command: null,
    exitCode: null,
    output: '',
    diffs: [],
    startedAt: begin + after,
    endedAt: to === null ? null : begin + to,
    ...more,
  };
  deps.material.upsert({
    laneId,
    itemId: `tool:${at}`,
    turnId: null,
    position: at,
    at: begin + after,
    updatedAt: begin + (to ?? after),
    body,
  });
};

const runsOf = (steps = 100): Run[] => {
  const [lane] = timelineStrips(deps, { from: begin, step: 10, steps, laneIds: [laneId] }).lanes;
  const runs = readRuns(new Uint8Array(Buffer.from(lane?.runs ?? '', 'base64')));
  return Array.from({ length: runs.count }, (_, i) => runAt(runs, i)).filter((run) => run !== null);
};

test('what is narrower than a step is drawn as one, with its count and what failed of it', async () => {
  for (let i = 0; i < 5; i++) call(100 + i, 101 + i);
  call(106, 107, { tool: 'execute', command: 'npm test', exitCode: 3 });
  call(500, 700, { tool: 'edit' });
  await deps.material.flush();
  await historyOf(deps).whole;
  expect(runsOf()).toMatchObject([
    { x: 10, w: 1, count: 6, outcome: 'plain' },
    { x: 50, w: 20, count: 1, kind: 'edit', outcome: 'good' },
  ]);
  expect(runsOf()[0]?.failed).toBeCloseTo(1 / 6, 1);
});

test('a window gives each failure and each kind for itself, with words', async () => {
  for (let i = 0; i < 5; i++) call(100 + i, 101 + i);
  call(106, 107, { tool: 'execute', command: 'npm test', exitCode: 3 });
  const asked = { from: begin, to: begin + 1000, pixels: 10, laneIds: [laneId] };
  const { lanes, total } = await timelineWindow(deps, asked);
  expect(lanes[0]?.spans).toMatchObject([
    { kind: 'read', count: 5, title: 'Read a file' },
    { kind: 'command', count: 1, title: 'npm test', state: 'exit 3', ref: 'tool:6' },
  ]);
  expect(total).toBe(2);
  const newest = await timelineWindow(deps, { ...asked, limit: 1 });
  expect(newest.lanes[0]?.spans.map((s) => s.kind)).toEqual(['command']);
  expect(newest.total).toBe(2);
});

test('what comes later is taken in, an end of a call included', async () => {
  call(100, null, { tool: 'execute', command: 'sleep' });
  await deps.material.flush();
  await historyOf(deps).whole;
  expect(runsOf()).toMatchObject([{ kind: 'command', outcome: 'open', w: 90 }]);
  call(100, 300, { tool: 'execute', command: 'sleep' }, 1);
  call(400, 410);
  await deps.material.flush();
  expect(runsOf()).toMatchObject([
    { kind: 'command', outcome: 'good', w: 20 },
    { kind: 'read', x: 40 },
  ]);
});

test('totals count time only as far as it lies in the range', async () => {
  call(0, 400);
  call(300, null, { tool: 'execute' });
  call(900, 950, { tool: 'execute', exitCode: 1 });
  now = begin + 600;
  const totals = await timelineTotals(deps, { from: begin + 200, to: begin + 1000, laneIds: [laneId] });
  expect(totals.kinds).toEqual([
    { kind: 'read', count: 1, milliseconds: 200, failed: 0 },
    { kind: 'command', count: 2, milliseconds: 350, failed: 1 },
  ]);
  expect(totals).toMatchObject({ spend: [], unknownSpend: 0 });
});

test('words find tool calls by all that is in them, oldest first', async () => {
  call(500, 510, { command: 'npm test -- parser', tool: 'execute' });
  call(100, 110, { output: 'the parser is here' });
  call(700, 710);
  const { items, more } = await timelineFind(deps, { query: 'parser', limit: 10 });
  expect(items.map(({ span }) => span.ref)).toEqual(['tool:2', 'tool:1']);
  expect(more).toBe(false);
  expect((await timelineFind(deps, { query: 'parser', limit: 1 })).more).toBe(true);
  expect((await timelineFind(deps, { query: 'nowhere', limit: 1 })).items).toEqual([]);
});

test('however fine the grid, a long history is told in as many runs as it has steps at most', async () => {
  for (let i = 0; i < 3000; i++) call(i * 10, i * 10 + 5);
  await deps.material.flush();
  await historyOf(deps).whole;
  const strip = timelineStrips(deps, { from: begin, step: 300, steps: 100, laneIds: [laneId] }).lanes[0];
  const runs = readRuns(new Uint8Array(Buffer.from(strip?.runs ?? '', 'base64')));
  expect(runs.count).toBe(100);
  expect(runs.spans.reduce((sum, n) => sum + n, 0)).toBe(3000);
  expect(runAt(runs, 5)?.cover).toBeCloseTo(0.5, 1);
});
