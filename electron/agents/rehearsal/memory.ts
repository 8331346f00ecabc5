import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasScenario } from './scenario.ts';

/** One thing that happened in a session; `step` counts the finished steps of the prompt before it, `over` ends it. */
export interface Spoken {
  readonly role: 'user' | 'agent' | 'step' | 'over';
  readonly text: string;
}

/** A prompt whose turn never came to its end, and how many of its steps are done. */
export interface Unfinished {
  readonly prompt: string;
  readonly done: number;
}

/** What a session's process left undone when it died. */
export function unfinishedIn(history: readonly Spoken[]): Unfinished | null {
  return history.reduce<Unfinished | null>((before, { role, text }) => {
    if (role === 'over') return null;
    if (role === 'step') return before === null ? null : { prompt: before.prompt, done: Number(text) };
    // A prompt without a scenario goes on with what was left undone.
    const begins = role === 'user' && (before === null || hasScenario(text));
    return begins ? { prompt: text, done: 0 } : before;
  }, null);
}

/** The sessions that the rehearsal agent remembers, one file of JSON lines each. */
export interface Memory {
  begin(sessionId: string): Promise<void>;
  add(sessionId: string, spoken: Spoken): Promise<void>;
  /** Null when there is no such session. */
  recall(sessionId: string): Promise<readonly Spoken[] | null>;
}

export function memoryIn(directory: string): Memory {
  const fileOf = (sessionId: string): string => join(directory, `${sessionId.replace(/[^\w-]/g, '_')}.jsonl`);
  return {
    async begin(sessionId) {
      await mkdir(directory, { recursive: true });
      await appendFile(fileOf(sessionId), '');
    },
    add: (sessionId, spoken) => appendFile(fileOf(sessionId), `${JSON.stringify(spoken)}\n`),
    async recall(sessionId) {
      try {
        const text = await readFile(fileOf(sessionId), 'utf8');
        return text.split('\n').flatMap(spokenIn);
      } catch {
        return null;
      }
    },
  };
}

/** A line that a crash cut short says nothing. */
function spokenIn(line: string): readonly Spoken[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Spoken];
  } catch {
    return [];
  }
}
