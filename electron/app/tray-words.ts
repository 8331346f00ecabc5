/** How the fleet is, as far as the tray tells. */
export interface TrayState {
  readonly paused: boolean;
  /** How many things wait for the person. */
  readonly waiting: number;
  /** How many lanes are at work. */
  readonly running: number;
}

/** How things are, in few words, as the tray shows them. */
export function trayWords({ paused, waiting, running }: TrayState): string {
  const state = paused ? 'everything is paused' : atWork(running);
  if (waiting === 0) return state;
  return `${waiting} ${waiting === 1 ? 'thing waits' : 'things wait'} for you, ${state}`;
}

function atWork(running: number): string {
  if (running === 0) return 'no lane is at work';
  return running === 1 ? '1 lane is at work' : `${running} lanes are at work`;
}

/** The picture that says the same at a glance: what waits is said first, then that everything stands still. */
export function trayPicture({ paused, waiting }: TrayState): 'tray' | 'tray-waiting' | 'tray-paused' {
  if (waiting > 0) return 'tray-waiting';
  return paused ? 'tray-paused' : 'tray';
}
