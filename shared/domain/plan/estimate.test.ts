import { describe, expect, it } from 'vitest';
import { estimatePlan, type PastTask } from './estimate.ts';
import { plainTask } from './task.ts';

const past = (minutes: number, more: Partial<PastTask> = {}): PastTask => ({
  roleId: null,
  agentId: 'a',
  minutes,
  cost: minutes / 10,
  currency: 'USD',
  lines: minutes * 10,
  ...more,
});
const tasks = ['T1', 'T2', 'T3'].map((id) => plainTask(id, id, id));

describe('estimates', () => {
  it('adds up waves for the plan, and tasks for the sequence', () => {
    const told = estimatePlan(tasks, [['T1', 'T2'], ['T3']], [past(10), past(20), past(30)], 2);
    expect(told.plan.minutes).toEqual({ low: 30, mid: 40, high: 50 });
    expect(told.sequence.minutes).toEqual({ low: 45, mid: 60, high: 75 });
    expect(told.plan).toMatchObject({ reviews: 2, largestReview: 400 });
    expect(told.sequence).toMatchObject({ reviews: 3, largestReview: 200 });
    expect(told.plan.cost?.mid).toBeCloseTo(6);
  });

  it('takes no more at once than there may be', () => {
    const told = estimatePlan(tasks, [['T1', 'T2', 'T3']], [past(10)], 2);
    expect(told.plan.minutes?.mid).toBe(20);
  });

  it('says nothing where nothing is known, and adds no currencies', () => {
    const nothing = estimatePlan(tasks, [['T1', 'T2', 'T3']], [], 2);
    expect(nothing.plan).toMatchObject({ minutes: null, cost: null, lines: null, largestReview: null });
    const mixed = estimatePlan(tasks, [['T1']], [past(10), past(10, { currency: 'EUR' })], 2);
    expect(mixed.plan.cost).toBeNull();
    expect(mixed.currency).toBeNull();
    const unknown = estimatePlan(tasks, [['T1']], [past(10, { cost: null, currency: null })], 2);
    expect(unknown.plan.cost).toBeNull();
  });

  it('tells a task from its like where there are enough', () => {
    const testers = [5, 5, 5].map((m) => past(m, { roleId: 'tester' }));
    const told = estimatePlan(
      [{ ...plainTask('T1', 'x', 'x'), roleId: 'tester' }],
      [['T1']],
      [...testers, past(100), past(100)],
      2,
    );
    expect(told.tasks[0]).toMatchObject({ from: 3, minutes: { mid: 5 } });
  });
});
