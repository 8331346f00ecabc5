import { type Review } from '../../../shared/domain/review/state.ts';
import { shortOid } from '../../lib/format.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Time, useAuthor } from './remark-parts.tsx';
import { isStale } from './remarks.ts';

interface Props {
  readonly verdict: NonNullable<Review['verdict']>;
  /** What the lane's work is now, where that is known. */
  readonly tree: string | null;
}

/** What was said last of the work as a whole, and whether the work is still the same. */
export function Verdict({ verdict, tree }: Props) {
  const author = useAuthor(verdict.by);
  const approved = verdict.verdict === 'approve';
  const stale = isStale(verdict, tree) === true;
  return (
    <section className="rv-section" aria-label="Verdict">
      <p className="row">
        <Glyph name={approved && !stale ? 'done' : 'idle'} />
        <span className="strong">{approved ? 'Approved' : 'Changes asked for'}</span>
        {stale && (
          <Tag look="outline" title="The lane has changed its work since this was said">
            stale
          </Tag>
        )}
        <span className="grow" />
        <Time at={verdict.at} />
      </p>
      <p className="t3 small">
        by {author === 'You' ? 'you' : author}, about{' '}
        <span className="mono" title={verdict.headOid}>
          {shortOid(verdict.headOid)}
        </span>
        {stale && '; the work has changed since'}
      </p>
      {verdict.note !== null && <p className="t2 rm-words">{verdict.note}</p>}
    </section>
  );
}
