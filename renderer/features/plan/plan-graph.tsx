import { useState } from 'react';
import clsx from 'clsx';
import { ScrollArea } from '../../ui/panel.tsx';
import { planWords as words } from '../../words/plan.ts';
import { card, type Edge, layOut, pathOf, type Spot } from './graph-layout.ts';
import { usePlace } from './plan-place.ts';
import { TaskCard } from './task-card.tsx';
import { type Plan } from './use-plan.ts';

/** The waves from left to right, a card per task, a line for every order. */
export function PlanGraph({ plan }: { readonly plan: Plan }) {
  const { spots, width, height } = layOut(plan.waves);
  const [over, setOver] = useState<string | null>(null);
  const chosen = usePlace((place) => place.taskId);
  const lit = over ?? chosen;
  return (
    <ScrollArea className="pl-graph" aria-label={words.graph}>
      <div className="pl-canvas" style={{ width, height }}>
        <Edges edges={plan.edges} spots={spots} width={width} height={height} lit={lit} />
        {plan.waves.map((ids, wave) => (
          <section key={wave} aria-label={plan.ordered ? words.wave(wave + 1) : words.graph}>
            {plan.ordered && (
              <h2 className="pl-wave" style={{ left: card.edge + wave * (card.width + card.gapX) }}>
                {words.wave(wave + 1)} <span className="t3">{words.together(ids.length)}</span>
              </h2>
            )}
            {spots
              .filter((spot) => spot.wave === wave)
              .map((spot) => (
                <TaskCard
                  key={spot.id}
                  plan={plan}
                  spot={spot}
                  chosen={chosen === spot.id}
                  onOver={(inside) => setOver(inside ? spot.id : null)}
                />
              ))}
          </section>
        ))}
      </div>
    </ScrollArea>
  );
}

interface EdgesProps {
  readonly edges: readonly Edge[];
  readonly spots: readonly Spot[];
  readonly width: number;
  readonly height: number;
  /** The task whose lines stand out. */
  readonly lit: string | null;
}

function Edges({ edges, spots, width, height, lit }: EdgesProps) {
  const spotOf = (id: string) => spots.find((spot) => spot.id === id);
  return (
    <svg className="pl-edges" width={width} height={height} aria-hidden="true">
      <defs>
        <marker
          id="pl-arrow"
          viewBox="0 0 6 6"
          refX="6"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path d="M0 0 6 3 0 6Z" fill="context-stroke" />
        </marker>
      </defs>
      {edges.map((edge) => {
        const [a, b] = [spotOf(edge.from), spotOf(edge.to)];
        if (!a || !b) return null;
        const [from, to] = edge.kind === 'split' && a.wave > b.wave ? [b, a] : [a, b];
        const stands = lit === edge.from || lit === edge.to;
        return (
          <path
            key={`${edge.kind} ${edge.from} ${edge.to}`}
            d={pathOf(from, to)}
            className={clsx('pl-edge', `pl-edge-${edge.kind}`, stands && 'pl-edge-lit')}
            {...(edge.kind === 'order' ? { markerEnd: 'url(#pl-arrow)' } : {})}
          />
        );
      })}
    </svg>
  );
}
