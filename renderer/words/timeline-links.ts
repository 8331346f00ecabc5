import { type LinkKind } from '../../shared/domain/timeline/span.ts';

/** What goes from lane to lane is called. */
export const linkWords: Readonly<Record<LinkKind, string>> = {
  clone: 'Clone',
  mail: 'Mail',
  'send-back': 'Sent back',
  conflict: 'Conflict',
};

/** What the card beside an arrow says. */
export const cardWords = {
  together: (n: number) => `${n.toLocaleString('en-US')} together`,
  between: (from: string, to: string) => `${from} → ${to}`,
  closer: 'Open it to see them one by one.',
  underway: (length: string) => `${length} on its way`,
} as const;
