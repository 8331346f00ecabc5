import type { MessageBoxOptions } from 'electron';

/**
 * What to ask when the last window closes while lanes are at work. The buttons: keep running, quit, stay. Without a tray
 * there would be no way back in sight, so it is quit; lanes can be resumed at the next start.
 */
export function leavingOf(lanes: number, hasTray: boolean): MessageBoxOptions | 'quit' {
  if (lanes === 0 || !hasTray) return 'quit';
  const one = lanes === 1;
  return {
    type: 'question',
    message: `${lanes} ${one ? 'lane is' : 'lanes are'} running.`,
    detail: `In the tray ${one ? 'it keeps' : 'they keep'} running, and its icon brings the window back. Quit ends the ${one ? 'agent' : 'agents'}; ${one ? 'its worktree is' : 'the worktrees are'} kept, and each lane can be resumed at the next start.`,
    buttons: ['Keep Running in the Tray', 'Stop and Quit', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
  };
}
