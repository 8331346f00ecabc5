import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CallOutput } from '../../shared/contract/index.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { exitCodes } from '../app/exit-codes.ts';
import { homeId } from '../platform/paths.ts';
import { freezeByHome, type EmergencyFreeze } from '../process/emergency-freeze.ts';
import { type Client, findHost } from './client.ts';
import { type Context, sayNoHost, withHost } from './context.ts';
import { report } from './terminal.ts';

export interface PauseOptions {
  readonly reason?: string;
  /** How long the host may take before the processes are stopped without it. */
  readonly hostMs: number;
}

type Reached = CallOutput<'fleet.pauseAll'> | CallOutput<'fleet.resumeAll'>;

/**
 * `switchyard pause`: asks the host; where it does not answer, or died and left processes behind, stops every marked
 * process without it.
 */
export async function pause(context: Context, options: PauseOptions): Promise<number> {
  const client = await findHost(context.dataDirectory, 0);
  if (!client) return pauseWithoutHost(context);
  const result = await ask(client, options);
  if (result.ok || !unanswered(result)) return report(context.terminal, context.json, result, words);
  return emergency(context);
}

/** `switchyard resume`: lets run again what the pause stopped. */
export function resume(context: Context): Promise<number> {
  return withHost(context, async ({ call }) =>
    report(context.terminal, context.json, await call('fleet.resumeAll', {}, 60_000), words),
  );
}

const ask = ({ call }: Client, { reason, hostMs }: PauseOptions) =>
  call('fleet.pauseAll', reason === undefined ? {} : { reason }, hostMs);

const unanswered = (result: Result<unknown>) =>
  !result.ok && (result.error.type === 'deadline' || result.error.type === 'offline');

async function pauseWithoutHost(context: Context): Promise<number> {
  const id = homeId(context.dataDirectory, false);
  const frozen = id === null ? null : await stopWithoutHost(context, id);
  if (frozen === null || frozen.stopped + frozen.running === 0) return sayNoHost(context);
  return tell(context, frozen);
}

async function emergency(context: Context): Promise<number> {
  const id = homeId(context.dataDirectory, false);
  if (id === null) return sayNoHost(context);
  const frozen = await stopWithoutHost(context, id);
  return tell(context, frozen);
}

/** Leaves a record by which a host that comes to itself again can continue what was stopped. */
const stopWithoutHost = ({ dataDirectory }: Context, id: string): Promise<EmergencyFreeze> =>
  freezeByHome(id, { recordFile: join(dataDirectory, 'stopped-without-host.json') });

/** The mark tells the next host that the fleet is paused, whatever its log says. */
function tell({ dataDirectory, json, terminal }: Context, frozen: EmergencyFreeze): number {
  writeFileSync(
    join(dataDirectory, 'paused'),
    `${new Date().toISOString()} switchyard pause, without the host\n`,
  );
  const data = { paused: frozen.running === 0, withoutHost: true, ...frozen };
  report(terminal, json, ok(data), () =>
    [
      'The host did not answer, so its processes were stopped without it.',
      `${frozen.stopped} stopped, ${frozen.running} still running, ${frozen.milliseconds} ms.`,
      'It stays paused until you resume: start or end the host first if it does not come back.',
    ].join('\n'),
  );
  return frozen.running === 0 ? exitCodes.fine : exitCodes.failed;
}

function words({ paused, lanes, processes, milliseconds }: Reached): string {
  const head = paused ? 'Paused.' : 'Running again.';
  const parts = lanes.map(
    (lane) => `  ${lane.laneId}  ${lane.state}  ${lane.processes} processes, ${lane.milliseconds} ms`,
  );
  return [`${head} ${processes} processes in ${lanes.length} lanes, ${milliseconds} ms.`, ...parts].join(
    '\n',
  );
}
