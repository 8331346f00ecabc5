import { type ApprovalSubject, type Risk, type RiskReason } from './events.ts';
import { matchesPath } from './match.ts';
import { type PathPlatform, placeOf } from './path-place.ts';
import { type Finding, worse } from './risk/finding.ts';
import { secretsIn } from './risk/secrets.ts';

/** What a tool call's paths mean for a worktree. */
export interface PathRisk {
  readonly risk: Risk;
  readonly reasons: readonly RiskReason[];
  /** Every path once, relative to the worktree. */
  readonly relative: readonly string[];
  /** Whether a rule's glob, relative or absolute, covers a path relative to the worktree. */
  readonly matches: (glob: string, relative: string) => boolean;
  readonly isExactly: (path: string, relative: string) => boolean;
}

/** Looks at the paths that a tool call names, its diffs included. */
export function riskOfPaths(subject: ApprovalSubject, worktree: string, platform: PathPlatform): PathRisk {
  const named = [...new Set([...subject.paths, ...subject.diffs.map((d) => d.path)])];
  const cwd = subject.cwd ?? worktree;
  const places = named.map((path) => ({ path, ...placeOf(path, cwd, worktree, platform) }));
  const findings = places.flatMap(({ path, place, relative }) => [
    ...secretFinding(place === 'outside' ? path : relative),
    ...placeFinding(subject.tool, place, relative),
  ]);
  findings.push(...cwdFinding(subject, worktree, platform), ...toolFinding(subject));
  const within = (glob: string): string =>
    /^(\/|[A-Za-z]:[\\/])/.test(glob) ? placeOf(glob, worktree, worktree, platform).relative : glob;
  const start: Risk = subject.command !== null || readsOnly(subject.tool) ? 'low' : 'normal';
  return {
    risk: findings.reduce<Risk>((risk, f) => worse(risk, f.risk), start),
    reasons: findings.map(({ code, text }) => ({ code, text, from: null, to: null })),
    relative: [...new Set(places.map((p) => p.relative))],
    matches: (glob, path) => path === within(glob) || matchesPath(within(glob), path, platform),
    isExactly: (pattern, path) => path === within(pattern),
  };
}

/** Tools that change nothing. */
export const readsOnly = (tool: string): boolean => tool === 'read' || tool === 'search' || tool === 'think';

function secretFinding(path: string): readonly Finding[] {
  const [secret] = secretsIn(path);
  if (!secret) return [];
  return [
    whole('high', 'secrets', `Touches a file that may hold secrets: ${path.slice(secret.from, secret.to)}`),
  ];
}

function placeFinding(tool: string, place: string, relative: string): readonly Finding[] {
  if (place === 'git-internals')
    return [whole('high', 'git-internals', `Touches git's own files: ${relative}`)];
  if (place === 'outside') return [whole('outside', 'outside', `Reaches outside the worktree: ${relative}`)];
  return relative === '' && (tool === 'delete' || tool === 'move')
    ? [whole('high', 'delete', 'Deletes or moves the whole worktree')]
    : [];
}

function cwdFinding(subject: ApprovalSubject, worktree: string, platform: PathPlatform): readonly Finding[] {
  if (subject.command === null || subject.cwd === null) return [];
  const { place } = placeOf(subject.cwd, worktree, worktree, platform);
  return place === 'inside' ? [] : [whole('outside', 'outside', `Runs outside the worktree: ${subject.cwd}`)];
}

function toolFinding(subject: ApprovalSubject): readonly Finding[] {
  if (subject.command !== null) return [];
  if (subject.tool === 'fetch') return [whole('normal', 'network', 'Fetches something from the network')];
  return subject.tool === 'execute' ? [whole('normal', 'unread', 'The agent did not say which command')] : [];
}

function whole(risk: Risk, code: string, text: string): Finding {
  return { risk, code, text, from: null, to: null };
}
