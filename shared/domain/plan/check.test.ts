import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../kernel/result.ts';
import { judgePlan, type JudgedPair } from './check.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { plainTask, type PlanTask } from './task.ts';

const task = (id: string, more: Partial<PlanTask> = {}): PlanTask => ({
  ...plainTask(id, `Task ${id}`, 'Do it.'),
  ...more,
});

const tracked = ['src/a.ts', 'src/b.ts', 'src/index.ts', 'package.json', 'package-lock.json'];
const seen = (files: Record<string, readonly string[]>, more: Partial<Evidence> = {}): Evidence => ({
  ...noEvidence,
  tracked: new Set(tracked),
  tasks: Object.fromEntries(Object.entries(files).map(([id, list]) => [id, { files: list, drawn: [] }])),
  ...more,
});

function only(tasks: readonly PlanTask[], evidence: Evidence = noEvidence): JudgedPair {
  const [pair] = unwrap(judgePlan(tasks, evidence)).pairs;
  if (!pair) throw new Error('no pair');
  return pair;
}
const codes = (pair: JudgedPair): string[] => pair.reasons.map((r) => r.code);

describe('the same files', () => {
  it('lets tasks run together that write different files', () => {
    const pair = only(
      [task('T1', { writeSet: ['src/a.ts'] }), task('T2', { writeSet: ['src/b.ts'] })],
      seen({ T1: ['src/a.ts'], T2: ['src/b.ts'] }),
    );
    expect(pair).toMatchObject({ verdict: 'parallel', change: null, first: null });
  });

  it('splits tasks that share a part, and names it', () => {
    const pair = only(
      [
        task('T1', { writeSet: ['src/a.ts', 'src/index.ts'] }),
        task('T2', { writeSet: ['src/b.ts', 'src/index.ts'] }),
      ],
      seen({ T1: ['src/a.ts', 'src/index.ts'], T2: ['src/b.ts', 'src/index.ts'] }),
    );
    expect(pair.verdict).toBe('split');
    expect(pair.reasons[0]).toMatchObject({ question: 1, code: 'same-files', paths: ['src/index.ts'] });
    expect(pair.reasons[0]?.text).toContain('index that every new part is entered in');
    expect(pair.change).toContain('src/index.ts');
  });

  it('serialises where one lies wholly in the other', () => {
    const pair = only(
      [task('T1', { writeSet: ['src/**'] }), task('T2', { writeSet: ['src/a.ts'] })],
      seen({ T1: ['src/a.ts', 'src/b.ts'], T2: ['src/a.ts'] }),
    );
    expect(pair).toMatchObject({ verdict: 'serialise', first: 'T1' });
  });

  it('sees globs that meet where nothing exists yet', () => {
    const pair = only([
      task('T1', { writeSet: ['api/**', 'web/new/**'] }),
      task('T2', { writeSet: ['web/**', 'docs/x.md'] }),
    ]);
    expect(pair.verdict).toBe('split');
    expect(codes(pair)).toContain('same-place');
  });

  it('sees two manifests of one lock file, and two new migrations', () => {
    const locks = only(
      [
        task('T1', { writeSet: ['package.json', 'src/a.ts'] }),
        task('T2', { writeSet: ['src/b.ts', 'package-lock.json'] }),
      ],
      seen({ T1: ['package.json', 'src/a.ts'], T2: ['src/b.ts', 'package-lock.json'] }),
    );
    expect(locks.verdict).toBe('split');
    expect(codes(locks)).toContain('rewritten-along');
    const migrations = only([
      task('T1', { writeSet: ['src/a.ts', 'db/migrations/003_users.sql'] }),
      task('T2', { writeSet: ['src/b.ts', 'db/migrations/003_orders.sql'] }),
    ]);
    expect(migrations.verdict).toBe('split');
    expect(codes(migrations)).toContain('migrations');
  });

  it('learns from what changed together', () => {
    const evidence = seen({ T1: ['src/a.ts'], T2: ['src/b.ts'] });
    const drawn = [{ path: 'src/index.ts', together: 7, of: 9 }];
    const pair = only([task('T1', { writeSet: ['src/a.ts'] }), task('T2', { writeSet: ['src/b.ts'] })], {
      ...evidence,
      tasks: { T1: { files: ['src/a.ts'], drawn }, T2: { files: ['src/b.ts'], drawn } },
    });
    expect(pair.verdict).toBe('split');
    expect(pair.reasons[0]?.text).toBe(
      "src/index.ts changed together with T1's files in 7 of 9 commits and T2's files in 7 of 9 commits.",
    );
  });

  it('does not trust what declares nothing, but what is said to write nothing', () => {
    expect(only([task('T1', { writeSet: ['a'] }), task('T2')])).toMatchObject({ verdict: 'serialise' });
    const reads = only([task('T1', { writeSet: ['a'] }), task('T2', { writesNothing: true })]);
    expect(reads.verdict).toBe('parallel');
  });
});

