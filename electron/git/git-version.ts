import { tmpdir } from 'node:os';
import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type Git } from './git.ts';

export interface GitVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly text: string;
}

/** The first version that merges without a checkout. */
const oldest = { major: 2, minor: 38 } as const;

/** Which git answers on this machine. */
export async function gitVersion(git: Git): Promise<Result<GitVersion>> {
  const said = await git.at(tmpdir()).text(['version']);
  if (!said.ok) return said;
  const version = parseGitVersion(said.data);
  return version
    ? ok(version)
    : fail('git-failed', `git gave a version that cannot be read: ${said.data.trim()}`);
}

/** The version, or a Failure that says that git is missing or too old. */
export async function checkGitVersion(git: Git): Promise<Result<GitVersion>> {
  const version = await gitVersion(git);
  if (!version.ok || isAtLeast(version.data, oldest.major, oldest.minor)) return version;
  return fail('git-failed', `git ${version.data.text} is too old: Switchyard needs 2.38 or newer.`, {
    next: 'Install a newer git and start Switchyard again.',
  });
}

/** Reads `git version 2.39.3 (Apple Git-145)` and its like. */
export function parseGitVersion(said: string): GitVersion | null {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(said);
  if (!found) return null;
  const [text, major, minor, patch] = found;
  return { major: Number(major), minor: Number(minor), patch: Number(patch ?? 0), text };
}

export const isAtLeast = (version: GitVersion, major: number, minor: number): boolean =>
  version.major > major || (version.major === major && version.minor >= minor);
