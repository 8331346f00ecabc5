import { type ApprovalView } from '../../../shared/contract/index.ts';
import { openApproval, openLane } from '../../state/ui.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { type NeedsYou } from './needs-you.ts';
import { openNeed } from './open-need.ts';

interface Keys {
  readonly questions: readonly ApprovalView[];
  readonly others: readonly NeedsYou[];
  readonly marked: string | null;
  readonly setMarked: (key: string | null) => void;
}

/** Through the list from the top down, and into what is marked. */
export function useInboxKeys({ questions, others, marked, setMarked }: Keys): void {
  const keys = [...questions.map(({ id }) => id as string), ...others.map(({ key }) => key)];
  const step = (by: 1 | -1) => {
    const at = marked === null ? -1 : keys.indexOf(marked);
    const next = at < 0 ? (by > 0 ? 0 : keys.length - 1) : at + by;
    setMarked(keys[Math.min(keys.length - 1, Math.max(0, next))] ?? null);
  };
  const open = () => {
    if (document.activeElement instanceof HTMLButtonElement) return false;
    const question = questions.find(({ id }) => id === marked);
    const other = others.find(({ key }) => key === marked);
    if (question?.status === 'pending') openApproval(question.id);
    else if (question) openLane(question.laneId);
    else if (other) openNeed(other);
    else return false;
    return true;
  };
  useShortcuts({ nextInInbox: () => step(1), previousInInbox: () => step(-1), openInInbox: open });
}
