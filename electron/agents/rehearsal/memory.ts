import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One thing that was said in a session. */
export interface Spoken {
  readonly role: 'user' | 'agent';
  readonly text: string;
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
