import { type LaneId, type ProjectId } from '../../../shared/domain/ids.ts';
import { spanKinds } from '../../../shared/domain/timeline/span.ts';
import { type Failure } from '../../../shared/kernel/result.ts';
import { invoke } from '../../client/host.ts';
import { type Answer, type Link, reachOf, readStrip, stepFor, type Strip } from './strip.ts';
import { fetchWindow, lengthOf, type TimeWindow } from './time-window.ts';

/** How soon an unfinished history is asked for again. */
const soon = 400;
/** Answers that are kept; the one that was used longest ago goes first. */
const most = 24;

const conflict = spanKinds.indexOf('conflict');

interface Held {
  readonly reach: TimeWindow;
  readonly step: number;
  readonly lanes: ReadonlyMap<string, Strip>;
  readonly links: readonly Link[];
  readonly askedAt: number;
  readonly news: number;
  readonly known: number;
  used: number;
}

/** What is known of the answers, for what stands around the canvas. */
export interface SourceState {
  readonly known: number;
  /** Whether an answer has come; until then nothing is known, which is not nothing. */
  readonly loaded: boolean;
  readonly failure: Failure | null;
}

/** What the view needs now. */
export interface Wanted {
  readonly view: TimeWindow;
  readonly width: number;
  readonly laneIds: readonly LaneId[];
}

/**
 * Strips for whatever is on the screen. Answers at several resolutions are kept, so that a movement always has something
 * to draw, if only coarser; the host is asked again when a view is not covered at its resolution, or when something
 * happened within it, at most once a second.
 */
export class StripSource {
  readonly #projectId: ProjectId;
  readonly #listeners = new Set<() => void>();
  #held: Held[] = [];
  #wanted: Wanted | null = null;
  #news = 0;
  #turn = 0;
  #asking = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #askedAt = 0;
  #landings: Answer['landings'] = [];
  #state: SourceState = { known: 0, loaded: false, failure: null };

  readonly #pace: number;

  /** `pace` is the least time between two questions that only news caused. */
  constructor(projectId: ProjectId, pace = 1000) {
    this.#projectId = projectId;
    this.#pace = pace;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): SourceState => this.#state;
  readonly landings = (): Answer['landings'] => this.#landings;

  /** Something happened; answers that reach to the moment they were asked for are no longer true. */
  readonly heard = (): void => {
    this.#news += 1;
    this.#consider();
  };

  /** Asks anew, whatever is held. */
  readonly reload = (): void => {
    this.#askedAt = 0;
    this.heard();
  };

  readonly stop = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#wanted = null;
  };

  /** Says what is on the screen. Cheap: called with every frame. */
  want(wanted: Wanted): void {
    this.#wanted = wanted;
    this.#consider();
  }

  /** The best that there is for a lane in a view; null where nothing is known yet. */
  strip(laneId: string, view: TimeWindow, width: number): Strip | null {
    return this.#best(view, width, (held) => held.lanes.has(laneId))?.lanes.get(laneId) ?? null;
  }

  /** Whether anything that is held of a lane has failed or met a conflict. */
  hasFailed(laneId: string): boolean {
    const strip = this.#held.findLast((held) => held.lanes.has(laneId))?.lanes.get(laneId);
    return (
      strip !== undefined &&
      strip.runs.kind.some((kind, i) => kind === conflict || (strip.runs.failed[i] ?? 0) > 0)
    );
  }

  /** What goes from lane to lane in a view, as far as it is known. */
  links(view: TimeWindow, width: number): readonly Link[] {
    return this.#best(view, width, ({ links }) => links.length > 0)?.links ?? [];
  }

