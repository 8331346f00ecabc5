import { type CallOutput } from '../../shared/contract/index.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type LaneId, type MessageId } from '../../shared/domain/ids.ts';

/** One relation between two lanes, or several of one sort that would be drawn in one place. */
export type Link = CallOutput<'timeline.strips'>['links'][number];

interface Letter {
  readonly from: LaneId;
  readonly at: number;
  readonly subject: string;
  readonly threadId: MessageId;
}

/** More than these say nothing in a picture: what is near goes together until no more are left. */
const most = 400;

/** What goes from lane to lane, in the order in which it arrived. Fed in order with what is published. */
export class LaneLinks {
  readonly #all: Link[] = [];
  readonly #landedBy = new Map<string, LaneId>();
  readonly #letters = new Map<MessageId, Letter>();

  /** Takes one event; most say nothing of two lanes. */
  add(event: Recorded<DomainEvent>): void {
    const { at } = event;
    switch (event.type) {
      case 'lane.launched': {
        const { clonedFrom, laneId, task } = event.data;
        if (clonedFrom !== null)
          this.#put({ kind: 'clone', at, from: clonedFrom, to: laneId, ref: laneId, title: task.title });
        return;
      }
      case 'merge.sentBack': {
        const { laneId, mergeId } = event.data;
        this.#put({ kind: 'send-back', at, from: null, to: laneId, ref: mergeId, title: '' });
        return;
      }
      case 'merge.landed':
        this.#landedBy.set(event.data.newOid, event.data.laneId);
        return;
      case 'merge.conflicted': {
        const { laneId, targetOid, files, mergeId } = event.data;
        const other = this.#landedBy.get(targetOid) ?? null;
        const from = other === laneId ? null : other;
        const title = files.map(({ path }) => path).join(', ');
        this.#put({ kind: 'conflict', at, from, to: laneId, ref: mergeId, title });
        return;
      }
      case 'message.sent': {
        const { messageId, from, subject, threadId } = event.data;
        if (from !== null) this.#letters.set(messageId, { from, at, subject, threadId });
        return;
      }
      case 'message.delivered': {
        const letter = this.#letters.get(event.data.messageId);
        const to = event.data.recipient;
        if (!letter || to === null) return;
        const { from, subject: title, threadId: ref } = letter;
        this.#put({ kind: 'mail', at: letter.at, until: at, from, to, ref, title });
        return;
      }
      default:
    }
  }

  /** Those of these lanes that touch a stretch of time; where many arrive within `near` milliseconds, they go together. */
  between(from: number, to: number, lanes: ReadonlySet<string | null>, near: number): readonly Link[] {
    const touching = this.#all.filter(
      (link) => link.until >= from && link.at <= to && (lanes.has(link.from) || lanes.has(link.to)),
    );
    let wide = near;
    let bundles = bundled(touching, wide);
    while (bundles.length > most && wide < to - from) bundles = bundled(touching, (wide *= 2));
    return bundles;
  }

  #put(link: Omit<Link, 'count' | 'until'> & { readonly until?: number }): void {
    const title = link.title.slice(0, 200);
    this.#all.push({ ...link, until: link.until ?? link.at, title, count: 1 });
  }
}

/** The newest of each bundle speaks for it. */
function bundled(links: readonly Link[], near: number): readonly Link[] {
  const bundles = new Map<string, Link>();
  for (const link of links) {
    const key = `${link.kind} ${link.from} ${link.to} ${Math.floor(link.until / Math.max(1, near))}`;
    bundles.set(key, { ...link, count: (bundles.get(key)?.count ?? 0) + 1 });
  }
  return [...bundles.values()];
}
