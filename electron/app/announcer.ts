import { type World } from '../../shared/domain/world.ts';
import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type Matter, freshMatters, stillWaits } from './attention.ts';

/** How long matters are gathered before they are announced together, in milliseconds. */
const gatherFor = 400;
/** How long after an announcement the next one waits, in milliseconds. */
const quietFor = 5000;

/** One notification on the screen. */
export interface Announcement {
  close(): void;
}

export interface AnnouncerPorts {
  /** Whether announcements are wanted now: switched on, and no window of ours has the focus. */
  readonly wanted: () => boolean;
  /** Whether announcements about this are wanted. */
  readonly wants: (matter: Matter) => boolean;
  readonly show: (matter: Matter) => Announcement;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly now: () => number;
}

/** Announces what begins to wait for the person: several at once as one, and takes back what is settled. */
export class Announcer {
  readonly #ports: AnnouncerPorts;
  #gathered = new Map<string, Matter>();
  #world: World | null = null;
  #cancel: (() => void) | null = null;
  #lastAt = -quietFor;
  #shown: { readonly about: readonly string[]; readonly announcement: Announcement }[] = [];

  constructor(ports: AnnouncerPorts) {
    this.#ports = ports;
  }

  hear(world: World, fresh: readonly Recorded<DomainEvent>[]): void {
    this.#world = world;
    this.#takeBack(world);
    if (!this.#ports.wanted()) return;
    for (const matter of freshMatters(world, fresh))
      if (this.#ports.wants(matter) && !this.#shown.some(({ about }) => about.includes(matter.target)))
        this.#gathered.set(matter.target, matter);
    if (this.#gathered.size === 0 || this.#cancel) return;
    const quiet = this.#lastAt + quietFor - this.#ports.now();
    this.#cancel = this.#ports.after(Math.max(gatherFor, quiet), () => this.#announce());
  }

  close(): void {
    this.#cancel?.();
    for (const { announcement } of this.#shown.splice(0)) announcement.close();
  }

  #announce(): void {
    this.#cancel = null;
    const world = this.#world;
    const matters = [...this.#gathered.values()].filter(({ target }) => world && stillWaits(world, target));
    this.#gathered = new Map();
    const together = bundle(matters);
    if (!together || !this.#ports.wanted()) return;
    this.#lastAt = this.#ports.now();
    const announcement = this.#ports.show(together);
    this.#shown.push({ about: matters.map(({ target }) => target), announcement });
  }

  #takeBack(world: World): void {
    const settled = this.#shown.filter(({ about }) => !about.some((target) => stillWaits(world, target)));
    for (const { announcement } of settled) announcement.close();
    this.#shown = this.#shown.filter((one) => !settled.includes(one));
  }
}

/** Several matters as one that leads to the inbox; a single one as it is. */
export function bundle(matters: readonly Matter[]): Matter | null {
  const [first] = matters;
  if (!first || matters.length === 1) return first ?? null;
  const titles = matters.slice(0, 3).map(({ title }) => title);
  const rest = matters.length - titles.length;
  return {
    target: 'inbox',
    title: `${matters.length} things wait for you`,
    body: `${titles.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  };
}
