import { type ProcessTable } from './process-table.ts';
import { sendSignal } from './send-signal.ts';

/** Where processes can be neither listed nor stopped by signal (Windows): freezing reports `partial`, nothing is claimed. */
export const createNoTable = (): ProcessTable => ({
  supported: false,
  bootId: '',
  refreshEvery: 60_000,
  list: () => [],
  read: () => [],
  isStill: () => false,
  signal: sendSignal,
});
