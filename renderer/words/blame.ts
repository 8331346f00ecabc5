/** Who wrote which lines, in words. */
export const blameWords = {
  title: 'Who wrote it',
  show: 'Who wrote it',
  reading: 'Reading who wrote each line',
  person: 'a person',
  role: (role: string) => `as ${role}`,
  lines: (ranges: string, count: number) => `${count === 1 ? 'line' : 'lines'} ${ranges}`,
  range: (from: number, to: number) => (from === to ? String(from) : `${from}–${to}`),
  more: (count: number) => `and ${count} more places`,
} as const;
