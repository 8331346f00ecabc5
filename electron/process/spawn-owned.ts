import { marksToEnv } from './marks.ts';
import { type OwnedChild, type SpawnRequest } from './port.ts';
import { refusedChild, spawnChild } from './spawn-child.ts';
import { brandOf, isEnding, type Supervised } from './supervised.ts';

/** Starts a marked process and remembers it, unless its owner is frozen or being ended. */
export function spawnOwned(supervised: Supervised, request: SpawnRequest): OwnedChild {
  const { options, table, registry, holds, children } = supervised;
  const { homeId, hostId } = options;
  const { owner, runId } = request;
  if (isEnding(supervised, request)) {
    return refusedChild('ending', 'This is being ended, so nothing new is started for it.');
  }
  if (holds.isHeld(owner)) {
    return refusedChild('paused', 'paused: nothing is started here until it is resumed.');
  }
  const marks = marksToEnv({ homeId, hostId, owner, runId });
  const child = spawnChild(request, marks, brandOf(supervised, request));
  if (child.pid === 0) return child;
  children.set(child.pid, { owner, runId });
  for (const row of table.read([child.pid])) registry.enrol(row, { owner, runId });
  void child.exited.then(() => children.delete(child.pid));
  return child;
}
