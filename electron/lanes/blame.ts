import { type CallOutput } from '../../shared/contract/index.ts';
import { type LaneId } from '../../shared/domain/ids.ts';
import { type World } from '../../shared/domain/world.ts';
import { type Result, ok } from '../../shared/kernel/result.ts';
import { type Attribution, attributions, blame } from '../git/blame.ts';
import { type LaneDeps } from './deps.ts';
import { type Between, endsOf } from './review.ts';

type Blame = CallOutput<'review.blame'>;

/** Which lane, or which person, wrote each line of a file of a lane's work; what is not committed yet is the lane's own. */
export async function blameByLane(
  deps: LaneDeps,
  request: Between & { readonly path: string },
): Promise<Result<Blame>> {
  const ends = await endsOf(deps, request);
  if (!ends.ok) return ends;
  const head = await ends.data.to.commit();
  if (!head.ok) return head;
  const lines = await blame(deps.git, ends.data.dir, head.data, request.path);
  if (!lines.ok) return lines;
  const oids = [...new Set(lines.data.map(({ oid }) => oid))];
  const made = await attributions(deps.git, ends.data.dir, oids);
  if (!made.ok) return made;
  const { world } = deps.engine;
  return ok({
    path: request.path,
    lines: [...lines.data],
    commits: made.data.map((one) => ({
      oid: one.oid,
      at: one.at,
      subject: one.subject,
      by: whoOf(one, world),
    })),
  });
}

/** A lane says in the trailers who it was; what has none was committed by a person. */
function whoOf({ author, trailers }: Attribution, world: World): Blame['commits'][number]['by'] {
  const [, name, laneId] = /^(\S+) (lane_[\w-]+)$/.exec(trailers['Lane'] ?? '') ?? [];
  if (name === undefined || laneId === undefined) return { kind: 'human', name: author };
  return {
    kind: 'lane',
    name,
    laneId: laneId as LaneId,
    known: laneId in world.lanes,
    task: trailers['Task'] ?? null,
    role: trailers['Role'] ?? null,
    agent: trailers['Agent'] ?? null,
    model: trailers['Model'] ?? null,
  };
}
