import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive } from './lock.ts';

const schema = z.object({
  url: z.string(),
  port: z.number().int(),
  token: z.string(),
  pid: z.number().int().positive(),
  startTime: z.string(),
});

/** Where the running host of a data directory answers, and the token that it wants. */
export type HostFile = z.infer<typeof schema>;

const place = (dataDirectory: string) => join(dataDirectory, 'host.json');

/** Says where this host answers; readable by its owner only, whole or not at all. */
export function writeHostFile(dataDirectory: string, content: HostFile): void {
  const draft = `${place(dataDirectory)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  renameSync(draft, place(dataDirectory));
}

/** The running host; null when none was written or its process is gone. */
export function readHostFile(dataDirectory: string): HostFile | null {
  const content = parse(dataDirectory);
  return content && isAlive(content) ? content : null;
}

/** Takes the file away if it is this process's own. */
export function removeHostFile(dataDirectory: string): void {
  if (parse(dataDirectory)?.pid === process.pid) rmSync(place(dataDirectory), { force: true });
}

function parse(dataDirectory: string): HostFile | null {
  try {
    return schema.parse(JSON.parse(readFileSync(place(dataDirectory), 'utf8')));
  } catch {
    return null;
  }
}
