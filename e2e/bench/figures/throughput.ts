import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Command } from '../../../shared/domain/command.ts';
import { type DomainEvent, type Recorded } from '../../../shared/domain/event.ts';
import { EventLog } from '../../../electron/store/event-log.ts';
import { type EventFields, fieldsOf } from '../../../electron/store/hash-chain.ts';
import { BareLog } from '../bare-log.ts';
import { turnOf } from '../commands.ts';
import { engineRig } from '../engine-rig.ts';
import { type Bench, judge } from '../figure.ts';
import { alternate, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

const batch = 256;
const lanes = 30;
/** Commands that wait at one time: more than a batch, so that batches are full, as on the limit's side. */
const inFlight = 4 * batch;

/** Events a second through the whole engine, and through its writer alone, against better-sqlite3 by itself. */
export const throughput: Bench = {
  name: 'throughput',
  minutes: 10,
  run: async ({ rounds, shrink }) => {
    const turns = Math.ceil(100 / shrink);
    const commands = Array.from({ length: turns }, (_, turn) =>
      Array.from({ length: lanes }, (_unused, lane) => turnOf(lane + 1, turn + 1)),
    ).flat(2);
    return inScratch(async (top) => {
      let made = 0;
      const folder = (): string => {
        const path = join(top, String(made++));
        mkdirSync(path);
        return path;
      };
      const events = renumbered((await throughEngine(folder(), commands)).events);
      const rows = events.map(fieldsOf);
      const rate = (milliseconds: number): number => (rows.length / milliseconds) * 1000;
      const bare = async (chain: boolean) => rate(await throughBare(folder(), rows, chain));
      const engine = await alternate(
        rounds,
        async () => rate((await throughEngine(folder(), commands)).milliseconds),
        () => bare(false),
      );
      const writer = await alternate(
        rounds,
        async () => rate(await throughWriter(folder(), events)),
        () => bare(true),
      );
      return [
        judge('Events through the whole engine', 'events/s', engine, ['at-least', 0.35]),
        judge('Events through the writer alone', 'events/s', writer, ['at-least', 0.8]),
      ];
    });
  },
};

async function throughEngine(folder: string, commands: readonly Command[]) {
  const { dispatch, published, close } = await engineRig(folder, lanes);
  const milliseconds = await timed(async () => {
    for (let from = 0; from < commands.length; from += inFlight)
      await Promise.all(commands.slice(from, from + inFlight).map(dispatch));
  });
  await close();
  if (published.length !== commands.length)
    throw new Error(`${commands.length} commands caused ${published.length} events.`);
  return { milliseconds, events: published };
}

async function throughWriter(folder: string, events: readonly Recorded<DomainEvent>[]): Promise<number> {
  const log = new EventLog(join(folder, 'journal.db'));
  const milliseconds = await timed(() => {
    for (let from = 0; from < events.length; from += batch) log.append(events.slice(from, from + batch), []);
  });
  log.close();
  return milliseconds;
}

async function throughBare(folder: string, rows: readonly EventFields[], chain: boolean): Promise<number> {
  const log = new BareLog(join(folder, 'bare.db'));
  const milliseconds = await timed(() => log.write(rows, batch, chain));
  log.close();
  return milliseconds;
}

/** The same events at the beginning of a log of their own. */
const renumbered = (events: readonly Recorded<DomainEvent>[]): Recorded<DomainEvent>[] =>
  events.map((event, index) => ({ ...event, sequence: index + 1 }));
