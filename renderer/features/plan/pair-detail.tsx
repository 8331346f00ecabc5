import { type JudgedPair } from '../../../shared/domain/plan/check.ts';
import { independenceWords as words } from '../../words/plan.ts';

function headOf({ a, b, verdict, first }: JudgedPair): string {
  if (verdict === 'parallel') return words.parallel(a, b);
  if (verdict === 'split') return words.split(a, b);
  return first === null ? words.ordered(a, b) : words.serialise(first, first === a ? b : a);
}

/** Why a pair was judged so, and what would change it. */
export function PairDetail({ pair }: { readonly pair: JudgedPair }) {
  return (
    <section className="pl-block" aria-label={words.detail} aria-live="polite">
      <h3 className={pair.verdict === 'split' ? 'c-fail' : undefined}>{headOf(pair)}</h3>
      <ul>
        {pair.reasons.map((reason) => (
          <li key={reason.code + reason.text}>{reason.text}</li>
        ))}
      </ul>
      {pair.change !== null && (
        <>
          <h4>{words.change}</h4>
          <p>{pair.change}</p>
        </>
      )}
    </section>
  );
}
