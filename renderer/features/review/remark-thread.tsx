import { type ReactNode } from 'react';
import { chordOf } from '../../state/keymap.ts';
import { type LaneId } from '../../../shared/domain/ids.ts';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { perform } from '../../state/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { startWriting } from './composer.ts';
import { placeWords } from './remark-composer.tsx';
import { initials, Time, useAuthor, WeightTag, Words } from './remark-parts.tsx';
import { otherWeight } from './remarks.ts';

/** Changes what a draft weighs. */
export const reweigh = (laneId: LaneId, { id, weight, text }: Comment) =>
  perform('review.changeComment', { laneId, commentId: id, weight: otherWeight(weight), text });
/** Marks a remark that was sent as settled. */
export const settle = (laneId: LaneId, { id }: Comment) =>
  perform('review.resolveComment', { laneId, commentId: id });

interface Props {
  readonly laneId: LaneId;
  readonly comments: readonly Comment[];
  readonly label: string;
  /** Nothing can be done to remarks of a lane that is closed. */
  readonly closed: boolean;
}

/** Remarks that stand at one place. */
export function RemarkThread({ laneId, comments, label, closed }: Props) {
  return (
    <section className="rm-card rm-thread" aria-label={label}>
      {comments.map((comment) => (
        <Remark key={comment.id} laneId={laneId} comment={comment} closed={closed} />
      ))}
    </section>
  );
}

interface RemarkProps {
  readonly laneId: LaneId;
  readonly comment: Comment;
  readonly closed: boolean;
  /** Its line is gone. */
  readonly outdated?: boolean;
}

/** One remark, with what can be done to it in its state. */
export function Remark({ laneId, comment, closed, outdated = false }: RemarkProps) {
  const author = useAuthor(comment.by);
  const { state, quote } = comment;
  return (
    <article className="rm-remark" data-remark={comment.id} data-state={state} tabIndex={-1}>
      <span className="rm-face" aria-hidden="true">
        {initials(author)}
      </span>
      <div className="rm-said">
        <header className="row">
          <span className="strong">{author}</span>
          <WeightTag weight={comment.weight} />
          {outdated && (
            <Tag look="outline" title={`It was on ${placeWords(comment)}, which is gone`}>
              outdated
            </Tag>
          )}
          <span className="grow" />
          <span className="t3 small">{state}</span>
          <Time at={comment.at} />
        </header>
        {outdated && quote.trim() !== '' && <pre className="rm-quote ellipsis">{quote.trim()}</pre>}
        <Words text={comment.text} />
        {!closed && <Actions laneId={laneId} comment={comment} />}
      </div>
    </article>
  );
}

function Actions({ laneId, comment }: Pick<RemarkProps, 'laneId' | 'comment'>): ReactNode {
  const { id: commentId, path, side, line, quote, weight, text, state } = comment;
  if (state === 'resolved') return null;
  if (state === 'open') {
    return (
      <footer className="row rm-actions">
        <span className="grow" />
        <Button size="small" chord={chordOf('settleRemark')} onClick={() => void settle(laneId, comment)}>
          Resolve
        </Button>
      </footer>
    );
  }
  return (
    <footer className="row rm-actions">
      <span className="grow" />
      <Button
        size="small"
        tone="ghost"
        onClick={() => void perform('review.removeComment', { laneId, commentId })}
      >
        Delete
      </Button>
      <Button
        size="small"
        tone="ghost"
        onClick={() => startWriting(laneId, { path, side, line, quote, weight, text, commentId })}
      >
        Edit
      </Button>
      <Button size="small" chord={chordOf('remarkWeight')} onClick={() => void reweigh(laneId, comment)}>
        {weight === 'required' ? 'Make it a suggestion' : 'Make it required'}
      </Button>
    </footer>
  );
}
