import { type Result, fail, ok } from '../../kernel/result.ts';
import { type Evidence } from './evidence.ts';
import { namesOf } from './names.ts';
import { exists, type Needs, needsOf, sameArtifact } from './needs.ts';
import { type Reason } from './reason.ts';
import { type PlanTask } from './task.ts';
import { list, sharedWrites } from './writes.ts';
import { type Order, wavesOf } from './waves.ts';

/** `parallel`: at the same time. `serialise`: one after the other. `split`: not as they are cut. */
export type PlanVerdict = 'parallel' | 'serialise' | 'split';

/** The independence test of one pair. */
export interface JudgedPair {
  readonly a: string;
  readonly b: string;
  readonly verdict: PlanVerdict;
  readonly reasons: readonly Reason[];
  /** Which of the two has to come first; null where it does not matter or they are parallel. */
  readonly first: string | null;
  /** What would make them parallel; null where they are, or where nothing would. */
  readonly change: string | null;
}

/** Something about one task that should be mended before it is launched. */
export interface PlanProblem {
  readonly taskId: string;
  readonly text: string;
}

export interface JudgedPlan {
  readonly pairs: readonly JudgedPair[];
  readonly waves: readonly (readonly string[])[];
  readonly problems: readonly PlanProblem[];
}

/** The independence test of a whole plan. Refused where ids are not unique, name nobody, or wait in a circle. */
export function judgePlan(tasks: readonly PlanTask[], evidence: Evidence): Result<JudgedPlan> {
  const sound = checkIds(tasks);
  if (!sound.ok) return sound;
  const couples = tasks.flatMap((a, i) => tasks.slice(i + 1).map((b) => needsBetween(a, b, evidence)));
  const orders = couples.flatMap(ordersOf);
  const comesBefore = reachable(orders);
  const pairs = couples.map((couple) => judge(couple, evidence, comesBefore));
  const apart = new Set(
    pairs.filter((p) => p.verdict !== 'parallel').flatMap((p) => [`${p.a} ${p.b}`, `${p.b} ${p.a}`]),
  );
  const waves = wavesOf(
    tasks.map((t) => t.id),
    orders,
    (a, b) => apart.has(`${a} ${b}`),
  );
  if (!waves.ok) return waves;
  return ok({ pairs, waves: waves.data, problems: tasks.flatMap((t) => problemsOf(t, tasks, evidence)) });
}

function checkIds(tasks: readonly PlanTask[]): Result<void> {
  const seen = new Set<string>();
  for (const { id } of tasks) {
    if (seen.has(id)) return fail('invalid-input', `Two tasks are called ${id}.`, { next: 'Rename one.' });
    seen.add(id);
  }
  for (const task of tasks)
    for (const id of task.dependsOn)
      if (!seen.has(id))
        return fail('invalid-input', `${task.id} depends on ${id}, and there is no such task.`, {
          next: `Name one of ${list([...seen])}.`,
        });
  return ok(undefined);
}

interface Couple {
  readonly a: PlanTask;
  readonly b: PlanTask;
  readonly aNeeds: Needs;
  readonly bNeeds: Needs;
}

const needsBetween = (a: PlanTask, b: PlanTask, evidence: Evidence): Couple => ({
  a,
  b,
  aNeeds: needsOf(a, b, evidence),
  bNeeds: needsOf(b, a, evidence),
});

const ordersOf = ({ a, b, aNeeds, bNeeds }: Couple): Order[] => [
  ...(aNeeds.binding ? [{ before: b.id, after: a.id }] : []),
  ...(bNeeds.binding ? [{ before: a.id, after: b.id }] : []),
];

/** Whether one task comes before another, be it over others. */
function reachable(orders: readonly Order[]): (before: string, after: string) => boolean {
  const next = new Map<string, string[]>();
  for (const { before, after } of orders) next.set(before, [...(next.get(before) ?? []), after]);
  const from = new Map<string, ReadonlySet<string>>();
  const walk = (id: string): ReadonlySet<string> => {
    const known = from.get(id);
    if (known) return known;
    const seen = new Set<string>();
    const open = [id];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const after of next.get(at) ?? [])
        if (!seen.has(after)) {
          seen.add(after);
          open.push(after);
        }
    from.set(id, seen);
    return seen;
  };
  return (before, after) => walk(before).has(after);
}

function judge(
  { a, b, aNeeds, bNeeds }: Couple,
  evidence: Evidence,
  comesBefore: (before: string, after: string) => boolean,
): JudgedPair {
  const writes = sharedWrites(a, b, evidence);
  const reasons = [...writes.reasons, ...aNeeds.reasons, ...bNeeds.reasons];
  const pair = { a: a.id, b: b.id, reasons };
  const binding = aNeeds.binding || bNeeds.binding;
  const first = comesBefore(b.id, a.id) ? b.id : comesBefore(a.id, b.id) ? a.id : null;
  if (first !== null && (binding || writes.reasons.length > 0))
    return { ...pair, verdict: 'serialise', first, change: howNeedsEnd(first === b.id ? a : b, reasons) };
  if (writes.reasons.length === 0)
    return {
      ...pair,
      verdict: 'parallel',
      reasons: [...reasons, independent(a, b)],
      first: null,
      change: null,
    };
  if (writes.reasons.some((r) => r.code === 'undeclared')) {
    const change = 'Declare what each of them writes.';
    return { ...pair, verdict: 'serialise', first: a.id, change };
  }
  const disputed = list(writes.disputed);
  if (writes.whole) {
    const change = `Make one task of them, or cut them along other files than ${disputed}.`;
    return { ...pair, verdict: 'serialise', first: a.id, change };
  }
  const change = `Give ${disputed} to one of them, or put it into a task of its own that comes first.`;
  return { ...pair, verdict: 'split', first: null, change };
}

const independent = (a: PlanTask, b: PlanTask): Reason => ({
  question: 1,
  code: 'independent',
  text: `${a.id} and ${b.id} write different files, and neither waits for the other.`,
  paths: [],
});

function howNeedsEnd(task: PlanTask, reasons: readonly Reason[]): string | null {
  const names = reasons.filter((r) => r.code === 'output' || r.code === 'missing').flatMap((r) => r.paths);
  if (names.length === 0) return null;
  return `Write the interface of ${list(names)} down first, or name a pattern to follow, and let ${task.id} take it as given.`;
}

function problemsOf(task: PlanTask, tasks: readonly PlanTask[], evidence: Evidence): PlanProblem[] {
  const others = tasks.filter((t) => t.id !== task.id);
  const say = (text: string): PlanProblem => ({ taskId: task.id, text });
  const unmet = task.inputs.filter((input) => {
    const { paths, symbols } = namesOf(input);
    if (paths.length === 0 && symbols.length === 0) return false;
    const there = paths.some((p) => exists(p, evidence)) || symbols.some((s) => evidence.symbols.has(s));
    return !there && !others.some((t) => t.outputs.some((output) => sameArtifact(input, output)));
  });
  const sourceless = task.assumes.filter(
    (one) =>
      !exists(one.source, evidence) &&
      !others.some((t) => t.outputs.some((output) => sameArtifact(one.source, output))),
  );
  const rivals = others.filter((t) => t.canonical !== null && t.canonical === task.canonical);
  return [
    ...unmet.map((input) =>
      say(`Needs ${input}, which is not in the repository and which no task puts out.`),
    ),
    ...sourceless.map((one) => say(`Takes ${one.about} as given from ${one.source}, which is nowhere.`)),
    ...rivals.map((t) => say(`${task.canonical} is the canonical artifact of ${t.id}, too.`)),
  ];
}
