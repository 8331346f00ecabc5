import { type Lane, type LaneStatus, statusOf } from '../../../shared/domain/lane/state.ts';
import { groupRowHeight, rowHeight } from './layout.ts';

/** What the lanes can be put together by. */
export const groupings = ['none', 'state', 'agent', 'role'] as const;
export type Grouping = (typeof groupings)[number];

interface Place {
  readonly y: number;
  readonly h: number;
}

/** A lane's row, or the head of a group. */
export type Row =
  | (Place & { readonly kind: 'lane'; readonly lane: Lane })
  | (Place & {
      readonly kind: 'group';
      readonly key: string;
      readonly name: string;
      readonly lanes: readonly Lane[];
      readonly collapsed: boolean;
    });

/** The states in the order in which they matter to the person. */
const states: readonly LaneStatus[] = [
  'waiting',
  'failed',
  'interrupted',
  'running',
  'preparing',
  'paused',
  'idle',
  'done',
  'closed',
];

interface Group {
  readonly key: string;
  readonly name: string;
  readonly lanes: readonly Lane[];
}

function groupsOf(lanes: readonly Lane[], grouping: Grouping): readonly Group[] {
  const keyOf = {
    none: () => '',
    state: (lane: Lane): string => statusOf(lane),
    agent: (lane: Lane): string => lane.agentId,
    role: (lane: Lane): string => lane.roleId ?? '',
  }[grouping];
  const byKey = new Map<string, Lane[]>();
  for (const lane of lanes) byKey.set(keyOf(lane), [...(byKey.get(keyOf(lane)) ?? []), lane]);
  const keys = grouping === 'state' ? states.filter((s) => byKey.has(s)) : [...byKey.keys()].sort();
  return keys.map((key) => ({ key: `${grouping} ${key}`, name: key, lanes: byKey.get(key) ?? [] }));
}

/** The groupings that tell these lanes apart, or could. */
export const usefulGroupings = (lanes: readonly Lane[]): readonly Grouping[] =>
  groupings.filter((g) => g !== 'role' || lanes.some((lane) => lane.roleId !== null));

/** Closed lanes stand folded at the end, until somebody looks. */
const foldedAtFirst = (key: string): boolean => key === 'closed' || key === 'state closed';

/** The rows from the top down. `toggled` are the groups that are not as they come. */
export function rowsOf(
  open: readonly Lane[],
  closed: readonly Lane[],
  grouping: Grouping,
  toggled: ReadonlySet<string>,
): readonly Row[] {
  const groups: Group[] =
    grouping === 'none'
      ? [{ key: '', name: '', lanes: open }]
      : [...groupsOf(grouping === 'state' ? [...open, ...closed] : open, grouping)];
  if (grouping !== 'state' && closed.length > 0)
    groups.push({ key: 'closed', name: 'closed', lanes: closed });
  const rows: Row[] = [];
  let y = 0;
  for (const { key, name, lanes } of groups) {
    const collapsed = key !== '' && foldedAtFirst(key) !== toggled.has(key);
    if (key !== '') {
      rows.push({ kind: 'group', key, name, lanes, collapsed, y, h: groupRowHeight });
      y += groupRowHeight;
    }
    if (collapsed) continue;
    for (const lane of lanes) {
      rows.push({ kind: 'lane', lane, y, h: rowHeight });
      y += rowHeight;
    }
  }
  return rows;
}

/** How tall all rows are together. */
export const heightOf = (rows: readonly Row[]): number => {
  const last = rows.at(-1);
  return last ? last.y + last.h : 0;
};

/** The rows that touch a stretch from the top. */
export const rowsBetween = (rows: readonly Row[], top: number, bottom: number): readonly Row[] =>
  rows.filter((row) => row.y + row.h >= top && row.y <= bottom);
