import { type ApprovalView } from '../../../shared/contract/index.ts';

export type InboxFilter = ApprovalView['status'] | 'all';

/** Whether a question is of the chosen kind and has all the words in it. */
export function matchesFilter(
  approval: ApprovalView,
  laneName: string,
  filter: InboxFilter,
  words: string,
): boolean {
  if (filter !== 'all' && approval.status !== filter) return false;
  const { title, command, paths } = approval.subject;
  const text = [laneName, title, command, ...paths, approval.rule].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
