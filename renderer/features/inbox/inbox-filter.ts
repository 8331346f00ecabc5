import { type ApprovalView } from '../../../shared/contract/index.ts';

/** How risky a question is called, or any. */
export type RiskFilter = ApprovalView['risk'] | 'any';

/** What is listed besides or instead of questions. */
export type KindFilter = 'all' | 'question' | 'lane' | 'merge' | 'mail';

export type InboxFilter = ApprovalView['status'] | 'all';

/** Whether a question is of the chosen kind and has all the words in it. */
export function matchesFilter(
  approval: ApprovalView,
  laneName: string,
  filter: InboxFilter,
  words: string,
  risk: RiskFilter = 'any',
): boolean {
  if (filter !== 'all' && approval.status !== filter) return false;
  if (risk !== 'any' && approval.risk !== risk) return false;
  const { title, command, paths } = approval.subject;
  const text = [laneName, title, command, ...paths, approval.rule].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
