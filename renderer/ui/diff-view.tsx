import { useMemo, useState } from 'react';
import clsx from 'clsx';
import { type DiffLine, diffLines } from '../lib/line-diff.ts';
import './diff-view.css';

export interface DiffViewProps {
  readonly oldText: string | null;
  readonly newText: string;
  /** Lines shown before "Show all". */
  readonly limit?: number;
}

const signs = { same: ' ', added: '+', removed: '−', skipped: '' } as const;

/** A small diff as it stands in cards and dialogs. */
export function DiffView({ oldText, newText, limit = 60 }: DiffViewProps) {
  const { lines } = useMemo(() => diffLines(oldText, newText), [oldText, newText]);
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, limit);
  if (lines.length === 0) return <p className="diff-none">No line differs.</p>;
  return (
    <div className="diff" role="figure" aria-label="Diff" tabIndex={0}>
      {shown.map((line, index) => (
        <Line key={index} line={line} />
      ))}
      {shown.length < lines.length && (
        <button type="button" className="diff-more" onClick={() => setAll(true)}>
          Show all {lines.length} lines
        </button>
      )}
    </div>
  );
}

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <div className={clsx('diff-line', `diff-${line.kind}`)}>
      <span>{line.new ?? line.old ?? ''}</span>
      <span>{signs[line.kind]}</span>
      <span>{line.text}</span>
    </div>
  );
}

/** `+3 −1`, in the two colours of a diff. */
export function DiffCount({
  added,
  removed,
}: {
  readonly added: number | null;
  readonly removed: number | null;
}) {
  if (added === null && removed === null) return <span className="diff-count t3">binary</span>;
  return (
    <span className="diff-count">
      {(added ?? 0) > 0 && <span className="c-pass">+{added}</span>}{' '}
      {(removed ?? 0) > 0 && <span className="c-fail">−{removed}</span>}
    </span>
  );
}