  #best(view: TimeWindow, width: number, fits: (held: Held) => boolean): Held | null {
    const fine = lengthOf(view) / Math.max(1, width);
    let best: Held | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const held of this.#held) {
      if (!fits(held)) continue;
      const cost = costOf(held, view, fine, this.#news);
      if (cost <= least) [least, best] = [cost, held];
    }
    if (best !== null) best.used = ++this.#turn;
    return best;
  }

  #consider(): void {
    const wanted = this.#wanted;
    if (wanted === null || wanted.width === 0 || this.#asking) return;
    const wait = this.#wait(wanted);
    if (wait === null) return;
    if (wait <= 0) return void this.#ask(wanted);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#consider();
    }, wait);
  }

  /** How long to wait before asking; null when all is there. */
  #wait({ view, width, laneIds }: Wanted): number | null {
    const step = stepFor(lengthOf(view), width);
    const fitting = this.#held.filter((h) => serves(h, view, step));
    const missing = laneIds.some((id) => !fitting.some((h) => h.lanes.has(id)));
    const since = Date.now() - this.#askedAt;
    if (this.#state.failure !== null) return Math.max(0, 2000 - since);
    if (missing) return 0;
    const newest = (id: string) => fitting.findLast((h) => h.lanes.has(id));
    const stale = laneIds.some((id) => isStale(newest(id), this.#news));
    if (stale) return Math.max(0, this.#pace - since);
    const partial = laneIds.some((id) => (newest(id)?.known ?? 1) < 1);
    return partial ? Math.max(0, soon - since) : null;
  }

  async #ask({ view, width, laneIds }: Wanted): Promise<void> {
    const step = stepFor(lengthOf(view), width);
    const { from, to } = fetchWindow(view);
    const steps = Math.max(1, Math.ceil((to - from) / step));
    const news = this.#news;
    this.#asking = true;
    const askedAt = (this.#askedAt = Date.now());
    const input = { from, step, steps, projectId: this.#projectId, laneIds: [...laneIds] };
    const result = await invoke('timeline.strips', input);
    this.#asking = false;
    if (!result.ok) this.#state = { ...this.#state, failure: result.error };
    else this.#take(result.data, askedAt, news);
    for (const listener of this.#listeners) listener();
    this.#consider();
  }

  #take(answer: Answer, askedAt: number, news: number): void {
    const lanes = new Map(answer.lanes.map((lane) => [lane.laneId as string, readStrip(answer, lane)]));
    const reach = reachOf(answer);
    const { step, links, known, landings } = answer;
    const same = (h: Held) =>
      h.step === step &&
      h.reach.from === reach.from &&
      h.reach.to === reach.to &&
      [...h.lanes.keys()].every((id) => lanes.has(id));
    this.#held = this.#held.filter((h) => !same(h));
    this.#held.push({ reach, step, lanes, links, askedAt, news, known, used: ++this.#turn });
    if (this.#held.length > most) {
      const oldest = this.#held.reduce((a, b) => (b.used < a.used ? b : a));
      this.#held = this.#held.filter((h) => h !== oldest);
    }
    this.#landings = landings;
    this.#state = { known, loaded: true, failure: null };
  }
}

/** Whether an answer covers a view at the resolution that it asks for, or nearly. */
const serves = ({ reach, step }: Held, view: TimeWindow, wanted: number): boolean =>
  reach.from <= view.from && reach.to >= view.to && step >= wanted / 2 && step <= wanted;

/** News can only have changed what reaches to the moment of asking. */
const isStale = (held: Held | undefined, news: number): boolean =>
  held !== undefined && held.news < news && held.reach.to >= held.askedAt;

/** What is lost by drawing a view from an answer: holes first, then coarseness, then age. */
function costOf(
  { reach, step, news: mine, known }: Held,
  view: TimeWindow,
  fine: number,
  news: number,
): number {
  const shown = Math.min(reach.to, view.to) - Math.max(reach.from, view.from);
  const hole = 1 - Math.max(0, shown) / lengthOf(view);
  return hole * 1000 + Math.abs(Math.log2(step / fine)) * 4 + (mine < news ? 0.5 : 0) + (1 - known) * 50;
}
