import { describe, expect, it } from 'vitest';
import { plainTask } from '../../shared/domain/plan/task.ts';
import { type AgentId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/kernel/result.ts';
import { readPlan, writePlan } from './plan-text.ts';

const markdown = `# Tax per region

Every region has *its* rules.

## T1: Tax rule types

- role: implementer
- writes: \`src/tax/{types,rules}/**\`, src/tax/index.ts
- outputs: TaxRule, computeTax(invoice, region)

Write the types.

- one per region
- no I/O

### Not a task

More.

## Review

- writes: nothing
- after: T1
- assumes: Region, interface, docs/region.md
`;

describe('a plan as Markdown', () => {
  it('is read with its tasks, what they declare and their briefs', () => {
    const plan = unwrap(readPlan(markdown, 'markdown'));
    expect(plan).toMatchObject({ title: 'Tax per region', goal: 'Every region has *its* rules.' });
    expect(plan.tasks).toEqual([
      {
        ...plainTask(
          'T1',
          'Tax rule types',
          'Write the types.\n\n- one per region\n- no I/O\n\n### Not a task\n\nMore.',
        ),
        roleId: 'implementer',
        writeSet: ['src/tax/{types,rules}/**', 'src/tax/index.ts'],
        outputs: ['TaxRule', 'computeTax(invoice, region)'],
      },
      {
        ...plainTask('T2', 'Review', ''),
        writesNothing: true,
        dependsOn: ['T1'],
        assumes: [{ about: 'Region', kind: 'interface', source: 'docs/region.md' }],
      },
    ]);
  });

  it('comes back as it was written', () => {
    const plan = {
      title: 'A plan',
      goal: 'With a goal.',
      tasks: [
        {
          ...plainTask('T1', 'One', 'Do *it*.\n\n- really'),
          agentId: 'claude-code' as AgentId,
          writeSet: ['a/**', 'b.ts'],
        },
        {
          ...plainTask('T2', 'Two', 'Then this.'),
          dependsOn: ['T1'],
          canonical: 'docs/two.md',
          model: 'm-1',
        },
      ],
    };
    expect(unwrap(readPlan(writePlan(plan), 'markdown'))).toEqual(plan);
  });

  it('names what it does not understand', () => {
    const read = readPlan('## T1 One\n\n- writes: a\n- colour: blue\n\nDo it.\n', 'markdown');
    expect(read).toMatchObject({ ok: false, error: { message: 'T1 One: colour: blue is not understood.' } });
    expect(readPlan('Just words.', 'markdown')).toMatchObject({ ok: false });
  });
});

describe('a plan as JSON', () => {
  it('is read with defaults, and names where it is wrong', () => {
    const plan = unwrap(readPlan('[{"id":"T1","title":"One"}]', 'json'));
    expect(plan.tasks).toEqual([plainTask('T1', 'One', '')]);
    const wrong = readPlan('{"tasks":[{"id":"T1"}]}', 'json');
    expect(wrong).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('tasks, 1, title') as string },
    });
    expect(readPlan('{', 'json')).toMatchObject({ ok: false });
  });
});
