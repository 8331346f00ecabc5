import { counted } from '../lib/format.ts';

/** What a plan is likely to take, and what is missing before it is launched. */
export const outlookWords = {
  missing: 'Before launch',
  allWell: 'Agents, isolation, roles, gates, verify command and canonical artifacts are in place.',
  states: { missing: 'missing', advice: 'worth a look' },
  title: 'Likely to take',
  unknown: 'No task of this project has been done yet, so nothing can be told.',
  from: (count: number): string =>
    `Estimated from ${counted(count, 'past task')} of this project. In brackets the middle half.`,
  columns: { what: 'What', plan: 'This plan', sequence: 'One by one' },
  time: 'Time',
  cost: 'Cost',
  lines: 'To review',
  largest: 'At one time',
  reviews: (lines: string, times: number): string => `${lines}, ${counted(times, 'time')}`,
  lineCount: (count: number): string => counted(Math.round(count), 'line'),
  range: (mid: string, low: string, high: string): string => `${mid} (${low} to ${high})`,
  notKnown: 'unknown',
} as const;
