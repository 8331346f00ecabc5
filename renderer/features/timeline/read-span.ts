import { type LaneId } from '../../../shared/domain/ids.ts';
import { invoke } from '../../client/host.ts';
import { type Shape } from './shapes.ts';
import { type Span } from './spans.ts';

/** Fine enough that the host joins nothing that a person could tell apart. */
const pixels = 20_000;

/** What the host says about the one thing that a shape stands for; null for several, and where the host cannot tell. */
export async function readSpan(shape: Shape): Promise<Span | null> {
  if (shape.run.count > 1) return null;
  const { from, run } = shape;
  const unit = Math.max(1, (shape.to - shape.from) / run.w);
  const answer = await invoke('timeline.window', {
    from: from - unit,
    to: from + 2 * unit,
    laneIds: [shape.laneId as LaneId],
    pixels,
  });
  if (!answer.ok) return null;
  const spans = answer.data.lanes.flatMap((lane) => lane.spans).filter((s) => s.kind === run.kind);
  const away = (span: Span): number => (run.cut ? 0 : Math.abs(span.from - from));
  return spans.toSorted((a, b) => away(a) - away(b))[0] ?? null;
}
