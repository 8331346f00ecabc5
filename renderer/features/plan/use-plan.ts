import { useMemo } from 'react';
import { type Lanes } from '../../../shared/domain/lane/state.ts';
import { progressOf, type TaskProgress } from '../../../shared/domain/mission/progress.ts';
import { type Mission } from '../../../shared/domain/mission/state.ts';
import { type JudgedPlan } from '../../../shared/domain/plan/check.ts';
import { useQuery, type Query } from '../../state/use-query.ts';
import { useReplica } from '../../state/use-replica.ts';
import { type Edge } from './graph-layout.ts';

/** A mission with its verdicts and how far its tasks are. */
export interface Plan {
  readonly mission: Mission;
  readonly lanes: Lanes;
  readonly progress: ReadonlyMap<string, TaskProgress>;
  readonly check: Query<'plan.check'>;
  readonly waves: readonly (readonly string[])[];
  /** False while nobody could say the order: then all tasks stand in one column. */
  readonly ordered: boolean;
  readonly edges: readonly Edge[];
  /** Whether nothing of it can change any more. */
  readonly over: boolean;
}

export function usePlan(mission: Mission): Plan {
  const lanes = useReplica((r) => r.world.lanes);
  const { projectId, tasks, phase, schedule } = mission;
  const check = useQuery(
    'plan.check',
    tasks.length === 0 ? null : { projectId, tasks: [...tasks] },
    mission.revision,
  );
  const progress = useMemo(
    () => new Map(progressOf(mission, lanes).map((one) => [one.taskId, one])),
    [mission, lanes],
  );
  const launched = phase === 'draft' ? null : schedule;
  const waves = launched?.waves ?? check.data?.waves ?? null;
  const placed = waves?.flat() ?? [];
  const rest = tasks.map((t) => t.id).filter((id) => !placed.includes(id));
  return {
    mission,
    lanes,
    progress,
    check,
    waves: [...(waves ?? []), ...(rest.length > 0 ? [rest] : [])],
    ordered: waves !== null,
    edges: [...(launched ? scheduled(launched.after) : []), ...judgedEdges(check.data, launched === null)],
    over: phase === 'done' || phase === 'abandoned',
  };
}

const scheduled = (after: Readonly<Record<string, readonly string[]>>): Edge[] =>
  Object.entries(after).flatMap(([to, before]) => before.map((from): Edge => ({ from, to, kind: 'order' })));

/** What has to be split is shown as long as it is; orders only until the launch has fixed them. */
const judgedEdges = (judged: Pick<JudgedPlan, 'pairs'> | null, orders: boolean): Edge[] =>
  (judged?.pairs ?? []).flatMap(({ a, b, verdict, first }): Edge[] => {
    if (verdict === 'split') return [{ from: a, to: b, kind: 'split' }];
    if (verdict !== 'serialise' || !orders) return [];
    return first === b ? [{ from: b, to: a, kind: 'order' }] : [{ from: a, to: b, kind: 'order' }];
  });
