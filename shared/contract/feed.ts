import { z } from 'zod';
import { type DomainEvent, type Recorded } from '../domain/event.ts';
import { type LaneId, type TerminalId } from '../domain/ids.ts';
import { type TranscriptItem } from '../domain/transcript/item.ts';
import { laneId, terminalId } from './views/ids.ts';

/**
 * What the host sends on the feed. Events come in order and without gaps from `after` on; a client that sees a gap asks
 * again from the last sequence it has. Transcript items are upserts and are sent for watched lanes only. Of a watched
 * terminal first its end so far is sent, without data; earlier text is read by `terminal.read`.
 */
export type FeedMessage =
  | { readonly kind: 'hello'; readonly sequence: number; readonly version: string }
  | { readonly kind: 'events'; readonly events: readonly Recorded<DomainEvent>[] }
  | { readonly kind: 'transcript'; readonly laneId: LaneId; readonly items: readonly TranscriptItem[] }
  | { readonly kind: 'output'; readonly stream: string; readonly offset: number; readonly text: string }
  | {
      readonly kind: 'terminal';
      readonly terminalId: TerminalId;
      /** Of the first character of `data`; beyond what was sent before where the client was left behind. */
      readonly offset: number;
      readonly data: string;
    }
  | { readonly kind: 'focus'; readonly target: string };

const watchRequest = z.object({
  kind: z.literal('watch'),
  lanes: z.union([z.literal('all'), z.array(laneId).max(1000)]),
  outputs: z.array(z.string().max(200)).max(1000),
  terminals: z.array(terminalId).max(200).optional(),
});

/** How far a client has shown a terminal. Without it a watched terminal's programs wait after 128,000 characters. */
const shownRequest = z.object({
  kind: z.literal('shown'),
  terminalId,
  offset: z.number().int().min(0),
});

/** What a client may say on the feed. */
export const feedRequest = z.discriminatedUnion('kind', [watchRequest, shownRequest]);
export type FeedRequest = z.infer<typeof feedRequest>;
export type WatchRequest = z.infer<typeof watchRequest>;
