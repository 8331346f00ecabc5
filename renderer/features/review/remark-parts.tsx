import { type Actor } from '../../../shared/domain/actor.ts';
import { type Comment } from '../../../shared/domain/review/state.ts';
import { type Instant } from '../../../shared/kernel/time.ts';
import { absolute, timeOfDay } from '../../lib/format.ts';
import { useReplica } from '../../state/use-replica.ts';
import { Tag } from '../../ui/tag.tsx';

/** What a remark weighs, by outline and not by colour. */
export function WeightTag({ weight }: { readonly weight: Comment['weight'] }) {
  return (
    <Tag look="outline" className={`rm-weight rm-${weight}`}>
      {weight}
    </Tag>
  );
}

/** The name of who said something. */
export function useAuthor(by: Actor): string {
  const lane = useReplica((r) => (by.kind === 'lane' ? r.world.lanes[by.laneId]?.name : undefined));
  if (by.kind === 'human') return 'You';
  return by.kind === 'lane' ? (lane ?? 'An agent') : 'Switchyard';
}

/** Capitals of a name: `CW` for CopperWren. */
export const initials = (name: string): string =>
  name === 'You' ? 'you' : (name.replace(/[^A-Z]/g, '') || name).slice(0, 2);

/** Hours and minutes, in full on hover. */
export function Time({ at }: { readonly at: Instant }) {
  return (
    <time className="t3 small nowrap" dateTime={new Date(at).toISOString()} title={absolute(at)}>
      {timeOfDay(at).slice(0, 5)}
    </time>
  );
}

/** Words with `code` between backticks. */
export function Words({ text }: { readonly text: string }) {
  return (
    <p className="rm-words">
      {text
        .split(/(`[^`\n]+`)/)
        .map((part, i) =>
          part.startsWith('`') && part.length > 2 ? <code key={i}>{part.slice(1, -1)}</code> : part,
        )}
    </p>
  );
}
