import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { type LaneId, type ProjectId } from '../../shared/domain/ids.ts';

/** How the lanes of one project stand side by side. */
export interface Board {
  readonly pinned: readonly LaneId[];
  /** Widths that the person gave to columns, in pixels. */
  readonly widths: Readonly<Record<string, number>>;
  readonly filter: BoardFilter;
  readonly order: 'launched' | 'needs-you';
}

/** Which lanes are shown; empty words let all through. */
export interface BoardFilter {
  readonly text: string;
  /** A state, or `needs-you`. */
  readonly state: string;
  readonly agent: string;
}

export const noFilter: BoardFilter = { text: '', state: '', agent: '' };
const usual: Board = { pinned: [], widths: {}, filter: noFilter, order: 'launched' };

/** The least and the greatest width of a column. */
export const columnWidth = { least: 300, most: 1600 } as const;

/** At most 20 projects with 60 lanes each, under 100 kB; what was touched longest ago goes first. */
const key = 'switchyard.boards';
const mostProjects = 20;
const mostLanes = 60;

type Boards = Readonly<Record<string, Board>>;

const store = createStore<Boards>(() => load());

/** The board of a project. */
export const useBoard = (projectId: ProjectId | null): Board =>
  useStore(store, (boards) => boards[projectId ?? ''] ?? usual);

function change(projectId: ProjectId, alter: (board: Board) => Partial<Board>): void {
  const { [projectId]: before = usual, ...others } = store.getState();
  const kept = Object.entries(others).slice(-(mostProjects - 1));
  const next = { ...Object.fromEntries(kept), [projectId]: { ...before, ...alter(before) } };
  store.setState(next, true);
  try {
    localStorage.setItem(key, JSON.stringify(next));
  } catch {
    return;
  }
}

export const setFilter = (projectId: ProjectId, filter: Partial<BoardFilter>): void =>
  change(projectId, (board) => ({ filter: { ...board.filter, ...filter } }));

export const setOrder = (projectId: ProjectId, order: Board['order']): void =>
  change(projectId, () => ({ order }));

/** Pins a lane to the left of the others, or lets it go. */
export const togglePin = (projectId: ProjectId, laneId: LaneId): void =>
  change(projectId, ({ pinned }) => ({
    pinned: pinned.includes(laneId)
      ? pinned.filter((id) => id !== laneId)
      : [...pinned, laneId].slice(-mostLanes),
  }));

/** Gives a column a width of its own; null lets it share the room again. */
export const setWidth = (projectId: ProjectId, laneId: LaneId, width: number | null): void =>
  change(projectId, (board) => {
    const { [laneId]: _old, ...others } = board.widths;
    if (width === null) return { widths: others };
    const within = Math.round(Math.min(columnWidth.most, Math.max(columnWidth.least, width)));
    return {
      widths: { ...Object.fromEntries(Object.entries(others).slice(1 - mostLanes)), [laneId]: within },
    };
  });

function load(): Boards {
  try {
    const raw = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(Object.entries(raw).map(([id, board]) => [id, readBoard(board)]));
  } catch {
    return {};
  }
}

/** What was kept, as far as it can be understood. */
export function readBoard(raw: unknown): Board {
  const from = isRecord(raw) ? raw : {};
  const filter = isRecord(from['filter']) ? from['filter'] : {};
  const word = (name: string): string => (typeof filter[name] === 'string' ? filter[name] : '');
  const pinned = Array.isArray(from['pinned']) ? from['pinned'] : [];
  const widths = isRecord(from['widths']) ? Object.entries(from['widths']) : [];
  return {
    pinned: pinned.filter((id) => typeof id === 'string') as LaneId[],
    widths: Object.fromEntries(
      widths.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    ),
    filter: { text: word('text'), state: word('state'), agent: word('agent') },
    order: from['order'] === 'needs-you' ? 'needs-you' : 'launched',
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
