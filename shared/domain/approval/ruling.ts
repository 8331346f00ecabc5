import picomatch from 'picomatch';
import { type LaneId } from '../ids.ts';
import { type Rule, type RuleEffect } from '../project/events.ts';
import { matchesPath, matchesWords } from './match.ts';
import { type PathPlatform } from './path-place.ts';

/** What a standing rule says about a tool call. */
export interface Ruling {
  readonly effect: RuleEffect;
  readonly words: string;
  /** The human said so for this very lane. */
  readonly settled: boolean;
  /** The lane's role or a skill of it says so. */
  readonly byRole: boolean;
}

/** A rule as it counts for a lane: the project's, the human's for this lane, or one of its role. */
export interface StandingRule extends Rule {
  /** The role or skill that it comes from, in words. */
  readonly by?: string;
}

/** A tool call as rules see it. */
export interface Call {
  readonly tool: string;
  readonly command: string | null;
  /** The words of every command inside, hidden ones too. */
  readonly commands: readonly (readonly string[])[];
  /** Relative to the worktree. */
  readonly paths: readonly string[];
  /** Worse than normal: then a wide pattern does not allow it. */
  readonly guarded: 'high' | 'outside' | null;
  /** Whether a pattern on this call's own kind (command, or paths) allows all of it. */
  readonly covered: (pattern: string) => boolean;
  /** Whether the pattern names exactly this call. */
  readonly exactly: (pattern: string) => boolean;
}

interface Context {
  readonly rules: readonly StandingRule[];
  readonly laneId: LaneId;
  readonly platform?: PathPlatform;
}

/** The rule that decides: forbid before ask before allow, and of those with the same effect the narrowest. */
export function rulingFor(context: Context, call: Call): Ruling | null {
  const rules = context.rules.filter((r) => r.laneId === null || r.laneId === context.laneId);
  for (const effect of ['forbid', 'ask', 'allow'] as const) {
    const matching = rules.filter((r) => r.effect === effect && speaksOf(r, call, context.platform));
    const narrowest = matching.sort(narrowestFirst)[0];
    if (narrowest) {
      const byRole = narrowest.by !== undefined;
      return { effect, words: inWords(narrowest), settled: narrowest.laneId !== null && !byRole, byRole };
    }
  }
  return null;
}

function speaksOf(rule: Rule, call: Call, platform: PathPlatform = 'posix'): boolean {
  return rule.effect === 'allow' ? allows(rule, call) : touches(rule, call, platform);
}

/** Allowing needs the rule to cover the whole call, and nothing guarded slips through a wide pattern. */
function allows(rule: Rule, call: Call): boolean {
  switch (rule.on) {
    case 'command':
      if (call.command === null) return false;
      return call.guarded === null ? call.covered(rule.pattern) : call.exactly(rule.pattern);
    case 'path':
      if (call.command !== null || !call.covered(rule.pattern)) return false;
      if (call.guarded === 'outside') return /^(\.\.\/|\/)/.test(rule.pattern);
      return call.guarded === null || call.exactly(rule.pattern);
    case 'tool':
      return call.guarded === null && matchesTool(rule.pattern, call.tool);
  }
}

/** Forbidding and asking need only a part of the call to match. */
function touches(rule: Rule, call: Call, platform: PathPlatform): boolean {
  switch (rule.on) {
    case 'command': {
      if (call.command === null) return false;
      const wanted = rule.pattern.trim();
      return wanted === call.command.trim() || call.commands.some((c) => matchesWords(wanted, c));
    }
    case 'path':
      return call.paths.some((path) => matchesPath(rule.pattern, path, platform));
    case 'tool':
      return matchesTool(rule.pattern, call.tool);
  }
}

const matchesTool = (pattern: string, tool: string): boolean => picomatch.isMatch(tool, pattern);

function narrowestFirst(a: Rule, b: Rule): number {
  const lane = Number(b.laneId !== null) - Number(a.laneId !== null);
  return lane || literalLength(b.pattern) - literalLength(a.pattern);
}

const literalLength = (pattern: string): number => pattern.replace(/[*?]/g, '').length;

const verbs: Readonly<Record<RuleEffect, string>> = { allow: 'allows', ask: 'asks about', forbid: 'forbids' };

function inWords(rule: StandingRule): string {
  const scope = rule.by ?? (rule.laneId === null ? 'The project' : 'This lane');
  const reason = rule.reason === null ? '' : `: ${rule.reason}`;
  return `${scope} ${verbs[rule.effect]} ${rule.on} ${rule.pattern}${reason}`;
}
