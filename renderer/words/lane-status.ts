import { type Lane, type LaneStatus } from '../../shared/domain/lane/state.ts';
import { type Usage } from '../../shared/domain/lane/events.ts';
import { type Tone } from '../ui/tag.tsx';
import { counted, duration, money, tokens } from '../lib/format.ts';

/** The word and tone of a state's tag; solid amber only for what waits for the person. */
export const statusLooks: Readonly<Record<LaneStatus, { word: string; tone: Tone; solid?: true }>> = {
  preparing: { word: 'preparing', tone: 'plain' },
  running: { word: 'running', tone: 'live' },
  waiting: { word: 'waiting for you', tone: 'wait', solid: true },
  idle: { word: 'idle', tone: 'plain' },
  paused: { word: 'paused', tone: 'pause' },
  interrupted: { word: 'interrupted', tone: 'plain' },
  failed: { word: 'failed', tone: 'fail' },
  done: { word: 'done', tone: 'pass' },
  closed: { word: 'closed', tone: 'plain' },
};

/** `turn 4, 4m 58s` while a turn runs, else the time in the state. */
export function timeInState(lane: Lane, now: number): string {
  if (lane.turn && lane.pausedBy === null && lane.waitingOn.length === 0) {
    return `turn ${lane.turn.number}, ${duration(now - lane.turn.startedAt)}`;
  }
  return duration(now - lane.statusSince);
}

/** Spend and context in words; what was not reported is called unknown. */
export function usageWords(usage: Usage | null): { spend: string; provenance: string; context: string } {
  const spent = usage?.cost ?? null;
  const total = totalTokens(usage);
  return {
    spend:
      spent !== null
        ? money(spent, usage?.currency ?? null)
        : total !== null
          ? `${tokens(total)} tokens`
          : 'spend',
    provenance: spent !== null ? 'est.' : total !== null ? 'no price' : 'unknown',
    context: contextWords(usage),
  };
}

function totalTokens(usage: Usage | null): number | null {
  if (!usage || (usage.inputTokens === null && usage.outputTokens === null)) return null;
  return (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0);
}

function contextWords(usage: Usage | null): string {
  if (!usage || usage.contextUsed === null) return 'ctx unknown';
  if (usage.contextSize === null || usage.contextSize === 0) return `ctx ${tokens(usage.contextUsed)}`;
  return `ctx ${Math.round((usage.contextUsed / usage.contextSize) * 100)}%`;
}

/** How much of the context is used, 0 to 1; null when unknown. */
export function contextShare(usage: Usage | null): number | null {
  if (!usage || usage.contextUsed === null || !usage.contextSize) return null;
  return usage.contextUsed / usage.contextSize;
}

/** What an interrupt has come to. */
export const interruptWords = {
  cancel: 'Asking the agent to stop',
  stop: 'Stopping its processes',
  kill: 'Killing its processes',
} as const;

/** What closing does and what it may lose, in sentences. */
export function closingWords(lane: Lane): { kept: string; lost: string | null } {
  const { changes, landed, queue } = lane;
  const kept =
    'A snapshot of the whole worktree is kept, uncommitted and untracked files included. Reopening brings it back.';
  const losses = [
    ...(changes !== null && changes.files > 0 && landed === null
      ? [`${counted(changes.files, 'changed file')} (+${changes.added} −${changes.removed}) did not land.`]
      : []),
    ...(lane.turn ? ['The running turn ends in the middle.'] : []),
    ...(queue.length > 0 ? [`${counted(queue.length, 'queued prompt')} will not be sent.`] : []),
  ];
  return { kept, lost: losses.length > 0 ? losses.join(' ') : null };
}

/** Whether there is something to land. */
export const hasUnmerged = (lane: Lane): boolean => (lane.changes?.files ?? 0) > 0 && lane.landed === null;
