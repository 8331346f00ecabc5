import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** How the state of a fuse is written into the program. */
const states: Readonly<Record<number, boolean>> = { ['0'.charCodeAt(0)]: false, ['1'.charCodeAt(0)]: true };

/** The fuses of a built program by name, as they are burnt in; without those that its Electron does not have. */
export async function fusesOf(program: string): Promise<Readonly<Record<string, boolean>>> {
  const wire: Readonly<Record<number | string, unknown>> = await getCurrentFuseWire(program);
  const known = Object.entries(FuseV1Options).flatMap(([name, fuse]): [string, boolean][] => {
    const state = typeof fuse === 'number' ? states[Number(wire[fuse])] : undefined;
    return state === undefined ? [] : [[name, state]];
  });
  return Object.fromEntries(known);
}
