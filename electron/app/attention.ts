import { type DomainEvent, type Recorded } from '../../shared/domain/event.ts';
import { type MergeId, type MessageId } from '../../shared/domain/ids.ts';
import { type Lane, statusOf } from '../../shared/domain/lane/state.ts';
import { type Merge } from '../../shared/domain/merge/state.ts';
import { waitsForHuman } from '../../shared/domain/message/state.ts';
import { type World } from '../../shared/domain/world.ts';

/** Something that began to wait for the person. */
export interface Matter {
  /** Where it is: `approval:<id>`, `lane:<id>`, `merge:<id>` or `message:<id>`. */
  readonly target: string;
  readonly title: string;
  readonly body: string;
}

const longest = 160;

/** What these events made wait for the person, as far as it still does; each thing once. */
export function freshMatters(world: World, fresh: readonly Recorded<DomainEvent>[]): readonly Matter[] {
  const found = fresh.flatMap((event) => matterOf(world, event) ?? []);
  const byTarget = new Map(found.map((matter) => [matter.target, matter]));
  return [...byTarget.values()].filter(({ target }) => stillWaits(world, target));
}

/** Whether a target still waits for the person. */
export function stillWaits(world: World, target: string): boolean {
  const [kind = '', id = ''] = target.split(':');
  if (kind === 'approval') return world.approvals[id]?.status === 'pending';
  const message = kind === 'message' ? world.messages[id] : undefined;
  if (kind === 'message') return message !== undefined && waitsForHuman(message);
  const lane = world.lanes[id];
  if (kind === 'lane') return lane?.phase === 'failed' || lane?.phase === 'interrupted';
  const merge = world.merges[id];
  return merge !== undefined && (mergeWaits(merge) || merge.state === 'failed');
}

/** How many questions, merges and messages wait for the person. */
export function countWaiting(world: World): number {
  const questions = Object.values(world.approvals).filter(({ status }) => status === 'pending');
  const mail = Object.values(world.messages).filter(waitsForHuman);
  return questions.length + Object.values(world.merges).filter(mergeWaits).length + mail.length;
}

/** The lanes whose work would stop if Switchyard ended now. */
export function lanesAtWork(world: World): readonly Lane[] {
  const busy = new Set(['preparing', 'running', 'waiting']);
  return Object.values(world.lanes).filter(
    (lane) => busy.has(statusOf(lane)) || (statusOf(lane) === 'paused' && lane.turn !== null),
  );
}

const mergeWaits = (merge: Merge): boolean =>
  merge.state === 'waiting' || (merge.state === 'conflict' && !merge.sentBack);

function matterOf(world: World, event: Recorded<DomainEvent>): Matter | null {
  if (event.type === 'approval.requested') {
    const { approvalId, laneId, subject, risk } = event.data;
    const urgent = risk === 'high' ? ' (high risk)' : '';
    return matter(
      `approval:${approvalId}`,
      `${nameOf(world, laneId)} asks${urgent}`,
      subject.command ?? subject.title,
    );
  }
  if (event.type === 'lane.runEnded') {
    const { laneId, end, message } = event.data;
    if (end === 'closed' || end === 'stopped' || end === 'host-ended') return null;
    return matter(`lane:${laneId}`, `${nameOf(world, laneId)} was interrupted`, message);
  }
  if (event.type === 'lane.stageChanged' && event.data.state === 'failed') {
    const { laneId, detail } = event.data;
    return matter(`lane:${laneId}`, `${nameOf(world, laneId)} failed`, detail ?? 'It could not be prepared.');
  }
  if (event.type === 'message.sent' || event.type === 'message.escalated')
    return mailMatter(world, event.data.messageId);
  const mergeId = 'mergeId' in event.data && event.type.startsWith('merge.') ? event.data.mergeId : null;
  return mergeId === null ? null : mergeMatter(world, mergeId);
}

function mailMatter(world: World, messageId: MessageId): Matter | null {
  const message = world.messages[messageId];
  if (!message || !waitsForHuman(message)) return null;
  const { from, subject, toHuman } = message;
  const name = from === null ? 'Your message' : nameOf(world, from);
  const title = toHuman ? `${name} writes to you` : `${name} was not acknowledged`;
  return matter(`message:${messageId}`, title, subject);
}

function mergeMatter(world: World, mergeId: MergeId): Matter | null {
  const merge = world.merges[mergeId];
  if (!merge || !(mergeWaits(merge) || merge.state === 'failed')) return null;
  const name = nameOf(world, merge.laneId);
  const titles = { conflict: `${name} conflicts`, waiting: `The merge of ${name} waits` };
  const title =
    merge.state === 'conflict' || merge.state === 'waiting'
      ? titles[merge.state]
      : `The merge of ${name} failed`;
  return matter(`merge:${mergeId}`, title, merge.reason ?? merge.title);
}

const nameOf = (world: World, laneId: string): string => world.lanes[laneId]?.name ?? 'A lane';

function matter(target: string, title: string, text: string): Matter {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return { target, title, body: line.length > longest ? `${line.slice(0, longest - 1)}…` : line };
}
