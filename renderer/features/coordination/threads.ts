import { type ProjectId } from '../../../shared/domain/ids.ts';
import { type Message, type Messages } from '../../../shared/domain/message/state.ts';

/** The mail of a project by thread, the thread with the newest message first, each oldest first. */
export function threadsOf(messages: Messages, projectId: ProjectId): readonly (readonly Message[])[] {
  const threads = new Map<string, Message[]>();
  for (const message of Object.values(messages).sort(bySending)) {
    if (message.projectId !== projectId) continue;
    threads.set(message.threadId, [...(threads.get(message.threadId) ?? []), message]);
  }
  return [...threads.values()].sort((a, b) => (b.at(-1)?.sentAt ?? 0) - (a.at(-1)?.sentAt ?? 0));
}

const bySending = (a: Message, b: Message): number => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1);
