import { type Result, fail, ok } from '../../kernel/result.ts';
import { normaliseGlob } from '../reservation/glob.ts';
import { type PlanTask } from './task.ts';

/** Tasks as they come from outside: write sets as the rest of the world writes globs. Names the task in what is wrong. */
export function readTasks(tasks: readonly PlanTask[]): Result<readonly PlanTask[]> {
  const read: PlanTask[] = [];
  for (const task of tasks) {
    const globs: string[] = [];
    for (const glob of task.writeSet) {
      const normal = normaliseGlob(glob);
      if (!normal.ok)
        return fail('invalid-input', `${task.id}, write set: ${normal.error.message}`, {
          ...(normal.error.next ? { next: normal.error.next } : {}),
        });
      if (!globs.includes(normal.data)) globs.push(normal.data);
    }
    if (task.writesNothing && globs.length > 0)
      return fail('invalid-input', `${task.id} writes nothing and has a write set; only one can hold.`);
    read.push({ ...task, writeSet: globs });
  }
  return ok(read);
}
