import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CallInput, type CallName, type CallOutput, contract } from '../../../shared/contract/index.ts';
import { type LaneView } from '../../../shared/contract/views/lane.ts';
import { type World } from '../../../shared/domain/world.ts';
import { type Result, unwrap } from '../../../shared/kernel/result.ts';
import { type Host } from '../../bridge/host-port.ts';
import { homeId } from '../../platform/paths.ts';
import { silentLog } from '../../platform/log.ts';
import { createHost } from '../host.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** A host on an empty data directory with the rehearsal agent, called like a client would. */
export async function tempHost(rehearsalEnv: Record<string, string> = {}) {
  const dataDirectory = realpathSync(mkdtempSync(join(tmpdir(), 'switchyard-host-')));
  let host = await start(dataDirectory, rehearsalEnv);
  const tryCall = async <N extends CallName>(
    name: N,
    input: CallInput<N>,
  ): Promise<Result<CallOutput<N>>> => {
    const handler = host.handlers[name] as (
      input: unknown,
      caller: unknown,
    ) => Promise<Result<CallOutput<N>>>;
    return handler(contract[name].input.parse(input), { actor: { kind: 'human', via: 'rpc' } });
  };
  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
    unwrap(await tryCall(name, input));
  const world = async (): Promise<World> => (await call('system.world', {})).world as unknown as World;
  return {
    dataDirectory,
    tryCall,
    call,
    world,
    get host() {
      return host;
    },
    /** Waits until the condition holds for the world, which is looked at again after every event. */
    until: <T>(what: string, condition: (world: World) => T | null | undefined | false) =>
      until(host, what, condition),
    /** Waits until a lane has one of the statuses. */
    lane: (laneId: string, ...statuses: LaneView['status'][]) => laneWhen(call, host, laneId, statuses),
    restart: async (meanwhile: () => unknown = () => undefined) => {
      await host.close();
      await meanwhile();
      host = await start(dataDirectory, rehearsalEnv);
    },
    dispose: async () => {
      await host.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

export type TempHost = Awaited<ReturnType<typeof tempHost>>;

/** A brief that makes the rehearsal agent do these steps. */
export const rehearse = (steps: readonly object[]): string => `REHEARSE:${JSON.stringify(steps)}:END`;

function start(dataDirectory: string, rehearsalEnv: Record<string, string>): Promise<Host> {
  return createHost({
    dataDirectory,
    homeId: homeId(dataDirectory),
    host: 'headless',
    version: '0.0.0',
    resources: join(root, 'resources'),
    rehearsal: {
      command: process.execPath,
      args: [join(root, 'electron', 'rehearsal.ts')],
      env: { SWITCHYARD_REHEARSAL_HASTE: '20', ...rehearsalEnv },
    },
    toolProxy: { command: process.execPath, args: [join(root, 'electron', 'mcp-proxy.ts')], env: {} },
    log: silentLog,
  });
}

function until<T>(
  host: Host,
  what: string,
  condition: (world: World) => T | null | undefined | false,
): Promise<T> {
  let seen: World | null = null;
  return new Promise((resolve, reject) => {
    const look = async () => {
      const answer = await host.handlers['system.world']({}, { actor: { kind: 'human', via: 'rpc' } });
      const world = unwrap(answer).world as unknown as World;
      seen = world;
      const found = condition(world);
      if (!found) return;
      finish();
      resolve(found);
    };
    const late = setTimeout(() => {
      finish();
      reject(new Error(`waited in vain for: ${what}\n${summary(seen)}`));
    }, 40_000);
    const feed = host.feed.subscribe(Number.MAX_SAFE_INTEGER, {
      send: () => void look(),
      drained: () => Promise.resolve(),
    });
    const beat = setInterval(() => void look(), 100);
    const finish = () => {
      clearTimeout(late);
      clearInterval(beat);
      feed.close();
    };
    void look();
  });
}

async function laneWhen(
  call: (name: 'lane.get', input: { laneId: string }) => Promise<LaneView>,
  host: Host,
  laneId: string,
  statuses: readonly LaneView['status'][],
): Promise<LaneView> {
  for (;;) {
    const lane = await call('lane.get', { laneId });
    // Before its first turn begins, a ready lane is idle for a moment with its prompt still in the queue.
    const about = lane.status === 'idle' && lane.queue.length > 0;
    if (statuses.includes(lane.status) && !about) return lane;
    const since = lane.statusSince;
    const before = lane.status;
    await until(host, `lane ${lane.name} (${before}) to be ${statuses.join(' or ')}`, (w) => {
      const now = w.lanes[laneId];
      return (
        now && (now.statusSince !== since || now.phase !== lane.phase || now.queue.length < lane.queue.length)
      );
    });
  }
}

function summary(world: World | null): string {
  const lanes = Object.values(world?.lanes ?? {}).map(
    (l) =>
      `${l.name}: ${l.phase} ${l.reason ?? ''} turns ${l.turns} ${l.turn ? 'in a turn' : ''} ${l.lastOutcome ?? ''} queue ${l.queue.length}`,
  );
  const merges = Object.values(world?.merges ?? {}).map(
    (m) => `${m.kind} ${m.laneId}: ${m.state} ${m.reason ?? ''}`,
  );
  return [...lanes, ...merges].join('\n');
}
