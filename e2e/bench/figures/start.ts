import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DomainEvent, type Recorded, streamOf } from '../../../shared/domain/event.ts';
import { EventLog } from '../../../electron/store/event-log.ts';
import { turnOf } from '../commands.ts';
import { engineRig } from '../engine-rig.ts';
import { type Bench, judge } from '../figure.ts';
import { call, startHost } from '../host-rig.ts';
import { alternate, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

const lanes = 64;

/** From nothing until the host answers its first question, with a million events in the store and with none. */
export const start: Bench = {
  name: 'start',
  minutes: 20,
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const events = Math.ceil(1_000_000 / shrink);
      const [full, empty] = [join(top, 'full'), join(top, 'empty')];
      for (const folder of [full, empty]) mkdirSync(join(folder, 'db'), { recursive: true });
      await fill(join(full, 'db'), events);
      const medians = await alternate(
        rounds,
        () => started(full),
        () => started(empty),
      );
      const name = `Time to interactive, ${events.toLocaleString('en')} events in the store`;
      return [judge(name, 'ms', medians, ['at-most', 1.5])];
    }),
};

async function started(dataDirectory: string): Promise<number> {
  let host: Awaited<ReturnType<typeof startHost>> | undefined;
  const milliseconds = await timed(async () => {
    host = await startHost(dataDirectory);
    await call(host, 'system.world', {});
  });
  await host?.close();
  return milliseconds;
}

/** Turns of many lanes, with usage reports between them as an agent sends them; the engine then leaves its snapshot. */
async function fill(folder: string, events: number): Promise<void> {
  const rig = await engineRig(folder, lanes);
  for (let lane = 1; lane <= lanes; lane++)
    for (const command of turnOf(lane, 1)) await rig.dispatch(command);
  await rig.close();
  const report = rig.published.find((event) => event.type === 'lane.usageReported');
  if (!report) throw new Error('No report to repeat.');
  append(folder, report, events);
  await (await engineRig(folder, 0)).close();
}

function append(folder: string, report: Recorded<DomainEvent>, events: number): void {
  const log = new EventLog(join(folder, 'journal.db'));
  const stream = streamOf(report);
  let version = log.versionOf(stream);
  while (log.sequence < events) {
    const from = log.sequence + 1;
    const part = Array.from({ length: Math.min(5000, events - log.sequence) }, (_, index) => ({
      ...report,
      sequence: from + index,
      version: ++version,
      at: report.at + from + index,
    }));
    log.append(part, []);
  }
  log.close();
}
