import { setTimeout as delay } from 'node:timers/promises';
import { type Bench, judge } from '../figure.ts';
import { median } from '../measure.ts';
import { residentMB } from '../proc.ts';
import { inScratch } from '../scratch.ts';
import { lanesIn, lanesRig, type LanesRig } from '../screen-rig.ts';

const lanes = 30;
/** Messages of three seconds that an hour has room for, each followed by a plan and a tool call. */
const messages = 1200;
const itemsEach = 3;

/** The same text as 50 updates a second make in three seconds, as fast as the host takes it and in a fifth of the updates. */
const work = (times: number) => {
  const steps = [
    { say: '**word** `code` and so on '.repeat(30), chunks: 30, ms: 0 },
    { plan: ['Read', 'Write', 'Test'] },
    { read: 'README.md' },
  ];
  return [{ repeat: { times, steps } }];
};

/** What the host holds at the end of an hour of one turn in each of thirty lanes, against what it held after a quarter of it. */
export const hostMemory: Bench = {
  name: 'host-memory',
  minutes: 30,
  run: ({ shrink }) =>
    inScratch(async (top) => {
      const times = Math.ceil(messages / shrink);
      const rig = await lanesRig(top, lanes, work(times));
      try {
        const seen = await watch(rig, times);
        const within = (from: number, to: number) =>
          median(seen.filter(({ done }) => done >= from && done <= to).map(({ whole }) => whole));
        const end = within(0.9, 1);
        return [
          judge(`Host memory after an hour of ${lanes} streaming lanes`, 'MB', { ours: end, limit: 400 }, [
            'at-most',
            1,
          ]),
          judge(
            'Host memory after that hour against after warm-up',
            'MB',
            { ours: end, limit: within(0.25, 0.4) },
            ['at-most', 1.15],
          ),
        ];
      } finally {
        await rig.end();
      }
    }),
};

interface Seen {
  /** The share of the hour that is over. */
  readonly done: number;
  /** Megabytes of the whole process. */
  readonly whole: number;
}

async function watch(rig: LanesRig, times: number): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (;;) {
    // As a screen does, which has the host keep its index of the timeline.
    await rig.call('timeline.window', { from: Date.now() - 60_000, to: Date.now(), pixels: 100 });
    const over = (await lanesIn(rig, 'idle')) === rig.lanes.length;
    seen.push({ done: over ? 1 : await doneBy(rig, times), whole: residentMB(rig.pid) });
    if (over) return seen;
    await delay(1000);
  }
}

async function doneBy(rig: LanesRig, times: number): Promise<number> {
  const last = await Promise.all(
    rig.lanes.map(async (laneId) => (await rig.call('transcript.read', { laneId, limit: 1 })).items.at(-1)),
  );
  const items = last.reduce((sum, item) => sum + (item?.position ?? 0), 0);
  return Math.min(1, items / (rig.lanes.length * times * itemsEach));
}
