import { useMemo } from 'react';
import { counted, money } from '../lib/format.ts';
import { reviewDebt, spendOf } from '../state/debt.ts';
import { useWorld } from '../state/use-replica.ts';
import { Divider } from '../ui/panel.tsx';
import { Tag } from '../ui/tag.tsx';
import { Tooltip } from '../ui/tooltip.tsx';

/** What waits to be read, and what it cost so far, each with what is not known. */
export function FleetFigures() {
  const lanes = useWorld((world) => world.lanes);
  const all = useMemo(() => Object.values(lanes), [lanes]);
  const debt = useMemo(() => reviewDebt(all), [all]);
  const spend = useMemo(() => spendOf(all), [all]);
  return (
    <>
      {debt.lanes > 0 && (
        <div className="fleet-slot">
          <Divider />
          <Tooltip content="Lanes that stand still with changes that have not landed">
            <div className="fleet-figure">
              <span className="label">Review debt</span>
              <span>
                <b>{counted(debt.lanes, 'lane')}</b> <span className="t3">{counted(debt.lines, 'line')}</span>
              </span>
            </div>
          </Tooltip>
        </div>
      )}
      {(spend.amounts.length > 0 || spend.unknown > 0) && (
        <div className="fleet-slot">
          <Divider />
          <Tooltip content="As the agents of open lanes report it, since each lane began">
            <div className="fleet-figure">
              <span className="label">Spend</span>
              <SpendWords spend={spend} />
            </div>
          </Tooltip>
        </div>
      )}
    </>
  );
}

function SpendWords({ spend: { amounts, unknown } }: { readonly spend: ReturnType<typeof spendOf> }) {
  return (
    <span className="fleet-spend">
      {amounts.length > 0 && <b>{amounts.map((a) => money(a.amount, a.currency)).join(' ')}</b>}
      {amounts.length > 0 && (
        <Tag look="outline" size="tiny">
          est.
        </Tag>
      )}
      {unknown > 0 && (
        <span className="t3">{amounts.length > 0 ? `${counted(unknown, 'lane')} ` : ''}unknown</span>
      )}
    </span>
  );
}
