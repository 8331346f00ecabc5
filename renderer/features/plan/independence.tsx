import { useState } from 'react';
import { type JudgedPair } from '../../../shared/domain/plan/check.ts';
import { ScrollArea } from '../../ui/panel.tsx';
import { independenceWords as words } from '../../words/plan.ts';
import { Matrix } from './matrix.tsx';
import { Outlook } from './outlook.tsx';
import { PairDetail } from './pair-detail.tsx';
import { openTask } from './plan-place.ts';
import { TogetherChecks } from './together-checks.tsx';
import { type Plan } from './use-plan.ts';
import './independence.css';

const order = { split: 0, serialise: 1, parallel: 2 } as const;

/** The pair that is worth looking at first. */
const worst = (pairs: readonly JudgedPair[]): JudgedPair | null =>
  pairs.toSorted((a, b) => order[a.verdict] - order[b.verdict])[0] ?? null;

/** Every pair of tasks with its verdict, why, what has to be mended, and how the lanes did together. */
export function Independence({ plan }: { readonly plan: Plan }) {
  const { check, mission } = plan;
  const [chosen, setChosen] = useState<readonly [string, string] | null>(null);
  const pairs = check.data?.pairs ?? [];
  const shown = pairs.find((p) => chosen?.includes(p.a) === true && chosen.includes(p.b)) ?? worst(pairs);
  const count = (verdict: JudgedPair['verdict']) => pairs.filter((p) => p.verdict === verdict).length;
  return (
    <div className="pl-lower">
      <section className="pl-independence" aria-label={words.title}>
        <header className="pl-section-head">
          <h2>{words.title}</h2>
          {pairs.length > 0 && (
            <span className="t3 ellipsis">
              {words.pairs(pairs.length, count('parallel'), count('serialise'), count('split'))}
            </span>
          )}
        </header>
        {pairs.length === 0 ? (
          <p className="pl-hint t3">{mission.tasks.length < 2 ? words.none : null}</p>
        ) : (
          <Matrix
            tasks={mission.tasks}
            pairs={pairs}
            shown={shown}
            onChoose={(pair) => setChosen([pair.a, pair.b])}
          />
        )}
      </section>
      <ScrollArea className="pl-side" aria-label={words.detail}>
        {shown && <PairDetail pair={shown} />}
        <Problems plan={plan} />
        <Outlook plan={plan} />
        <TogetherChecks plan={plan} />
      </ScrollArea>
    </div>
  );
}

function Problems({ plan }: { readonly plan: Plan }) {
  const problems = plan.check.data?.problems ?? [];
  if (problems.length === 0 || plan.mission.phase !== 'draft') return null;
  return (
    <section className="pl-block" aria-label={words.problems}>
      <h3>{words.problems}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.taskId} ${problem.text}`}>
            <button type="button" className="pl-link" onClick={() => openTask(problem.taskId)}>
              {problem.taskId}
            </button>{' '}
            {problem.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
