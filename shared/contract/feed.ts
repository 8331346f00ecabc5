import { z } from 'zod';
import { type DomainEvent, type Recorded } from '../domain/event.ts';
import { type LaneId } from '../domain/ids.ts';
import { type TranscriptItem } from '../domain/transcript/item.ts';
import { laneId } from './views.ts';

/**
 * What the host sends on the feed. Events come in order and without gaps from `after` on; a client that sees a gap asks
 * again from the last sequence it has. Transcript items are upserts and are sent for watched lanes only.
 */
export type FeedMessage =
  | { readonly kind: 'hello'; readonly sequence: number; readonly version: string }
  | { readonly kind: 'events'; readonly events: readonly Recorded<DomainEvent>[] }
  | { readonly kind: 'transcript'; readonly laneId: LaneId; readonly items: readonly TranscriptItem[] }
  | { readonly kind: 'output'; readonly stream: string; readonly offset: number; readonly text: string }
  | { readonly kind: 'focus'; readonly target: string };

/** What a client may say on the feed. */
export const feedRequest = z.object({
  kind: z.literal('watch'),
  lanes: z.union([z.literal('all'), z.array(laneId).max(1000)]),
  outputs: z.array(z.string().max(200)).max(1000),
});
export type FeedRequest = z.infer<typeof feedRequest>;
