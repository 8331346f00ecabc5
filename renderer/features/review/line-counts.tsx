import { reviewFilesWords as words } from '../../words/review.ts';

interface Props {
  readonly added: number | null;
  readonly removed: number | null;
  /** False while nobody knows yet: then nothing is said rather than 0. */
  readonly counted: boolean;
}

/** Added and removed lines, with their signs. */
export function Lines({ added, removed, counted }: Props) {
  if (!counted) return <span className="rv-lines rv-lines-unknown" role="img" aria-label={words.counting} />;
  if (added === null || removed === null) return null;
  return (
    <span className="rv-lines mono">
      {added > 0 && <span className="c-pass">+{added.toLocaleString('en-US')}</span>}
      {removed > 0 && <span className="c-fail">−{removed.toLocaleString('en-US')}</span>}
      {added + removed === 0 && <span className="t3">0</span>}
    </span>
  );
}
