import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandId, type LaneId } from '../../shared/domain/ids.ts';
import { type DomainEvent, type Recorded, streamOf } from '../../shared/domain/event.ts';
import { EventLog } from './event-log.ts';
import { tempLog } from './testing/temp-store.ts';
import { whileBusy } from './while-busy.ts';

let store: ReturnType<typeof tempLog>;
beforeEach(() => (store = tempLog()));
afterEach(() => store.dispose());

function retried(sequence: number, version = sequence): Recorded<DomainEvent> {
  const event = { type: 'lane.retried' as const, data: { laneId: 'lane_1' as LaneId } };
  const stamp = { sequence, stream: streamOf(event), version, schema: 1, at: 1000 + sequence };
  return {
    ...event,
    ...stamp,
    actor: { kind: 'switchyard' },
    commandId: `command_${sequence}` as CommandId,
    cause: null,
  };
}

test('what is appended is read back in order, also after reopening', () => {
  store.log.append([retried(1), retried(2)], []);
  store.reopen().append([retried(3)], []);
  expect(store.log.read(1, 10).map((e) => e.sequence)).toEqual([2, 3]);
  expect(store.log.readBackwards(3, 10).map((e) => e.sequence)).toEqual([2, 1]);
  expect(store.log.verify()).toEqual({ ok: true, checked: 3, firstBroken: null });
});

test('the database itself refuses to change or delete an event', () => {
  store.log.append([retried(1)], []);
  const db = new Database(store.path);
  expect(() => db.exec("UPDATE events SET type = 'x'")).toThrow(/append-only/);
  expect(() => db.exec('DELETE FROM events')).toThrow(/append-only/);
  db.close();
});

test('a version of a stream exists once', () => {
  store.log.append([retried(1)], []);
  expect(() => store.log.append([retried(2, 1)], [])).toThrow(/UNIQUE/);
  store.log.append([retried(2)], []);
  expect(store.log.sequence).toBe(2);
});

test('the chain tells which row was tampered with', () => {
  store.log.append([retried(1), retried(2), retried(3)], []);
  const db = new Database(store.path);
  db.exec(`DROP TRIGGER events_no_update; UPDATE events SET data = '{"laneId":"lane_2"}' WHERE sequence = 2`);
  db.close();
  expect(store.log.verify()).toEqual({ ok: false, checked: 1, firstBroken: 2 });
});

test('the chain tells that a row is missing', () => {
  store.log.append([retried(1), retried(2), retried(3)], []);
  const db = new Database(store.path);
  db.exec('DROP TRIGGER events_no_delete; DELETE FROM events WHERE sequence = 2');
  db.close();
  expect(store.log.verify().firstBroken).toBe(3);
});

test('a log locked by another program is waited for without blocking', async () => {
  const other = new Database(store.path);
  other.exec('BEGIN IMMEDIATE');
  let turns = 0;
  const appended = whileBusy(() => store.log.append([retried(1)], []));
  while (turns < 5) await new Promise((resolve) => setImmediate(() => resolve(turns++)));
  expect(store.log.sequence).toBe(0);
  other.exec('COMMIT');
  await appended;
  expect(store.log.read(0, 10)).toHaveLength(1);
  other.close();
});

test('a database from a newer version is refused and left alone', () => {
  const db = new Database(store.path);
  db.pragma('user_version = 99');
  db.close();
  expect(() => new EventLog(store.path)).toThrow(/newer Switchyard/);
});

test('what was acknowledged survives kill -9', async () => {
  const writer = join(import.meta.dirname, 'testing', 'append-forever.ts');
  const path = join(store.folder, 'killed.db');
  const child = spawn(process.execPath, [writer, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let acknowledged = 0;
  for await (const chunk of child.stdout) {
    acknowledged = Number(String(chunk).trim().split('\n').at(-1));
    if (acknowledged >= 200) break;
  }
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const log = new EventLog(path);
  expect(log.sequence).toBeGreaterThanOrEqual(acknowledged);
  expect(log.verify().ok).toBe(true);
  log.close();
});
