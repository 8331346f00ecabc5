import { type PlanTask } from './task.ts';

/** What a task of the past took. A figure that is not known is null, never 0. */
export interface PastTask {
  readonly roleId: string | null;
  readonly agentId: string;
  /** Of turns, without waiting for the first. */
  readonly minutes: number;
  readonly cost: number | null;
  readonly currency: string | null;
  /** Added and removed. */
  readonly lines: number;
}

/** The middle of what is likely, and the quarter below and above it. */
export interface Range {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

export interface TaskEstimate {
  readonly taskId: string;
  /** Past tasks that it is told from. */
  readonly from: number;
  readonly minutes: Range | null;
  readonly cost: Range | null;
  readonly lines: Range | null;
}

export interface PlanEstimate {
  readonly minutes: Range | null;
  readonly cost: Range | null;
  /** Lines to be reviewed, and at how many times. */
  readonly lines: Range | null;
  readonly reviews: number;
  /** The most lines that come to be reviewed at one time. */
  readonly largestReview: number | null;
}

export interface Estimates {
  readonly tasks: readonly TaskEstimate[];
  readonly plan: PlanEstimate;
  /** The same tasks one after the other in one lane. */
  readonly sequence: PlanEstimate;
  /** Past tasks of the project that any of it is told from. */
  readonly from: number;
  /** Of the costs; null where none is known, or where they are in several. */
  readonly currency: string | null;
}

/** As few as this are not taken for a kind of their own. */
const fewest = 3;

/** What a plan is likely to take, told from past tasks: as it is cut, and in sequence. */
export function estimatePlan(
  tasks: readonly PlanTask[],
  waves: readonly (readonly string[])[],
  past: readonly PastTask[],
  atOnce: number,
): Estimates {
  const currencies = new Set(past.flatMap((p) => (p.cost === null ? [] : [p.currency])));
  const currency = currencies.size === 1 ? ([...currencies][0] ?? null) : null;
  const each = tasks.map((task) => estimateTask(task, past, currencies.size === 1));
  const byId = new Map(each.map((one) => [one.taskId, one]));
  const inWaves = waves.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  const wall = (pick: keyof Range): number | null =>
    total(
      inWaves.map((wave) =>
        makespan(
          wave.map((t) => t.minutes?.[pick] ?? null),
          atOnce,
        ),
      ),
    );
  const cost = sumRanges(each.map((t) => t.cost));
  const lines = sumRanges(each.map((t) => t.lines));
  const largest = (groups: readonly (readonly TaskEstimate[])[]): number | null => {
    const sums = groups.map((group) => total(group.map((t) => t.lines?.mid ?? null)));
    return sums.length === 0 || sums.includes(null) ? null : Math.max(...sums.map((n) => n ?? 0));
  };
  return {
    tasks: each,
    plan: { minutes: rangeOf(wall), cost, lines, reviews: waves.length, largestReview: largest(inWaves) },
    sequence: {
      minutes: sumRanges(each.map((t) => t.minutes)),
      cost,
      lines,
      reviews: tasks.length,
      largestReview: largest(each.map((one) => [one])),
    },
    from: past.length,
    currency,
  };
}

/** Told from tasks of the same role and agent, else of the same agent, else of all. */
function estimateTask(task: PlanTask, past: readonly PastTask[], oneCurrency: boolean): TaskEstimate {
  const sameAgent = past.filter((p) => task.agentId === null || p.agentId === task.agentId);
  const sameRole = sameAgent.filter((p) => p.roleId === task.roleId);
  const like = sameRole.length >= fewest ? sameRole : sameAgent.length >= fewest ? sameAgent : past;
  const costs = like.flatMap((p) => (p.cost === null ? [] : [p.cost]));
  return {
    taskId: task.id,
    from: like.length,
    minutes: quartiles(like.map((p) => p.minutes)),
    cost: oneCurrency ? quartiles(costs) : null,
    lines: task.writesNothing ? { low: 0, mid: 0, high: 0 } : quartiles(like.map((p) => p.lines)),
  };
}

function quartiles(values: readonly number[]): Range | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => {
    const place = (sorted.length - 1) * part;
    const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
    return below + (above - below) * (place % 1);
  };
  return { low: at(0.25), mid: at(0.5), high: at(0.75) };
}

/** How long so many take that `atOnce` of them run at one time, the longest first; null where one is not known. */
function makespan(minutes: readonly (number | null)[], atOnce: number): number | null {
  const lanes = new Array<number>(Math.max(1, atOnce)).fill(0);
  for (const one of minutes.toSorted((a, b) => (b ?? 0) - (a ?? 0))) {
    if (one === null) return null;
    const free = lanes.indexOf(Math.min(...lanes));
    lanes[free] = (lanes[free] ?? 0) + one;
  }
  return Math.max(...lanes);
}

const total = (values: readonly (number | null)[]): number | null =>
  values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);

function rangeOf(pick: (key: keyof Range) => number | null): Range | null {
  const [low, mid, high] = [pick('low'), pick('mid'), pick('high')];
  return low === null || mid === null || high === null ? null : { low, mid, high };
}

const sumRanges = (ranges: readonly (Range | null)[]): Range | null =>
  ranges.length === 0 ? null : rangeOf((key) => total(ranges.map((r) => r?.[key] ?? null)));
