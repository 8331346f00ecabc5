import { type World, emptyWorld, evolveIn, worldVersion } from '../../shared/domain/world.ts';
import { type EventLog } from './event-log.ts';

/** How many events a start-up may have to replay at most before a new snapshot is due. */
export const snapshotEvery = 2000;

const kept = 3;

/** Saves the world as of its sequence; older snapshots go. Safe to lose: the log has everything. */
export function saveSnapshot(log: EventLog, world: World): void {
  if (world.sequence === 0 || world.sequence !== log.sequence) return;
  const text = JSON.stringify(world);
  const insert = log.handle.prepare(
    'INSERT OR REPLACE INTO snapshots (sequence, version, hash, world) VALUES (?, ?, ?, ?)',
  );
  const forget = log.handle.prepare(
    'DELETE FROM snapshots WHERE sequence NOT IN (SELECT sequence FROM snapshots ORDER BY sequence DESC LIMIT ?)',
  );
  log.handle.transaction(() => {
    insert.run(world.sequence, worldVersion, log.hash, text);
    forget.run(kept);
  })();
}

/** The newest usable snapshot with the events after it folded in. `replayed` counts those. */
export function loadWorld(log: EventLog): { world: World; replayed: number } {
  let world = newestSnapshot(log) ?? emptyWorld;
  let replayed = 0;
  const fresh = new WeakSet();
  for (;;) {
    const events = log.read(world.sequence, 1000);
    if (events.length === 0) return { world, replayed };
    for (const event of events) world = evolveIn(world, event, fresh);
    replayed += events.length;
  }
}

function newestSnapshot(log: EventLog): World | null {
  const row = log.handle
    .prepare(
      `SELECT s.world FROM snapshots s JOIN events e ON e.sequence = s.sequence AND e.hash = s.hash
       WHERE s.version = ? ORDER BY s.sequence DESC LIMIT 1`,
    )
    .get(worldVersion) as { world: string } | undefined;
  return row ? (JSON.parse(row.world) as World) : null;
}
