import { type Result, fail } from '../../shared/kernel/result.ts';
import { exitCodes } from '../app/exit-codes.ts';
import { type Client, findHost } from './client.ts';
import { failureWords, type Terminal } from './terminal.ts';

/** What every command is given. */
export interface Context {
  readonly dataDirectory: string;
  readonly json: boolean;
  readonly terminal: Terminal;
}

/** Runs `work` with the running host; says so with an exit code of its own when there is none. */
export async function withHost(context: Context, work: (client: Client) => Promise<number>): Promise<number> {
  const client = await findHost(context.dataDirectory);
  return client ? work(client) : sayNoHost(context);
}

/** Tells that no host runs. */
export function sayNoHost({ dataDirectory, json, terminal }: Context): number {
  const result = noHost(dataDirectory);
  if (json) terminal.out(JSON.stringify(result));
  else if (!result.ok) terminal.err(failureWords(result.error));
  return exitCodes.noHost;
}

const noHost = (dataDirectory: string): Result<never> =>
  fail('offline', `No Switchyard runs on ${dataDirectory}.`, {
    next: 'Start one with "switchyard serve" or the desktop app, or name another data directory with --data.',
  });
