import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsOf } from '../../../electron/store/hash-chain.ts';
import { BareLog } from '../bare-log.ts';
import { turnOf } from '../commands.ts';
import { engineRig } from '../engine-rig.ts';
import { type Bench, judge } from '../figure.ts';
import { alternate, quantile, timed } from '../measure.ts';
import { inScratch } from '../scratch.ts';

const lanes = 32;
const p99 = (values: readonly number[]): number => quantile(values, 0.99);

/** How long a command waits at the most, but for one in a hundred, until what it caused survives power loss. */
export const acknowledgement: Bench = {
  name: 'acknowledgement',
  minutes: 10,
  run: ({ rounds, shrink }) =>
    inScratch(async (top) => {
      const turns = Math.ceil(10 / shrink);
      const side = (name: string, round: number): string => {
        const path = join(top, `${name}-${round}`);
        mkdirSync(path);
        return path;
      };
      const medians = await alternate(
        rounds,
        (round) => lanesWriting(side('ours', round), turns),
        async (round) => 10 + 2 * (await oneAppending(side('bare', round), turns * 32)),
      );
      const name = 'p99 of a durable acknowledgement, 32 lanes writing';
      return [judge(name, 'ms', medians, ['at-most', 1])];
    }),
};

/** Every lane sends its next command as soon as the last one is acknowledged. */
async function lanesWriting(folder: string, turns: number): Promise<number> {
  const { dispatch, close } = await engineRig(folder, lanes);
  const waits: number[] = [];
  const lane = async (number: number): Promise<void> => {
    for (let turn = 1; turn <= turns; turn++)
      for (const command of turnOf(number, turn)) waits.push(await timed(() => dispatch(command)));
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index + 1)));
  await close();
  return p99(waits);
}

async function oneAppending(folder: string, appends: number): Promise<number> {
  const { dispatch, published, close } = await engineRig(folder, 1);
  for (const command of turnOf(1, 1)) await dispatch(command);
  await close();
  const [sample] = published;
  if (!sample) throw new Error('No event to append.');
  const log = new BareLog(join(folder, 'bare.db'));
  const waits: number[] = [];
  for (let sequence = 1; sequence <= appends; sequence++) {
    const row = { ...fieldsOf(sample), sequence, version: sequence };
    waits.push(await timed(() => log.write([row], 1, false)));
  }
  log.close();
  return p99(waits);
}
