import { type CallOutput } from '../../../shared/contract/index.ts';

type Row = CallOutput<'timeline.window'>['lanes'][number];

/** One thing that a lane did or that happened to it, as the host gives it; many merged where they are too narrow. */
export type Span = Row['spans'][number];

const words: Readonly<Record<Span['kind'], string>> = {
  turn: 'Turn',
  read: 'Read',
  search: 'Search',
  edit: 'Edit',
  command: 'Command',
  other: 'Tool call',
  approval: 'Waiting for you',
  paused: 'Paused',
  verify: 'Verification',
  checkpoint: 'Checkpoint',
  landed: 'Landed',
  conflict: 'Conflict',
  ended: 'Agent ended',
};

/** What the kind is called on the screen. */
export const kindName = (kind: Span['kind']): string => words[kind];

const bad = /fail|error|lost|killed|crash|timed|refused|host-ended|^exit(?!ed)(?!\D*0\b)/i;
const good = /^(completed|passed|ok|done|landed|success|allow)/i;

export type Outcome = 'good' | 'bad' | 'open' | 'plain';

/** How it came out. A span without an end is open. */
export function outcomeOf(span: Span): Outcome {
  if (bad.test(span.state)) return 'bad';
  if (span.kind === 'ended' && (exitCodeOf(span) ?? 0) !== 0) return 'bad';
  if (span.to === null) return 'open';
  return good.test(span.state) ? 'good' : 'plain';
}

/** The exit code, where the state or the title tells it. */
export function exitCodeOf(span: Span): number | null {
  const found = /(?:exit(?:ed)?(?:\s*code)?|code|failed)\D{0,8}?(-?\d{1,3})\b/i.exec(
    `${span.state} ${span.title}`,
  );
  return found?.[1] === undefined ? null : Number(found[1]);
}

const said: Readonly<Record<string, string>> = {
  allow: 'allowed',
  reject: 'rejected',
  void: 'closed as void',
  merge: 'landed',
  revert: 'taken back',
  'host-ended': 'found dead at the start',
  limit: 'stopped at a limit',
};

/** The state as a person would say it. */
export function stateName(span: Span): string {
  if (span.kind === 'approval' && span.to === null) return 'waiting';
  if (span.kind === 'paused') return span.to === null ? 'paused now' : 'resumed';
  if (span.kind === 'checkpoint') return '';
  const code = exitCodeOf(span);
  if (code !== null && outcomeOf(span) === 'bad') return `failed, exit ${code}`;
  return said[span.state] ?? span.state.replace(/[_-]/g, ' ');
}
