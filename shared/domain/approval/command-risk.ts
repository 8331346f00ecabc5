import { type Risk, type RiskReason } from './events.ts';
import { type PathPlatform } from './path-place.ts';
import { isCalm } from './risk/calm.ts';
import { type Finding, worse } from './risk/finding.ts';
import { Inspector } from './risk/inspector.ts';
import { type SimpleCommand } from './shell/reading.ts';
import { readShell } from './shell/read.ts';

/** What a command line would do, as far as its text tells. */
export interface CommandRisk {
  readonly risk: Risk;
  /** In the order of the text, each with its place in it. */
  readonly reasons: readonly RiskReason[];
  /** False when something in it could not be followed. */
  readonly understood: boolean;
  /** The command, when it is a single one without operators, substitutions and redirections. */
  readonly simple: SimpleCommand | null;
  /** The words of each command found, hidden ones included: what forbidding rules look at. */
  readonly commands: readonly (readonly string[])[];
  /** It runs another command that is more than a check or a look: a wide pattern does not speak for that one. */
  readonly carries: boolean;
  /** Paths relative to the worktree that its words may name. */
  readonly paths: readonly string[];
}

/** Reads a command line and says what could go wrong. `cwd` and `worktree` are absolute. */
export function riskOfCommand(
  command: string,
  cwd: string,
  worktree: string,
  platform: PathPlatform = 'posix',
): CommandRisk {
  const reading = readShell(command);
  const inspector = new Inspector(worktree, platform);
  inspector.walk(reading, [cwd]);
  const understood = reading.understood && inspector.understood;
  const limits = understood ? [] : [inspector.tooMuch ? { ...unread, risk: 'high' as const } : unread];
  const findings = tidy([...inspector.findings.slice(0, mostReasons), ...wholeText(command), ...limits]);
  const calm = understood && !inspector.writes && findings.length === 0 && inspector.inspected.every(isCalm);
  const first = reading.steps[0];
  return {
    risk: findings.reduce<Risk>((risk, f) => worse(risk, f.risk), calm ? 'low' : 'normal'),
    reasons: findings.map(({ code, text, from, to }) => ({ code, text, from, to })),
    understood,
    simple: reading.simple && first?.kind === 'command' ? first.command : null,
    commands: inspector.inspected.map((words) => words.map((w) => w.text)),
    carries: inspector.inspected.slice(1).some((words) => !isCalm(words)),
    paths: [...new Set(inspector.paths)],
  };
}

/** More of them than this would not be read. */
const mostReasons = 500;

const unread: Finding = {
  risk: 'normal',
  code: 'unread',
  text: 'Could not be read fully',
  from: null,
  to: null,
};

/** What shows in the text alone, whatever the shell makes of it. */
function wholeText(command: string): readonly Finding[] {
  const bomb = /:\s*\(\)\s*\{\s*:\s*\|\s*:\s*&/.exec(command);
  if (!bomb) return [];
  const text = 'Starts processes without end';
  return [{ risk: 'high', code: 'processes', text, from: bomb.index, to: bomb.index + bomb[0].length }];
}

/** Worst first where two findings say the same about the same place; then in the order of the text. */
function tidy(findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of [...findings].sort(narrowestFirst)) {
    const known = kept.some((k) => k.code === finding.code && covers(finding, k));
    if (!known) kept.push(finding);
  }
  return kept.sort((a, b) => (a.from ?? -1) - (b.from ?? -1) || (a.to ?? -1) - (b.to ?? -1));
}

const span = (f: Finding): number => (f.to ?? 0) - (f.from ?? 0);
const narrowestFirst = (a: Finding, b: Finding): number =>
  a.risk === b.risk ? span(a) - span(b) : worse(a.risk, b.risk) === a.risk ? -1 : 1;
const covers = (outer: Finding, inner: Finding): boolean =>
  (outer.from ?? 0) <= (inner.from ?? 0) && (outer.to ?? 0) >= (inner.to ?? 0);
