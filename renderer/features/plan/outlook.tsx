import { type CallOutput } from '../../../shared/contract/index.ts';
import { type PlanEstimate, type Range } from '../../../shared/domain/plan/estimate.ts';
import { money, shortDuration } from '../../lib/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { outlookWords as words } from '../../words/plan-outlook.ts';
import { openTask } from './plan-place.ts';
import { type Plan } from './use-plan.ts';

/** What is missing before a draft is launched, and what it is likely to take as it is cut and in sequence. */
export function Outlook({ plan }: { readonly plan: Plan }) {
  const { mission, check } = plan;
  const { projectId, tasks, revision, atOnce } = mission;
  const open = mission.phase === 'draft' && tasks.length > 0 && check.data !== null;
  const asked = open ? { projectId, tasks: [...tasks] } : null;
  const missing = useQuery('plan.preflight', asked, revision);
  const estimate = useQuery('plan.estimate', asked && { ...asked, atOnce }, revision);
  return (
    <>
      {missing.data && <Missing items={missing.data.items} />}
      {estimate.data && <Estimate told={estimate.data} />}
    </>
  );
}

function Missing({ items }: { readonly items: CallOutput<'plan.preflight'>['items'] }) {
  const open = items.filter((item) => item.state !== 'ok');
  return (
    <section className="pl-block" aria-label={words.missing}>
      <h3>{words.missing}</h3>
      {open.length === 0 ? (
        <p>{words.allWell}</p>
      ) : (
        <ul>
          {open.map(({ about, state, text, taskIds }) => (
            <li key={about + text}>
              <span className={state === 'missing' ? 'c-fail' : 't3'}>
                {words.states[state === 'missing' ? 'missing' : 'advice']}
              </span>{' '}
              {text}{' '}
              <span className="pl-links">
                {taskIds.map((id) => (
                  <button key={id} type="button" className="pl-link" onClick={() => openTask(id)}>
                    {id}
                  </button>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const minutes = (value: number): string => shortDuration(value * 60_000);

function rangeWords(range: Range | null, say: (value: number) => string): string {
  if (range === null) return words.notKnown;
  const [low, mid, high] = [say(range.low), say(range.mid), say(range.high)];
  return low === high ? mid : words.range(mid, low, high);
}

function Estimate({ told }: { readonly told: CallOutput<'plan.estimate'> }) {
  const { plan, sequence, from, currency } = told;
  const review = (one: PlanEstimate): string =>
    words.reviews(one.lines === null ? words.notKnown : words.lineCount(one.lines.mid), one.reviews);
  const largest = (one: PlanEstimate): string =>
    one.largestReview === null ? words.notKnown : words.lineCount(one.largestReview);
  const rows: readonly (readonly [string, (one: PlanEstimate) => string])[] = [
    [words.time, (one) => rangeWords(one.minutes, minutes)],
    [words.cost, (one) => rangeWords(one.cost, (value) => money(value, currency))],
    [words.lines, review],
    [words.largest, largest],
  ];
  return (
    <section className="pl-block" aria-label={words.title}>
      <h3>{words.title}</h3>
      {from === 0 ? (
        <p>{words.unknown}</p>
      ) : (
        <>
          <table className="pl-estimate">
            <thead>
              <tr>
                <th scope="col">{words.columns.what}</th>
                <th scope="col">{words.columns.plan}</th>
                <th scope="col">{words.columns.sequence}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, say]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{say(plan)}</td>
                  <td>{say(sequence)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="t3">{words.from(from)}</p>
        </>
      )}
    </section>
  );
}
