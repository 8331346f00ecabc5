/** The tasks of the sample: each names a scenario of the rehearsal agent. */
export const sampleTasks = [
  { scenario: 'add-currency', title: 'Add a currency without minor units', writeSet: ['src/**', 'test/**'] },
  { scenario: 'fix-rounding', title: 'Fix the rounding of halves', writeSet: ['src/**', 'test/**'] },
  { scenario: 'write-docs', title: 'Write the user guide', writeSet: ['docs/**', 'README.md'] },
] as const;

/** The brief that starts a scenario. */
export const rehearsalBrief = (scenario: string): string => `Rehearse: ${scenario}`;
