import { marksToEnv } from './marks.ts';
import { type OwnedChild, type SpawnRequest } from './port.ts';
import { prefixOf } from './prefix.ts';
import { refusedChild, spawnChild } from './spawn-child.ts';
import { enrol, refusalOf, type Supervised } from './supervised.ts';

/** Starts a marked process and remembers it, unless its owner is frozen or being ended. */
export function spawnOwned(supervised: Supervised, request: SpawnRequest): OwnedChild {
  const { homeId, hostId } = supervised.options;
  const { owner, runId } = request;
  const refusal = refusalOf(supervised, request);
  if (refusal) return refusedChild(...refusal);
  const marks = marksToEnv({ homeId, hostId, owner, runId });
  const child = spawnChild(request, marks, prefixOf(supervised, request));
  if (child.pid !== 0) enrol(supervised, child, request);
  return child;
}
