import { type KeyboardEvent, useRef, useState } from 'react';
import clsx from 'clsx';
import { ArrowDown, ArrowRight, Equal, Split } from 'lucide-react';
import { type JudgedPair } from '../../../shared/domain/plan/check.ts';
import { type PlanTask } from '../../../shared/domain/plan/task.ts';
import { independenceWords as words, verdictWords } from '../../words/plan.ts';
import { type Place, stepInTriangle } from './triangle.ts';

interface Props {
  readonly tasks: readonly PlanTask[];
  readonly pairs: readonly JudgedPair[];
  readonly shown: JudgedPair | null;
  readonly onChoose: (pair: JudgedPair) => void;
}

/** A triangle in which every pair stands once. Arrows walk it; what has the focus is explained beside it. */
export function Matrix({ tasks, pairs, shown, onChoose }: Props) {
  const cells = useRef(new Map<string, HTMLButtonElement>());
  const [at, setAt] = useState<Place>({ row: 1, column: 0 });
  const here = at.row < tasks.length ? at : { row: 1, column: 0 };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepInTriangle(here, event.key, tasks.length);
    if (!next) return;
    event.preventDefault();
    cells.current.get(`${next.row} ${next.column}`)?.focus();
  };
  const pairOf = (a: string, b: string) =>
    pairs.find((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a));
  return (
    <div className="scroll pl-matrix-area">
      <div className="pl-matrix" role="group" aria-label={words.title} onKeyDown={onKeyDown}>
        {tasks.map((task, row) => (
          <div key={task.id} className="pl-matrix-row">
            <span className="pl-matrix-name ellipsis">
              <span className="t3">{task.id}</span> {task.title}
            </span>
            {tasks.slice(0, row).map((other, column) => {
              const pair = pairOf(task.id, other.id);
              if (!pair) return <span key={other.id} className="pl-cell" />;
              return (
                <button
                  key={other.id}
                  ref={(cell) => {
                    if (cell) cells.current.set(`${row} ${column}`, cell);
                    else cells.current.delete(`${row} ${column}`);
                  }}
                  type="button"
                  className={clsx('pl-cell', `pl-cell-${pair.verdict}`)}
                  tabIndex={here.row === row && here.column === column ? 0 : -1}
                  aria-pressed={pair === shown}
                  aria-label={words.cell(other.id, task.id, verdictWords[pair.verdict])}
                  title={words.cell(other.id, task.id, verdictWords[pair.verdict])}
                  onFocus={() => {
                    setAt({ row, column });
                    onChoose(pair);
                  }}
                  onClick={() => onChoose(pair)}
                >
                  <VerdictIcon pair={pair} row={task.id} />
                </button>
              );
            })}
            <span className="pl-matrix-head t3" aria-hidden="true">
              {task.id}
            </span>
          </div>
        ))}
      </div>
      <Legend />
    </div>
  );
}

/** An arrow to the right where the task of the column comes first, down where that of the row does. */
function VerdictIcon({ pair, row }: { readonly pair: JudgedPair; readonly row: string }) {
  if (pair.verdict === 'parallel') return <Equal size={12} />;
  if (pair.verdict === 'split') return <Split size={12} />;
  return pair.first === row ? <ArrowDown size={12} /> : <ArrowRight size={12} />;
}

function Legend() {
  return (
    <p className="pl-legend t3">
      <Equal size={12} /> {words.legend.parallel}
      <ArrowRight size={12} /> {words.legend.serialise}
      <Split size={12} className="c-fail" /> {words.legend.split}
    </p>
  );
}
