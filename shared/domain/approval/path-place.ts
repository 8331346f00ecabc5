/** Where a path lies for a lane. `git-internals`: inside the worktree, but in git's own files. */
type PathPlace = 'inside' | 'outside' | 'git-internals';

/** A path as seen from a worktree. */
export interface Place {
  readonly place: PathPlace;
  /** Relative to the worktree with forward slashes, '' for the worktree itself; for what cannot be related, the path as given. */
  readonly relative: string;
}

export type PathPlatform = 'posix' | 'windows';

/**
 * Where a path lies, by its text alone: `.`, `..`, `//`, `~` and `$HOME` are resolved, links are not. Callers that can see
 * the disk ask again with the real path. What cannot be known lies outside.
 */
export function placeOf(
  path: string,
  cwd: string,
  worktree: string,
  platform: PathPlatform = 'posix',
): Place {
  const text = path.replace(/^file:(\/\/(localhost)?(?=\/))?/i, '');
  if (isUnknowable(text)) return { place: 'outside', relative: path };
  const root = normalisePath(worktree, platform);
  const from = isAbsolute(cwd, platform) ? cwd : `${worktree}/${cwd}`;
  const full = normalisePath(isAbsolute(text, platform) ? text : `${from}/${text}`, platform);
  if (root.prefix !== full.prefix || isDriveRelative(text, platform))
    return { place: 'outside', relative: path };
  return relate(full.segments, root.segments, platform);
}

/** A path taken apart: what it starts from, and its segments without `.`, `..` and empty ones. */
export interface NormalPath {
  /** '/' or, on Windows, the drive or share in lower case; '' for a relative path. */
  readonly prefix: string;
  readonly segments: readonly string[];
}

/** Resolves `.`, `..` and doubled separators by text. A relative path keeps the `..` that lead out of it. */
export function normalisePath(path: string, platform: PathPlatform = 'posix'): NormalPath {
  const text = platform === 'windows' ? path.replaceAll('\\', '/').replace(/^\/\/[?.]\//, '') : path;
  const prefix = prefixOf(text, platform);
  const segments: string[] = [];
  for (const raw of text.slice(prefix.length).split('/')) {
    const segment = platform === 'windows' ? raw.replace(/^(?!\.{1,2}$)(.*?)[. ]+$/, '$1') : raw;
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (segment !== '..' || prefix === '') segments.push(segment);
  }
  return { prefix: prefix.toLowerCase(), segments };
}

function prefixOf(text: string, platform: PathPlatform): string {
  if (platform === 'windows') return /^([a-z]:\/|\/\/[^/]+\/[^/]+|\/)/i.exec(text)?.[0] ?? '';
  return text.startsWith('/') ? '/' : '';
}

function isAbsolute(path: string, platform: PathPlatform): boolean {
  return normalisePath(path, platform).prefix !== '';
}

function isDriveRelative(path: string, platform: PathPlatform): boolean {
  return platform === 'windows' && /^[a-z]:(?![\\/])/i.test(path);
}

/** A home directory, a variable or a control character: the text does not say where this is. */
function isUnknowable(path: string): boolean {
  return /^~|^\$|\$\{|\$HOME|%[A-Za-z_]+%|[\u0000\n\r\uFFFC]/.test(path);
}

function relate(full: readonly string[], root: readonly string[], platform: PathPlatform): Place {
  const same = (a: string, b: string): boolean =>
    platform === 'windows' ? a.toLowerCase() === b.toLowerCase() : a === b;
  let shared = 0;
  while (shared < root.length && same(root[shared] ?? '', full[shared] ?? '')) shared++;
  const up = root.slice(shared).map(() => '..');
  const relative = [...up, ...full.slice(shared)].join('/');
  if (up.length > 0) return { place: 'outside', relative };
  return { place: full.slice(shared).some(isGitDirectory) ? 'git-internals' : 'inside', relative };
}

/** `.git` in any of the spellings that some file system takes for it. */
function isGitDirectory(segment: string): boolean {
  const plain = segment.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '').toLowerCase();
  return /^(\.git|git~\d)([. ]*|::?.*)$/.test(plain);
}
