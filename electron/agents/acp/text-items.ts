import { type AgentUpdate } from '../protocol.ts';

type Role = 'message' | 'thought';

/**
 * A repetition shorter than this is speech ("ha ha"), not a re-sent message. Characters.
 */
const shortestReplay = 24;

/** Messages of a turn whose text is kept, to know a copy of it; what comes of an older one again stands as new. */
const remembered = 32;

/** How the ids that we give begin; such a message is never gone on with. */
const anonymous = 'run-';

interface Item {
  readonly key: string;
  readonly role: Role;
  /** Everything that was said under this id, over all its segments. */
  text: string;
  segment: number;
  epoch: number;
  /** Chunks held back because they repeat what was said before, from its start; null when nothing is repeated. */
  held: string | null;
  /** Whole copies that were dropped, one directly after the other. */
  copies: number;
  /** It repeats itself and means it: nothing of it is taken for a copy any more. */
  repetitive: boolean;
  /** The message just before this one, as long as this one may be a copy of it. */
  original: Item | null;
}

/**
 * Turns chunks into appends to items with stable ids.
 *
 * A message with an id keeps it; when something else came in between, the rest of it is a new segment, so that the
 * transcript stays in the order in which things happened. Without ids, a run of chunks is one message.
 *
 * Text that is sent twice: after a dropped connection agents send a message again from its start, under the same id or
 * (Claude Code) under a new one directly after it. A chunk that fits the beginning of what was already said is held
 * back, and the ones after it too, as long as they go on repeating. If they repeat all of it, the copy is dropped and
 * what follows is new. If they stop repeating after a long stretch, it is another attempt at the same answer, and stands
 * as a message of its own. After a short stretch it was only speech that begins alike, and is appended. What comes a third
 * time, or goes on repeating beyond a copy, is meant that way (rules, tables, the same line again): all of it stands.
 */
export class TextItems {
  private readonly items = new Map<string, Item>();
  /** The next segment of messages whose text is forgotten. */
  private readonly segments = new Map<string, number>();
  private readonly prefix: string;
  private epoch = 0;
  private anonymous = 0;
  /** What was said last, with nothing else after it. */
  private latest: Item | null = null;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** Something else was reported: the next text stands after it. */
  interrupt(): readonly AgentUpdate[] {
    const rest = this.flush();
    this.epoch++;
    this.latest = null;
    this.forget();
    return rest;
  }

  /** A turn may go on for hours. */
  private forget(): void {
    if (this.items.size <= 2 * remembered) return;
    for (const [key, { segment }] of [...this.items].slice(0, -remembered)) {
      this.items.delete(key);
      if (!key.includes(`:${anonymous}`)) this.segments.set(key, segment + 1);
    }
  }

  /** The turn is over: nothing of it will be sent again. */
  endTurn(): readonly AgentUpdate[] {
    const rest = this.interrupt();
    this.items.clear();
    this.segments.clear();
    return rest;
  }

  chunk(role: Role, messageId: string | null, text: string): readonly AgentUpdate[] {
    if (text === '') return [];
    const before = this.latest !== null && this.latest.role !== role ? this.interrupt() : [];
    if (messageId === null && this.latest === null) this.anonymous++;
    const key = `${role}:${messageId ?? `${anonymous}${this.anonymous}`}`;
    const item = this.items.get(key) ?? this.open(key, role);
    const said = item.original === null ? this.accept(item, text) : this.compare(item, item.original, text);
    this.latest = this.items.get(key) ?? item;
    return [...before, ...said];
  }

  private open(key: string, role: Role): Item {
    const before = this.latest;
    const original = before !== null && before.text.length >= shortestReplay ? before : null;
    const item: Item = {
      key,
      role,
      text: '',
      segment: this.segments.get(key) ?? 0,
      epoch: this.epoch,
      held: null,
      copies: 0,
      repetitive: false,
      original,
    };
    this.items.set(key, item);
    return item;
  }

  /** What is held back and short was speech after all; what is long was a copy that broke off. */
  private flush(): readonly AgentUpdate[] {
    const out: AgentUpdate[] = [];
    for (const item of this.items.values()) {
      const held = item.held;
      item.held = null;
      item.original = null;
      if (held !== null && held.length < shortestReplay) out.push(this.say(item, held));
    }
    return out;
  }

  /** Text of an item that may yet turn out to be a copy of the one before it. */
  private compare(item: Item, original: Item, text: string): readonly AgentUpdate[] {
    const held = (item.held ?? '') + text;
    if (!repeats(original.text, text, held.length - text.length)) {
      item.original = null;
      item.held = null;
      return [this.say(item, held)];
    }
    item.held = held;
    if (held.length < original.text.length) return [];
    // From here on both ids mean the same message.
    this.items.set(item.key, original);
    const beyond = held.slice(original.text.length);
    return beyond === '' ? [] : [this.say(original, beyond)];
  }

  private accept(item: Item, text: string): readonly AgentUpdate[] {
    if (item.repetitive) return [this.say(item, text)];
    if (item.held === null && (item.text.length < shortestReplay || !repeats(item.text, text, 0))) {
      return [this.say(item, text)];
    }
    if (item.held === null && isPeriodic(item.text)) {
      item.repetitive = true;
      return [this.say(item, text)];
    }
    const held = item.held ?? '';
    if (repeats(item.text, text, held.length)) {
      item.held = held + text;
      if (item.held.length < item.text.length) return [];
      return this.wholeCopy(item, item.held.slice(item.text.length));
    }
    item.held = null;
    if (held.length >= shortestReplay) {
      item.text = '';
      item.segment++;
    }
    return [this.say(item, held + text)];
  }

  /** All that was said came again. Once that is a copy sent after a dropped connection; more often it is speech. */
  private wholeCopy(item: Item, beyond: string): readonly AgentUpdate[] {
    item.held = null;
    item.copies++;
    if (item.copies > 1 || (beyond.length > 2 && repeats(item.text, beyond, 0))) {
      item.repetitive = true;
      return [this.say(item, item.text.repeat(item.copies) + beyond)];
    }
    if (beyond === '') return [];
    item.copies = 0;
    return [this.say(item, beyond)];
  }

  private say(item: Item, append: string): AgentUpdate {
    if (item.epoch !== this.epoch) {
      item.epoch = this.epoch;
      item.segment++;
    }
    item.text += append;
    const itemId = `${this.prefix}:${item.key}${item.segment === 0 ? '' : `:${item.segment}`}`;
    return { kind: 'text', role: item.role, itemId, append };
  }
}

/** Whether a text is its own beginning over and over: then more of the same is no copy of it. */
function isPeriodic(text: string): boolean {
  const period = text.indexOf(text.slice(0, shortestReplay / 2), 1);
  return period > 0 && period <= text.length / 2 && text.startsWith(text.slice(period));
}

/** Whether `chunk` continues a copy of `text` from `offset`; its own end may go beyond the text's end. */
function repeats(text: string, chunk: string, offset: number): boolean {
  const known = text.slice(offset, offset + chunk.length);
  return known.length > 0 && chunk.startsWith(known);
}
