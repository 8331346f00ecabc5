import { type CallOutput } from '../../../shared/contract/index.ts';
import { exitCodeOf, outcomeOf } from '../../../shared/domain/timeline/span.ts';

type Row = CallOutput<'timeline.window'>['lanes'][number];

/** One thing that a lane did or that happened to it, as the host gives it; many merged where they are too narrow. */
export type Span = Row['spans'][number];

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
