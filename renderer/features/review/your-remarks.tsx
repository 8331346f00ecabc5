import { type Comment } from '../../../shared/domain/review/state.ts';
import { placeWords } from './remark-composer.tsx';
import { WeightTag } from './remark-parts.tsx';
import { splitPath } from './files.ts';
import { weightsOf } from './remarks.ts';

interface Props {
  readonly comments: readonly Comment[];
  readonly onOpen: (comment: Comment) => void;
}

/** How many remarks go back, what is still open, and a way to each. */
export function YourRemarks({ comments, onOpen }: Props) {
  const drafts = weightsOf(comments, 'draft');
  const open = weightsOf(comments, 'open');
  const unsettled = comments.filter((c) => c.state !== 'resolved');
  return (
    <section className="rm-yours" aria-label="Your remarks">
      <h2 className="label">Your remarks</h2>
      <dl className="rm-counts">
        {(['required', 'suggestion'] as const).map((weight) => (
          <div key={weight} className="row">
            <dt className="grow">
              <WeightTag weight={weight} />
            </dt>
            {open[weight] > 0 && <dd className="t3 small">{open[weight]} open</dd>}
            <dd className="rm-number">{drafts[weight]}</dd>
          </div>
        ))}
      </dl>
      {unsettled.length === 0 ? (
        <p className="t3 small">Point at a line and press C to write one.</p>
      ) : (
        <ul className="rm-list scroll" aria-label="Remarks that are not settled">
          {unsettled.map((comment) => (
            <li key={comment.id}>
              <button type="button" className="rm-jump" title={comment.text} onClick={() => onOpen(comment)}>
                <span className="ellipsis">{comment.text}</span>
                <span className="t3 small ellipsis">
                  {splitPath(comment.path).name}, {placeWords(comment)}, {comment.state}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {drafts.required + drafts.suggestion > 0 && <p className="t3 small">They go back as one message.</p>}
    </section>
  );
}
