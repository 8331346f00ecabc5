import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Level = 'info' | 'warning' | 'error';
type Particulars = Readonly<Record<string, unknown>>;

/** A diary for people who look for a fault. Never carries secrets or file contents. */
export interface Log {
  info(message: string, particulars?: Particulars): void;
  warning(message: string, particulars?: Particulars): void;
  error(message: string, particulars?: Particulars): void;
}

/** A log that calls `write` with each line. */
export function lineLog(write: (line: string) => void, now: () => number = Date.now): Log {
  const at = (level: Level) => (message: string, particulars?: Particulars) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...readable(particulars) }));
  return { info: at('info'), warning: at('warning'), error: at('error') };
}

/** A log that forgets, for tests. */
export const silentLog: Log = lineLog(() => undefined);

/**
 * A log in `<data directory>/logs/switchyard.log`; at `maxBytes` the file is kept as `.1` and begun anew, so two
 * files at most. A disk that refuses the line never stops the program.
 */
export function fileLog(dataDirectory: string, maxBytes = 5_000_000): Log {
  const folder = join(dataDirectory, 'logs');
  const file = join(folder, 'switchyard.log');
  mkdirSync(folder, { recursive: true });
  let size = sizeOf(file);
  return lineLog((line) => {
    try {
      if (size > maxBytes) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      size += Buffer.byteLength(line) + 1;
    } catch {
      size = sizeOf(file);
    }
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function readable(particulars: Particulars = {}): Particulars {
  const entries = Object.entries(particulars).map(([key, value]) => [
    key,
    value instanceof Error ? (value.stack ?? value.message) : value,
  ]);
  return Object.fromEntries(entries) as Particulars;
}
