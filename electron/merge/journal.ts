import { switchyard } from '../../shared/domain/actor.ts';
import { type MergeId } from '../../shared/domain/ids.ts';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { type JournalEvent } from '../../shared/domain/merge/events.ts';
import { type MergeDeps } from './deps.ts';

/** Writes a step down; it survives power loss before the next step begins. Refused when the entry was cancelled meanwhile. */
export async function journal(deps: MergeDeps, event: JournalEvent): Promise<Result<void>> {
  const written = await deps.engine.dispatch(
    { type: 'merge.record', data: { event } },
    { actor: switchyard },
  );
  return written.ok ? ok(undefined) : written;
}

/** Whether the entry still goes on: not cancelled, not closed. */
export function goesOn(deps: MergeDeps, mergeId: MergeId): boolean {
  const state = deps.engine.world.merges[mergeId]?.state;
  return state === 'attempting' || state === 'verifying';
}
