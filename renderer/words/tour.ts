/** One thing that the tour points at; `at` is the `data-tour` of the element. */
export interface TourStep {
  readonly at: string;
  readonly title: string;
  readonly text: string;
}

/** The tour, in its order. */
export const tourSteps: readonly TourStep[] = [
  {
    at: 'lane',
    title: 'Three lanes at work',
    text: 'Each lane is one agent with one task, in a worktree and on a branch of its own. What it says and does stands in its column; write to it below.',
  },
  {
    at: 'counts',
    title: 'How the fleet is',
    text: 'Running, waiting for you, paused, failed. Amber is only ever what waits for you.',
  },
  {
    at: 'inbox',
    title: 'You are asked before anything risky',
    text: 'A question shows the exact command, why it is risky and what it would undo. The default is no. All of them are in the inbox.',
  },
  {
    at: 'pause',
    title: 'One press stops everything',
    text: 'No process of any lane runs on until you resume, and the bar says how many were stopped in how many milliseconds.',
  },
  {
    at: 'review',
    title: 'Read it, then land it',
    text: 'Review shows what a lane changed. The merge queue brings one lane at a time to the target branch, verified, and can take it back.',
  },
  {
    at: 'palette',
    title: 'Everything by a few letters',
    text: 'Any action, lane, file or word of a transcript. Press ? for all keys. This tour is found there again.',
  },
];

/** What the tour says around its steps. */
export const tourWords = {
  name: 'Tour',
  place: (step: number, of: number) => `${step} of ${of}`,
  back: 'Back',
  next: 'Next',
  done: 'Done',
  skip: 'Skip the tour',
} as const;
