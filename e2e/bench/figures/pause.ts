import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Bench, type Figure, judge } from '../figure.ts';
import { alternate, type Medians, timed } from '../measure.ts';
import { pauseRig } from '../pause-rig.ts';
import { seen } from '../proc.ts';
import { inScratch } from '../scratch.ts';

type Rig = Awaited<ReturnType<typeof pauseRig>>;

/** Pause-all of 64 lanes with five processes each, against signalling and checking a list that is known already. */
export const pause: Bench = {
  name: 'pause',
  minutes: 15,
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const lanes = Math.ceil(64 / shrink);
      const at = (name: string): string => {
        mkdirSync(join(top, name));
        return join(top, name);
      };
      const idle = await measured(at('idle'), rounds, lanes, false);
      const busy = await measured(at('busy'), rounds, lanes, true);
      const size = `${lanes} lanes, ${idle.processes} processes`;
      const missed: Figure = {
        ...judge('Pause-all: processes missed', 'processes', { ours: 0, limit: 0 }, ['at-most', 0]),
        value: idle.missed + busy.missed,
        met: idle.missed + busy.missed === 0,
      };
      return [
        judge(`Pause-all of ${size}, idle`, 'ms', idle.medians, ['at-most', 1.5]),
        judge(`Pause-all of ${size}, one in five spinning`, 'ms', { ours: busy.medians.ours, limit: 100 }, [
          'at-most',
          1,
        ]),
        missed,
      ];
    }),
};

async function measured(folder: string, rounds: number, lanes: number, spinning: boolean) {
  const rig = await pauseRig(folder, lanes, spinning);
  let missed = 0;
  try {
    const medians: Medians = await alternate(
      rounds,
      async () => {
        const milliseconds = await rig.pause();
        missed += rig.pids.filter((pid) => seen(pid)?.letter !== 'T').length;
        await rig.resume();
        return milliseconds;
      },
      () => knownList(rig),
    );
    return { medians, missed, processes: rig.pids.length };
  } finally {
    await rig.end();
  }
}

/** The least that stopping can cost: a signal to each, and a look at each until all are stopped. */
async function knownList({ pids }: Rig): Promise<number> {
  try {
    return await timed(async () => {
      for (const pid of pids) process.kill(pid, 'SIGSTOP');
      while (pids.some((pid) => seen(pid)?.letter !== 'T')) await delay(1);
    });
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  }
}
