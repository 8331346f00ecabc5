import { type EndedTerminal } from '../../shared/domain/lane/state.ts';

/** What the terminals of a lane say. */
export const terminalWords = {
  opening: 'Opening the terminal',
  name: (number: number, lane: string): string => `Terminal ${number} of ${lane}`,
  leave: (name: string, chord: string): string => `${name}. ${chord} leaves it.`,
  dismiss: 'Dismiss',
  openAnother: 'Open another',
  list: (lane: string): string => `Terminals of ${lane}`,
  tab: (number: number): string => `terminal ${number}`,
  openOneMore: (lane: string): string => `Open another shell in ${lane}’s worktree`,
  frozen: 'frozen',
  options: 'Terminal options',
  enter: 'Put the keyboard into it',
  enterAbout: 'the chord takes it out again',
  screenReader: 'Screen reader mode',
  screenReaderAbout: 'reads out what is shown; slower',
  close: (number: number): string => `Close terminal ${number}`,
  laneClosed: 'The lane is closed.',
  laneClosedAbout: 'Its terminals ended with it. Reopen it to open one.',
  open: (lane: string): string => `Open a shell in ${lane}’s worktree`,
  none: 'No shell is open.',
  noneAbout:
    'It runs as you, with the ports and the environment of the lane. A pause freezes it, closing the lane ends it.',
  paused: 'The lane is paused. A shell can be opened when it goes on.',
} as const;

/** Why a terminal is no more. */
export function endWords({ number, end, exitCode, signal }: EndedTerminal): string {
  if (end === 'host-ended') return `Terminal ${number} ended with Switchyard. A shell does not outlive it.`;
  if (end === 'lane-closed') return `Terminal ${number} was ended, because the lane was being closed.`;
  if (signal !== null) return `The shell of terminal ${number} was ended by ${signal}.`;
  return `The shell of terminal ${number} ended with exit code ${exitCode ?? 'unknown'}.`;
}
