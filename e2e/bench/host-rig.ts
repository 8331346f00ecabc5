import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type CallInput, type CallName, type CallOutput, contract } from '../../shared/contract/index.ts';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type World } from '../../shared/domain/world.ts';
import { type Result, unwrap } from '../../shared/kernel/result.ts';
import { createHost } from '../../electron/app/host.ts';
import { type Host } from '../../electron/bridge/host-port.ts';
import { silentLog } from '../../electron/platform/log.ts';
import { homeId } from '../../electron/platform/paths.ts';

const root = join(import.meta.dirname, '..', '..');
const caller = { actor: { kind: 'human', via: 'rpc' } } as const;

/** A whole host on a data directory, as the headless one builds it, with the rehearsal agent. */
export const startHost = (dataDirectory: string): Promise<Host> =>
  createHost({
    dataDirectory,
    homeId: homeId(dataDirectory),
    host: 'headless',
    version: '0.0.0',
    resources: join(root, 'resources'),
    rehearsal: {
      command: process.execPath,
      args: [join(root, 'electron', 'rehearsal.ts')],
      env: { SWITCHYARD_REHEARSAL_HASTE: '20' },
    },
    toolProxy: { command: process.execPath, args: [join(root, 'electron', 'mcp-proxy.ts')], env: {} },
    log: silentLog,
  });

/** Calls the host as a client would. */
export async function call<N extends CallName>(
  host: Host,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const handler = host.handlers[name] as (input: unknown, by: unknown) => Promise<Result<CallOutput<N>>>;
  return unwrap(await handler(contract[name].input.parse(input), caller));
}

/** Opens a project and gives its id. */
export async function openProject(host: Host, path: string): Promise<string> {
  return (await call(host, 'project.open', { path })).id;
}

/** Launches a lane whose agent says one word; answers when the launch is recorded. */
export async function launchLane(host: Host, projectId: string): Promise<string> {
  const task = {
    title: 'Say a word',
    brief: `REHEARSE:${JSON.stringify([{ do: 'say', text: 'Done.' }])}:END`,
  };
  const input = { projectId, agentId: 'rehearsal', task } as CallInput<'lane.launch'>;
  return (await call(host, 'lane.launch', input)).id;
}

/** Waits until the condition holds for the lane, which is looked at whenever something was published. */
export async function laneUntil(
  host: Host,
  laneId: string,
  condition: (lane: Lane) => boolean,
): Promise<Lane> {
  let seen = (await call(host, 'system.world', {})).world as unknown as World;
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      seen = (await call(host, 'system.world', {})).world as unknown as World;
      const lane = seen.lanes[laneId];
      if (lane?.phase === 'failed') reject(new Error(`${lane.name}: ${lane.reason}`));
      else if (lane && condition(lane)) resolve(lane);
      else return;
      feed.close();
    };
    const feed = host.feed.subscribe(seen.sequence, { send: () => void look(), drained: () => delay(0) });
    void look();
  });
}

/** How a stage of the lane's preparation stands. */
export const stageOf = (lane: Lane, name: 'worktree' | 'agent'): string =>
  lane.stages.find((stage) => stage.name === name)?.state ?? 'pending';
