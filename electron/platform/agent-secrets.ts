import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FailureError } from '../../shared/kernel/result.ts';

type Env = Readonly<Record<string, string>>;

/**
 * The environment values of registered agents: keys and tokens, so never in an event, a log or an answer. One file in the
 * data directory that only its owner may read, replaced whole.
 */
export class AgentSecrets {
  readonly #file: string;
  #all: Record<string, Env>;

  constructor(dataDirectory: string) {
    this.#file = join(dataDirectory, 'agent-secrets.json');
    this.#all = existsSync(this.#file) ? readAll(this.#file) : {};
  }

  /** The values for an agent; none where it has none. */
  get(agentId: string): Env {
    return this.#all[agentId] ?? {};
  }

  /** Replaces an agent's values; null forgets them. */
  set(agentId: string, env: Env | null): void {
    const { [agentId]: _before, ...others } = this.#all;
    this.#all = env ? { ...others, [agentId]: env } : others;
    const draft = `${this.#file}.new`;
    writeFileSync(draft, `${JSON.stringify(this.#all, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.#file);
  }
}

function readAll(file: string): Record<string, Env> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Env>;
  } catch {
    throw new FailureError({
      type: 'storage',
      message: `${file} is damaged: it is not JSON.`,
      kept: 'It was left as it is.',
      next: 'Mend it, or move it away and register your agents anew.',
    });
  }
}
