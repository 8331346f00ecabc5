/** How things are, in few words, as the tray shows them. */
export function trayWords({
  paused,
  waiting,
}: {
  readonly paused: boolean;
  readonly waiting: number;
}): string {
  const state = paused ? 'everything is paused' : 'lanes may run';
  if (waiting === 0) return state;
  return `${waiting} ${waiting === 1 ? 'thing waits' : 'things wait'} for you, ${state}`;
}
