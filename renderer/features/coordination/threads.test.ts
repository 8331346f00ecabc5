import { expect, test } from 'vitest';
import { type ProjectId } from '../../../shared/domain/ids.ts';
import { type Message } from '../../../shared/domain/message/state.ts';
import { threadsOf } from './threads.ts';

const message = (id: string, threadId: string, sentAt: number, projectId = 'p'): [string, Message] => [
  id,
  { id, threadId, sentAt, projectId } as unknown as Message,
];

test('answers stand in their thread in order, the busiest thread first, and only of the project', () => {
  const messages = Object.fromEntries([
    message('a', 'a', 1),
    message('b', 'b', 2),
    message('a2', 'a', 3),
    message('x', 'x', 9, 'other'),
  ]);
  const threads = threadsOf(messages, 'p' as ProjectId);
  expect(threads.map((t) => t.map((m) => m.id))).toEqual([['a', 'a2'], ['b']]);
});
