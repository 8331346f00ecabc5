import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderSize } from './folder-size.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-size-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the size of a folder', () => {
  it('counts what lies below it, hard links once, and follows no link', async () => {
    const empty = await folderSize(folder);
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    writeFileSync(join(folder, 'a', 'b', 'big'), Buffer.alloc(200_000, 1));
    linkSync(join(folder, 'a', 'b', 'big'), join(folder, 'again'));
    symlinkSync('/', join(folder, 'elsewhere'));
    const full = await folderSize(folder);
    expect(full.files).toBe(2);
    expect(full.complete).toBe(true);
    expect(full.bytes - empty.bytes).toBeGreaterThanOrEqual(200_000);
    expect(full.bytes - empty.bytes).toBeLessThan(300_000);
  });

  it('stops after the most files and says so', async () => {
    for (const name of ['1', '2', '3']) writeFileSync(join(folder, name), name);
    expect(await folderSize(folder, 2)).toMatchObject({ files: 2, complete: false });
  });

  it('takes what is not there for nothing', async () => {
    expect(await folderSize(join(folder, 'none'))).toEqual({ bytes: 0, files: 0, complete: true });
  });
});
