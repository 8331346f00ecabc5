import { beforeEach, expect, test } from 'vitest';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({
  'src/tax/rules.ts': 'export const rates = 1;\n',
  'src/web/basket.ts': 'export function basketTotal() {}\n',
  'src/registry.ts': 'r0\n',
  'docs/été ☂.md': '# Summer\n',
});
beforeEach(async () => {
  for (const n of [1, 2, 3])
    await at.repository.commit({ 'src/tax/rules.ts': `r${n}\n`, 'src/registry.ts': `r${n}\n` });
  for (const n of [1, 2, 3])
    await at.repository.commit({
      'src/web/basket.ts': `export function basketTotal() { ${n} }\n`,
      'src/registry.ts': `b${n}\n`,
    });
});

test('the history shows what two tasks collide on that neither names', async () => {
  const judged = await at.host.call('plan.check', {
    projectId: at.projectId,
    tasks: [
      { id: 'T1', title: 'Rules', writeSet: ['./src/tax/'] },
      { id: 'T2', title: 'Basket', writeSet: ['src/web/**'] },
      { id: 'T3', title: 'Docs', writeSet: ['docs/été*.md'] },
    ],
  });
  expect(judged.files).toEqual({ T1: 1, T2: 1, T3: 1 });
  const [first, ...others] = judged.pairs;
  expect(first).toMatchObject({ a: 'T1', b: 'T2', verdict: 'split' });
  expect(first?.reasons).toContainEqual(
    expect.objectContaining({
      code: 'learned',
      text: "src/registry.ts changed together with T1's files in 3 of 3 commits and T2's files in 3 of 3 commits.",
    }),
  );
  expect(others.map((pair) => pair.verdict)).toEqual(['parallel', 'parallel']);
  expect(judged.waves).toEqual([['T1', 'T3'], ['T2']]);
});

test('a name that stands in the tree is no reason to wait, one that only another task makes is', async () => {
  const tasks = (name: string) => [
    { id: 'T1', title: 'Maker', writeSet: ['src/tax/**'], outputs: [`${name}()`] },
    { id: 'T2', title: 'Taker', writeSet: ['docs/**'], brief: `Describe \`${name}\`.` },
  ];
  const known = await at.host.call('plan.check', { projectId: at.projectId, tasks: tasks('basketTotal') });
  expect(known.pairs[0]).toMatchObject({ verdict: 'parallel' });
  const coming = await at.host.call('plan.check', { projectId: at.projectId, tasks: tasks('computeTax') });
  expect(coming.pairs[0]).toMatchObject({ verdict: 'serialise', first: 'T1' });
  expect(coming.pairs[0]?.reasons[0]).toMatchObject({ question: 3, code: 'missing', paths: ['computeTax'] });
});

test('a circle, a glob that leads out and a name twice are refused and named', async () => {
  const circle = await at.host.tryCall('plan.check', {
    projectId: at.projectId,
    tasks: [
      { id: 'T1', title: 'One', writeSet: ['a'], dependsOn: ['T2'] },
      { id: 'T2', title: 'Two', writeSet: ['b'], dependsOn: ['T1'] },
    ],
  });
  expect(circle).toMatchObject({
    ok: false,
    error: { type: 'invalid-input', message: expect.stringMatching(/T[12] → T[12] → T[12]/) as string },
  });
  const out = await at.host.tryCall('plan.check', {
    projectId: at.projectId,
    tasks: [{ id: 'T1', title: 'One', writeSet: ['../else/**'] }],
  });
  expect(out).toMatchObject({ ok: false, error: { message: expect.stringContaining('T1') as string } });
});
