import { join } from 'node:path';
import { type Command } from '../../shared/domain/command.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { unwrap } from '../../shared/kernel/result.ts';
import { Engine } from '../../electron/engine/engine.ts';
import { human } from '../../electron/engine/testing/facts.ts';
import { systemClock } from '../../electron/platform/clock.ts';
import { idSource } from '../../electron/platform/ids.ts';
import { EventLog } from '../../electron/store/event-log.ts';
import { lanesAtWork } from './commands.ts';

/** An engine on a log of its own with so many lanes at work; `published` are the events after that. */
export async function engineRig(folder: string, lanes: number) {
  const log = new EventLog(join(folder, 'journal.db'));
  const engine = new Engine(log, systemClock, idSource(systemClock));
  const dispatch = async (command: Command): Promise<void> => {
    unwrap(await engine.dispatch(command, { actor: human }));
  };
  for (const command of lanesAtWork(lanes)) await dispatch(command);
  const published: Recorded<DomainEvent>[] = [];
  engine.subscribe((events) => published.push(...events));
  return {
    engine,
    dispatch,
    published,
    close: async (): Promise<void> => {
      await engine.close();
      log.close();
    },
  };
}
