import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutDescriptors } from './without-descriptors.ts';

describe.skipIf(process.platform !== 'linux')('a program that is started without descriptors', () => {
  /** What a program finds open that is given a file as its descriptors 3 and 11, and what it says of its arguments. */
  async function seen(file: string, args: readonly string[]): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'switchyard-descriptors-'));
    const secret = openSync(join(folder, 'secret'), 'w');
    const gaps = Array.from({ length: 7 }, () => 'ignore' as const);
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit', secret, ...gaps, secret] });
    let said = '';
    child.stdout?.on('data', (chunk) => (said += String(chunk)));
    await new Promise((resolve) => child.once('close', resolve));
    closeSync(secret);
    rmSync(folder, { recursive: true });
    return said;
  }
  const look = ['/bin/sh', ['-c', 'readlink /proc/$$/fd/*; echo "$@"', 'look', 'a b', "it's"]] as const;

  it('has its own three and none of ours, and its arguments as they are', async () => {
    expect(await seen(...look)).toContain('/secret');
    const wrapped = withoutDescriptors(...look);
    if (!wrapped) throw new Error('there is no bash here');
    const said = await seen(...wrapped);
    expect(said).not.toContain('/secret');
    expect(said).toMatch(/a b it's\n$/);
  });
});