describe('needs', () => {
  const a = task('T1', { writeSet: ['tax/engine/**'], outputs: ['computeTax(invoice, region)'] });

  it('puts the taker of an output after its maker, whatever stands first', () => {
    const taker = task('T2', { writeSet: ['web/**'], inputs: ['computeTax'] });
    for (const tasks of [
      [a, taker],
      [taker, a],
    ]) {
      const judged = unwrap(judgePlan(tasks, noEvidence));
      expect(judged.pairs[0]).toMatchObject({ verdict: 'serialise', first: 'T1' });
      expect(judged.waves).toEqual([['T1'], ['T2']]);
    }
  });

  it('sees a name in the brief that only the other makes, unless it exists', () => {
    const taker = task('T2', { writeSet: ['web/**'], brief: 'Show what `computeTax` gives in the basket.' });
    const missing = only([a, taker]);
    expect(missing).toMatchObject({ verdict: 'serialise', first: 'T1' });
    expect(codes(missing)).toContain('missing');
    const there = only([a, taker], { ...noEvidence, symbols: new Set(['computeTax']) });
    expect(there.verdict).toBe('parallel');
  });

  it('lets an agreed interface stand for what does not exist yet, and says so', () => {
    const taker = task('T2', {
      writeSet: ['web/**'],
      inputs: ['computeTax'],
      assumes: [{ about: 'computeTax', kind: 'interface', source: 'src/a.ts' }],
    });
    const pair = only([a, taker], seen({}));
    expect(pair.verdict).toBe('parallel');
    expect(pair.reasons[0]?.text).toBe('T2 takes computeTax as given: its interface is in src/a.ts.');
  });

  it('takes shared files for settled where the order is given over a third task', () => {
    const tasks = [
      task('T1', { writeSet: ['src/a.ts', 'src/index.ts'] }),
      task('T2', { writeSet: ['src/b.ts'], dependsOn: ['T1'] }),
      task('T3', { writeSet: ['src/c.ts', 'src/index.ts'], dependsOn: ['T2'] }),
    ];
    const judged = unwrap(judgePlan(tasks, noEvidence));
    const pair = judged.pairs.find((p) => p.a === 'T1' && p.b === 'T3');
    expect(pair).toMatchObject({ verdict: 'serialise', first: 'T1' });
  });

  it('points out what nobody makes', () => {
    const judged = unwrap(judgePlan([task('T1', { writeSet: ['a'], inputs: ['docs/none.md'] })], noEvidence));
    expect(judged.problems).toMatchObject([{ taskId: 'T1' }]);
  });
});

describe('a plan', () => {
  it('shows a circle', () => {
    const judged = judgePlan(
      [
        task('T1', { writesNothing: true, dependsOn: ['T3'] }),
        task('T2', { writesNothing: true, dependsOn: ['T1'] }),
        task('T3', { writesNothing: true, dependsOn: ['T2'] }),
      ],
      noEvidence,
    );
    expect(judged).toMatchObject({ ok: false, error: { type: 'invalid-input' } });
    if (judged.ok) return;
    const { cycle } = judged.error.details as { cycle: string[] };
    expect(cycle).toHaveLength(4);
    expect(cycle[0]).toBe(cycle[3]);
    expect(new Set(cycle)).toEqual(new Set(['T1', 'T2', 'T3']));
  });

  it('refuses a name twice and a dependency on nobody', () => {
    expect(judgePlan([task('T1'), task('T1')], noEvidence).ok).toBe(false);
    expect(judgePlan([task('T1', { dependsOn: ['T9'] })], noEvidence).ok).toBe(false);
  });

  it('never puts into one wave what is not parallel, nor before what it waits for', () => {
    const someTask = fc.record({
      glob: fc.constantFrom('a/**', 'a/x.ts', 'b/**', 'c/y.ts', '**/z.ts', ''),
      back: fc.array(fc.nat(7), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(someTask, { minLength: 1, maxLength: 8 }), (made) => {
        const tasks = made.map(({ glob, back }, i) =>
          task(`T${i}`, {
            writeSet: glob === '' ? [] : [glob],
            dependsOn: [...new Set(back.filter((n) => n < i).map((n) => `T${n}`))],
          }),
        );
        const { pairs, waves } = unwrap(judgePlan(tasks, noEvidence));
        const waveOf = new Map(waves.flatMap((ids, n) => ids.map((id) => [id, n] as const)));
        expect(waveOf.size).toBe(tasks.length);
        for (const { a, b, verdict } of pairs)
          if (verdict !== 'parallel') expect(waveOf.get(a)).not.toBe(waveOf.get(b));
        for (const { id, dependsOn } of tasks)
          for (const before of dependsOn) expect(waveOf.get(before) ?? 0).toBeLessThan(waveOf.get(id) ?? 0);
      }),
    );
  });
});
