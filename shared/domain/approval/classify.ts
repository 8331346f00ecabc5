import { type LaneId } from '../ids.ts';
import { type Classification } from './classification.ts';
import { type CommandRisk, riskOfCommand } from './command-risk.ts';
import { type ApprovalSubject, type Risk } from './events.ts';
import { matchesCommand } from './match.ts';
import { type PathPlatform } from './path-place.ts';
import { type PathRisk, readsOnly, riskOfPaths } from './path-risk.ts';
import { patternFor } from './pattern.ts';
import { worse } from './risk/finding.ts';
import { type Ruling, rulingFor, type StandingRule } from './ruling.ts';
import { onTerms, type Terms } from './terms.ts';

export interface ClassifyInput {
  readonly subject: ApprovalSubject;
  /** Absolute. */
  readonly worktree: string;
  /** The project's rules and those of the lane's role; those of other lanes are passed over. */
  readonly rules: readonly StandingRule[];
  readonly laneId: LaneId;
  readonly platform?: PathPlatform;
  /** Who else holds a path relative to the worktree, in words; null where it is free. */
  readonly heldBy?: (path: string) => string | null;
  /** What the lane's role and the trust in its agent make of the rules. */
  readonly terms?: Terms;
}

/**
 * Decides whether a tool call passes, asks or is forbidden. Reading and writing inside the worktree pass; everything else
 * asks unless a rule allows it. Rules count in the order forbid, ask, allow, the narrowest first; allowing reaches neither
 * high risk nor past the worktree unless it names exactly this call.
 */
export function classify(input: ClassifyInput): Classification {
  const { subject, worktree } = input;
  const platform = input.platform ?? 'posix';
  const paths = riskOfPaths(subject, worktree, platform);
  if (subject.command === null) return classifyTool(input, paths);
  const command = riskOfCommand(subject.command, subject.cwd ?? worktree, worktree, platform);
  return classifyCommand(input, subject.command, command, paths);
}

function classifyCommand(
  input: ClassifyInput,
  text: string,
  command: CommandRisk,
  paths: PathRisk,
): Classification {
  const risk = worse(command.risk, paths.risk);
  const reasons = [...command.reasons, ...paths.reasons];
  const guarded = risk === 'high' || risk === 'outside' ? risk : null;
  const offered = guarded || command.carries || !command.understood ? null : patternFor(text);
  const ruling = rulingFor(input, {
    tool: input.subject.tool,
    command: text,
    commands: command.commands,
    paths: [...command.paths, ...paths.relative],
    guarded,
    covered: (pattern) =>
      matchesCommand(pattern, text) && (!command.carries || pattern.trim() === text.trim()),
    exactly: (pattern) => pattern.trim() === text.trim(),
  });
  const held = risk === 'low' ? null : heldAmong(input, [...command.paths, ...paths.relative]);
  if (held !== null && ruling?.effect !== 'forbid') {
    const all = [...reasons, { code: 'reserved', text: held, from: null, to: null }];
    return {
      risk,
      reasons: all,
      pattern: null,
      verdict: 'ask',
      rule: 'A command that may write to a reserved path asks',
    };
  }
  const base = { risk, reasons, pattern: offered };
  const found: Classification = ruling
    ? { ...base, ...said(ruling) }
    : { ...base, verdict: 'ask', rule: guardWords(guarded) ?? 'Commands ask unless a rule allows them' };
  const writes = risk === 'low' ? [] : [...command.paths, ...paths.relative];
  return onTerms(found, input.terms, { ruling, writes, surely: false });
}

function classifyTool(input: ClassifyInput, paths: PathRisk): Classification {
  const { subject } = input;
  const all = (is: (path: string) => boolean): boolean =>
    paths.relative.length > 0 && paths.relative.every(is);
  const guarded = paths.risk === 'high' || paths.risk === 'outside' ? paths.risk : null;
  const ruling = rulingFor(input, {
    tool: subject.tool,
    command: null,
    commands: [],
    paths: paths.relative,
    guarded,
    covered: (pattern) => all((path) => paths.matches(pattern, path)),
    exactly: (pattern) => all((path) => paths.isExactly(pattern, path)),
  });
  const base = { risk: paths.risk, reasons: paths.reasons, pattern: offerFor(paths) };
  const held = readsOnly(subject.tool) ? null : heldAmong(input, paths.relative);
  if (held !== null) return { ...base, pattern: null, verdict: 'forbid', rule: held, reserved: true };
  const found: Classification = { ...base, ...(ruling ? said(ruling) : byDefault(subject, paths)) };
  const writes = readsOnly(subject.tool) ? [] : paths.relative;
  return onTerms(found, input.terms, { ruling, writes, surely: true });
}

/** How agents name a tool of the server that Switchyard gives each lane: Claude Code and Qwen, opencode, Gemini. */
const coordinationTool = /^(mcp__switchyard__[a-z_]+|switchyard_[a-z_]+|[a-z_]+ \(switchyard MCP Server\))$/;

/** Such a tool acts on Switchyard alone, which holds it to the lane's rights. */
const isCoordination = ({ title, command, paths, diffs }: ApprovalSubject): boolean =>
  command === null && paths.length === 0 && diffs.length === 0 && coordinationTool.test(title);

function heldAmong({ heldBy }: ClassifyInput, paths: readonly string[]): string | null {
  for (const path of paths) {
    const held = heldBy?.(path) ?? null;
    if (held !== null) return held;
  }
  return null;
}

/** A rule about one path; what is inside the worktree and harmless needs none. */
function offerFor(paths: PathRisk): string | null {
  const only = paths.relative.length === 1 ? paths.relative[0] : undefined;
  if (paths.risk === 'high' || !only || /[*?[\]{}()!+@|\\]/.test(only)) return null;
  return only;
}

/** Why no wide rule could have allowed it. */
function guardWords(risk: Risk | null): string | null {
  if (risk === 'high') return 'High risk asks every time';
  return risk === 'outside' ? 'Anything outside the worktree asks' : null;
}

/** What happens where no rule speaks. */
function byDefault(subject: ApprovalSubject, paths: PathRisk): Pick<Classification, 'verdict' | 'rule'> {
  const guard = guardWords(paths.risk);
  if (guard !== null) return { verdict: 'ask', rule: guard };
  const inside = paths.relative.length > 0;
  switch (subject.tool) {
    case 'think':
      return { verdict: 'allow', rule: 'Thinking needs no approval' };
    case 'read':
    case 'edit':
    case 'move':
      if (inside) return { verdict: 'allow', rule: 'Reading and writing inside the worktree pass' };
      return { verdict: 'ask', rule: 'A tool call that names no path asks' };
    case 'search':
      return { verdict: 'allow', rule: 'Searching inside the worktree passes' };
    case 'delete':
      if (paths.relative.length === 1)
        return { verdict: 'allow', rule: 'Deleting one file inside the worktree passes' };
      return { verdict: 'ask', rule: 'Deleting several files asks' };
    case 'execute':
      return { verdict: 'ask', rule: 'A command that is not shown asks' };
    case 'fetch':
      return { verdict: 'ask', rule: 'Fetching from the network asks' };
    default:
      if (isCoordination(subject)) return { verdict: 'allow', rule: 'Coordination tools of Switchyard pass' };
      return { verdict: 'ask', rule: 'Other tool calls ask' };
  }
}

function said(ruling: Ruling): Pick<Classification, 'verdict' | 'rule' | 'byRole'> {
  const byRole = ruling.byRole && ruling.effect === 'forbid' ? ({ byRole: true } as const) : {};
  return { verdict: ruling.effect, rule: ruling.words, ...byRole };
}
