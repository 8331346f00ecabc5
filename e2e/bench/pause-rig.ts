import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pauseAll, type PauseDeps, resumeAll } from '../../electron/coordination/pause-all.ts';
import { human } from '../../electron/engine/testing/facts.ts';
import { PauseGate } from '../../electron/engine/pause-gate.ts';
import { silentLog } from '../../electron/platform/log.ts';
import { systemClock } from '../../electron/platform/clock.ts';
import { createProcessSupervisor } from '../../electron/process/supervisor.ts';
import { unwrap } from '../../shared/kernel/result.ts';
import { engineRig } from './engine-rig.ts';
import { seen } from './proc.ts';

const tree = join(import.meta.dirname, 'lane-tree.sh');
/** Processes in one lane's tree. */
const treeSize = 5;

/** Lanes in an engine, each with a real tree of processes under a supervisor, and pause-all over them. */
export async function pauseRig(folder: string, lanes: number, spinning: boolean) {
  const identity = `bench-${process.pid}-${lanes}-${spinning ? 'spin' : 'wait'}`;
  const supervisor = createProcessSupervisor({ homeId: identity, hostId: identity, clock: systemClock });
  const { engine, close } = await engineRig(folder, lanes);
  let stoppedAt = 0;
  const watched = {
    ...supervisor,
    freeze: async (owner?: string) => {
      const reports = await supervisor.freeze(owner);
      stoppedAt = performance.now();
      return reports;
    },
  };
  const markerFile = join(folder, 'paused');
  const deps: PauseDeps = { engine, gate: new PauseGate(), supervisor: watched, log: silentLog, markerFile };
  const files = Array.from({ length: lanes }, (_, index) => join(folder, `pids-${index + 1}`));
  const end = async (): Promise<void> => {
    await supervisor.endAll(0);
    await supervisor.thaw();
    await close();
  };
  try {
    mkdirSync(folder, { recursive: true });
    files.forEach((file, index) => {
      const owner = `lane_${index + 1}`;
      const args = [tree, file, spinning ? 'spin' : 'wait'];
      supervisor.spawn({ owner, runId: `run_${index + 1}`, command: 'bash', args, cwd: folder, env: {} });
    });
    const pids = await allPids(files);
    return {
      pids,
      /** From the call until every process was found stopped, in milliseconds. */
      pause: async (): Promise<number> => {
        const since = performance.now();
        await pauseAll(deps, null, human);
        return stoppedAt - since;
      },
      resume: async (): Promise<void> => {
        unwrap(await resumeAll(deps, human));
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function allPids(files: readonly string[]): Promise<number[]> {
  for (;;) {
    const pids = files.flatMap((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '').split('\n'));
    const known = pids.filter((pid) => pid !== '').map(Number);
    if (known.length === files.length * treeSize && known.every((pid) => seen(pid))) return known;
    await delay(20);
  }
}
