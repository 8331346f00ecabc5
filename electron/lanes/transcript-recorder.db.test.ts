import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LaneId, type TurnId } from '../../shared/domain/ids.ts';
import { Material } from '../engine/material.ts';
import { TranscriptStore } from '../store/transcript-store.ts';
import { TranscriptRecorder } from './transcript-recorder.ts';

const laneId = 'lane_1' as LaneId;
let folder: string;
let material: Material;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-recorder-'));
  material = new Material(new TranscriptStore(join(folder, 'transcript.db')), (error) => {
    throw error;
  });
});

afterEach(async () => {
  await material.close();
  rmSync(folder, { recursive: true });
});

test('in a turn of very many items, one of long ago goes on where it was, and an open call is closed', async () => {
  const recorder = new TranscriptRecorder(material, { now: () => 1 }, laneId, 'run', () => undefined);
  recorder.beginTurn('turn_1' as TurnId, 'Go on for hours.', 'human');
  const say = (itemId: string, append: string) =>
    recorder.apply({ kind: 'text', role: 'message', itemId, append });
  say('first', 'A beginning, ');
  const left = { toolCallId: 'left', status: 'running' } as const;
  recorder.apply({ kind: 'tool', itemId: 'left', patch: left });
  for (let i = 0; i < 1000; i++) say(`m${i}`, `Message ${i}.`);
  say('first', 'and its end. ');
  await material.flush();
  for (let i = 0; i < 300; i++) say(`n${i}`, `Message ${i}.`);
  await material.flush();
  say('first', 'Really.');
  recorder.endTurn();
  const { items } = await material.read(laneId, { after: 0, limit: 5 });
  expect(items.map(({ position, body }) => [position, body])).toMatchObject([
    [1, { kind: 'prompt' }],
    [2, { kind: 'message', text: 'A beginning, and its end. Really.' }],
    [3, { kind: 'tool', status: 'failed', endedAt: 1 }],
    [4, { kind: 'message', text: 'Message 0.' }],
    [5, { kind: 'message', text: 'Message 1.' }],
  ]);
});

test('a stream goes on at its end when many others were written since', async () => {
  material.output('first', 'one');
  await material.flush();
  for (let i = 0; i < 1200; i++) material.output(`stream-${i}`, 'word');
  await material.flush();
  material.output('first', ' two');
  expect(await material.readOutput('first', 0)).toMatchObject({ text: 'one two', end: 7 });
});
