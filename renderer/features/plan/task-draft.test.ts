import { expect, test } from 'vitest';
import { plainTask } from '../../../shared/domain/plan/task.ts';
import { draftOf, newDraft, nextTaskId, taskOf, withTask, withoutTask } from './task-draft.ts';

test('a task survives the form, and what is blank is nothing', () => {
  const task = {
    ...plainTask('T1', 'Types', 'Write them.'),
    roleId: 'implementer',
    writeSet: ['src/a/**', 'src/b.ts'],
    assumes: [{ about: 'Rule', kind: 'interface' as const, source: 'docs/rule.md' }],
  };
  expect(taskOf(draftOf(task))).toEqual(task);
  const half = { about: 'Rule', kind: 'pattern' as const, source: ' ' };
  expect(taskOf({ ...newDraft('T2'), title: ' A ', writeSet: ' a \n\n', assumes: [half] })).toEqual({
    ...plainTask('T2', 'A', ''),
    writeSet: ['a'],
  });
});

test('what writes nothing has no write set', () => {
  expect(taskOf({ ...newDraft('T1'), writeSet: 'a', writesNothing: true }).writeSet).toEqual([]);
});

test('tasks are numbered on, put in their place, and leave nobody waiting', () => {
  const [one, two] = [plainTask('T1', 'One', ''), { ...plainTask('T2', 'Two', ''), dependsOn: ['T1'] }];
  expect(nextTaskId([one, two])).toBe('T3');
  expect(nextTaskId([two])).toBe('T3');
  expect(withTask([one, two], { ...one, title: 'Uno' }).map((t) => t.title)).toEqual(['Uno', 'Two']);
  expect(withTask([one], two)).toEqual([one, two]);
  expect(withoutTask([one, two], 'T1')).toEqual([{ ...two, dependsOn: [] }]);
});
