import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { benches } from './benches.ts';
import { type Bench, type Figure } from './figure.ts';
import { inScratch } from './scratch.ts';
import { sizesIn } from './sizes.ts';
import { writeTable } from './table.ts';

const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('-'));
const options = words.filter((word) => word.startsWith('-'));
const { shrink, rounds } = sizesIn(options);
/** What a bench that is ended has for ending what it started. */
const graceSeconds = 15;

const unknown = asked.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

for (const bench of benches) {
  if (asked.length > 0 && !asked.includes(bench.name)) continue;
  const since = Date.now();
  const { figures, trouble } = await inScratch((folder) => measured(bench, folder));
  console.error(`${bench.name}: ${((Date.now() - since) / 60_000).toFixed(1)} minutes${trouble}`);
  if (trouble !== '') process.exitCode = 1;
  // Small trials prove that a bench works; only figures of the full size belong in the docs.
  if (shrink === 1 && rounds >= 5 && figures.length > 0) await writeTable(figures);
}

/** Runs a bench in a process of its own, so that one that fails or does not end costs no other its figures; `folder` is for what it leaves behind. */
function measured({ name, minutes }: Bench, folder: string): Promise<{ figures: Figure[]; trouble: string }> {
  const line = [join(import.meta.dirname, 'one.ts'), name, ...options];
  const child = spawn(process.execPath, line, {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, TMPDIR: folder },
  });
  const figures: Figure[] = [];
  createInterface({ input: child.stdout }).on('line', (said) => {
    if (!said.startsWith('{"figure"')) return;
    console.log(said);
    figures.push(JSON.parse(said) as Figure);
  });
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  };
  const interrupted = (): void => end('SIGTERM');
  process.once('SIGINT', interrupted);
  const late = setTimeout(() => end('SIGTERM'), minutes * 60_000);
  const tooLate = setTimeout(() => end('SIGKILL'), minutes * 60_000 + graceSeconds * 1000);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(late);
      clearTimeout(tooLate);
      process.off('SIGINT', interrupted);
      const trouble = code === 0 ? '' : `, ended with ${signal ?? code} before it was through`;
      resolve({ figures, trouble });
    });
  });
}
