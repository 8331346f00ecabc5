import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Identity } from './attribute.ts';
import { keyOf, type ProcessKey } from './process-table.ts';
import { type Member } from './registry.ts';

/** Which processes a host had, written down for the host after it. */
export interface RegistryFile {
  /** What the earlier host left, by name; empty when nothing was left or the machine has been started anew since. */
  readonly inherited: ReadonlyMap<ProcessKey, Identity>;
  /** Writes when something changed since the last time; a file that cannot be written is not fatal. */
  write(members: readonly Member[]): void;
}

interface Stored {
  readonly bootId: string;
  readonly processes: readonly (readonly [pid: number, startTime: number, owner: string, runId: string])[];
}

/** Reads the file at `path` once, and writes it from then on. */
export function openRegistryFile(path: string, bootId: string): RegistryFile {
  const inherited = new Map<ProcessKey, Identity>();
  const stored = readStored(path);
  if (stored?.bootId === bootId) {
    for (const [pid, startTime, owner, runId] of stored.processes) {
      inherited.set(keyOf({ pid, startTime }), { owner, runId });
    }
  }
  let last: string | null = null;
  return {
    inherited,
    write: (members) => {
      const processes = members.map(
        ({ row, owner, runId }) => [row.pid, row.startTime, owner, runId] as const,
      );
      const text = JSON.stringify({ bootId, processes } satisfies Stored);
      if (text === last) return;
      try {
        writeFileSync(`${path}.new`, text, { mode: 0o600 });
        renameSync(`${path}.new`, path);
        last = text;
      } catch {
        last = null;
      }
    },
  };
}

function readStored(path: string): Stored | null {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isStored(stored) ? stored : null;
  } catch {
    return null;
  }
}

function isStored(value: unknown): value is Stored {
  return (
    typeof value === 'object' &&
    value !== null &&
    'bootId' in value &&
    'processes' in value &&
    Array.isArray(value.processes) &&
    value.processes.every((entry) => Array.isArray(entry) && entry.length === 4)
  );
}
