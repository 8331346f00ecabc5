import { type EndedTerminal } from '../../../shared/domain/lane/state.ts';

/** Whether what a terminal showed last has something to tell that nobody asked to be rid of. */
export const worthSeeing = ({ end, exitCode }: EndedTerminal): boolean =>
  end !== 'closed' && !(end === 'exited' && exitCode === 0);

/** Why a terminal is no more. */
export function endWords({ number, end, exitCode, signal }: EndedTerminal): string {
  if (end === 'host-ended') return `Terminal ${number} ended with Switchyard. A shell does not outlive it.`;
  if (end === 'lane-closed') return `Terminal ${number} was ended, because the lane was being closed.`;
  if (signal !== null) return `The shell of terminal ${number} was ended by ${signal}.`;
  return `The shell of terminal ${number} ended with exit code ${exitCode ?? 'unknown'}.`;
}
