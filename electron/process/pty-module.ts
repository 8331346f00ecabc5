import { type IPty, type IPtyForkOptions } from '@lydell/node-pty';

export type Pty = IPty;

/** The part of the pseudoterminal library that is used here. */
export interface PtyModule {
  spawn(file: string, args: string[], options: IPtyForkOptions): Pty;
}

export type LoadPty = () => Promise<PtyModule>;

/** Loads the library with its native part; rejects where there is none for this platform. */
export const loadPty: LoadPty = () => import('@lydell/node-pty');
