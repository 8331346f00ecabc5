import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnce } from './paths.ts';

const shape = /^[A-Za-z0-9_-]{43}$/;

/**
 * The token that opens the host of a data directory: 32 random bytes, kept in a file that only its owner may read, so
 * that a browser that was let in stays in over a restart. Deleting the file `token` shuts everybody out at the next start.
 */
export function hostToken(dataDirectory: string): string {
  const file = join(dataDirectory, 'token');
  if (existsSync(file) && !shape.test(readFileSync(file, 'utf8').trim())) rmSync(file);
  if (!existsSync(file)) writeOnce(file, `${randomBytes(32).toString('base64url')}\n`);
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/** Compares two secrets in a time that does not tell where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
