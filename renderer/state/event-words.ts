import { type Actor } from '../../shared/domain/actor.ts';
import { type DomainEvent } from '../../shared/domain/event.ts';
import { type World } from '../../shared/domain/world.ts';
import { coordinationWords } from './coordination-words.ts';
import { missionEventWords } from './mission-words.ts';

type Names = Pick<World, 'lanes' | 'projects' | 'merges' | 'approvals' | 'missions'>;

const via = { desktop: 'in the app', browser: 'in the browser', cli: 'on the command line', rpc: 'by RPC' };

/** Who did it, as a person would say it. */
export function actorWords(actor: Actor, names: Pick<World, 'lanes'>): string {
  switch (actor.kind) {
    case 'human':
      return 'You';
    case 'switchyard':
      return 'Switchyard';
    case 'lane':
      return names.lanes[actor.laneId]?.name ?? 'A lane';
  }
}

/** What more is known of who did it: where, or as what. */
export function actorDetail(actor: Actor): string {
  if (actor.kind === 'human') return via[actor.via];
  if (actor.kind === 'switchyard') return '';
  const as = actor.model === null ? actor.agentId : `${actor.agentId} ${actor.model}`;
  return actor.credential === null ? as : `${as}, ${actor.credential}`;
}

/** What happened, in one sentence without its actor. Data of an unknown shape falls back to the name of its type. */
export function eventWords(event: DomainEvent, names: Names): string {
  const family = event.type.split('.')[0];
  try {
    if (family === 'merge') return mergeWords(event, names) ?? typeWords(event.type);
    if (family === 'lane') return laneWords(event, names) ?? typeWords(event.type);
    const words = coordinationWords(event, names) ?? missionEventWords(event, names);
    return words ?? otherWords(event, names) ?? typeWords(event.type);
  } catch {
    return typeWords(event.type);
  }
}

/** `merge.verifyStarted` as `merge verify started`. */
export const typeWords = (type: string): string =>
  type
    .replace('.', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

const short = (oid: string) => oid.slice(0, 7);
const some = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const quote = (text: string) => `“${text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text}”`;
const seconds = (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

/** One step of the merge journal; null for other events. */
export function mergeWords(event: DomainEvent, names: Pick<World, 'lanes' | 'merges'>): string | null {
  if (!event.type.startsWith('merge.') || !('mergeId' in event.data)) return null;
  const laneId = 'laneId' in event.data ? event.data.laneId : null;
  const lane = (laneId === null ? undefined : names.lanes[laneId]?.name) ?? 'A closed lane';
  const merge = event.data.mergeId === null ? undefined : names.merges[event.data.mergeId];
  const branch = merge?.targetBranch ?? 'the target branch';
  switch (event.type) {
    case 'merge.enqueued':
      return event.data.kind === 'revert'
        ? `Take-back of ${lane} queued`
        : `${lane} queued for ${event.data.targetBranch}`;
    case 'merge.attempted':
      return `Merge of ${lane} attempted on ${short(event.data.targetOid)}`;
    case 'merge.prepared':
      return `Merge of ${lane} prepared as ${short(event.data.commitOid)}, ${some(event.data.files, 'file')}`;
    case 'merge.verifyStarted':
      return `Verifying ${lane} with ${event.data.command}`;
    case 'merge.verifyFinished':
      return verifyWords(lane, event.data);
    case 'merge.landing':
      return `${branch} about to move from ${short(event.data.oldOid)} to ${short(event.data.newOid)}`;
    case 'merge.landed':
      return `${branch} ${short(event.data.oldOid)} to ${short(event.data.newOid)}, ${event.data.kind === 'revert' ? `take-back of ${lane}` : lane} landed`;
    case 'merge.conflicted':
      return `${lane} conflicts with ${short(event.data.targetOid)} in ${some(event.data.files.length, 'file')}`;
    case 'merge.failed':
      return `${lane} failed, ${branch} untouched: ${event.data.reason}`;
    case 'merge.waiting':
      return `${lane} waits for you: ${event.data.reason}`;
    case 'merge.requeued':
      return `${lane} queued again: ${event.data.reason}`;
    case 'merge.reordered':
      return `${lane} moved in the queue`;
    case 'merge.cancelled':
      return `${lane} taken out of the queue`;
    case 'merge.sentBack':
      return event.data.note === null
        ? `Sent back to ${lane}`
        : `Sent back to ${lane}: ${quote(event.data.note)}`;
    case 'merge.overridden':
      return `Let ${lane} land over reservations: ${quote(event.data.reason)}`;
    case 'merge.reverted':
      return `${lane} taken back by ${short(event.data.revertOid)}`;
    default:
      return null;
  }
}

function verifyWords(
  lane: string,
  data: { readonly exitCode: number | null; readonly timedOut: boolean; readonly milliseconds: number },
): string {
  const time = seconds(data.milliseconds);
  if (data.timedOut) return `Verify of ${lane} stopped at its time limit, ${time}`;
  if (data.exitCode === 0) return `Verify passed for ${lane} in ${time}`;
  return `Verify failed for ${lane}, exit ${data.exitCode ?? 'unknown'}, ${time}`;
}

function laneWords(event: DomainEvent, names: Names): string | null {
  const lane = 'laneId' in event.data ? (names.lanes[event.data.laneId]?.name ?? 'a lane') : 'a lane';
  switch (event.type) {
    case 'lane.launched':
      return `Launched ${event.data.name} for ${quote(event.data.task.title)}`;
    case 'lane.stageChanged':
      return `${lane}: ${event.data.stage} ${event.data.state}${event.data.detail === null ? '' : `, ${event.data.detail}`}`;
    case 'lane.retried':
      return `${lane}: preparation tried again`;
    case 'lane.runStarted':
      return `${lane}: agent ${{ new: 'started', loaded: 'continued its session', restarted: 'restarted from artifacts' }[event.data.origin]}, process ${event.data.pid}`;
    case 'lane.runEnded':
      return `${lane}: agent ended. ${event.data.message}`;
    case 'lane.promptQueued':
      return `Prompt for ${lane}: ${quote(event.data.text)}`;
    case 'lane.promptEdited':
      return `Queued prompt of ${lane} changed to ${quote(event.data.text)}`;
    case 'lane.promptRemoved':
      return `Queued prompt of ${lane} removed`;
    case 'lane.promptsReordered':
      return `Queued prompts of ${lane} put in another order`;
    case 'lane.turnStarted':
      return `${lane}: turn started, ${quote(event.data.text)}`;
    case 'lane.turnEnded':
      return `${lane}: turn ${event.data.outcome}${event.data.message === null ? '' : `, ${event.data.message}`}`;
    case 'lane.interruptEscalated':
      return `${lane}: interrupt, ${{ cancel: 'agent asked', stop: 'processes told to stop', kill: 'processes killed' }[event.data.level]}`;
    default:
      return laneKeepingWords(event, lane);
  }
}

function laneKeepingWords(event: DomainEvent, lane: string): string | null {
  switch (event.type) {
    case 'lane.paused':
      return `${lane} paused, ${some(event.data.processes, 'process', 'processes')} in ${seconds(event.data.milliseconds)}`;
    case 'lane.resumed':
      return `${lane} resumed`;
    case 'lane.checkpointed':
      return `Checkpoint of ${lane} ${short(event.data.oid)}, ${some(event.data.files, 'file')} +${event.data.added} −${event.data.removed}`;
    case 'lane.usageReported':
      return `${lane} reported its usage`;
    case 'lane.committed':
      return `Work of ${lane} committed as ${short(event.data.oid)}`;
    case 'lane.closed':
      return `Closed ${lane}${event.data.snapshotOid === null ? '' : `, snapshot ${short(event.data.snapshotOid)}`}${event.data.unmerged ? ', with unmerged work' : ''}`;
    case 'lane.worktreeDeleted':
      return `Worktree of ${lane} deleted from disk`;
    case 'lane.leftoversRemoved':
      return `Leftovers of ${lane} deleted, ${some(event.data.checkpoints, 'checkpoint')}; its closing snapshot stays`;
    case 'lane.reopened':
      return `Reopened ${lane} from its snapshot`;
    default:
      return null;
  }
}

const trustSaid = {
  trusted: 'trusted',
  probation: 'put on probation',
  earned: 'judged by its work again',
} as const;

function otherWords(event: DomainEvent, names: Names): string | null {
  switch (event.type) {
    case 'project.opened':
      return `Opened ${event.data.name} at ${event.data.path}`;
    case 'project.moved':
      return `Opened ${event.data.name} again at ${event.data.path}`;
    case 'project.configured':
      return `Changed ${Object.keys(event.data.changes).map(fieldWords).join(', ')}`;
    case 'project.ruleAdded':
      return `Rule added: ${event.data.rule.effect} ${event.data.rule.on} ${event.data.rule.pattern}`;
    case 'project.ruleRemoved':
      return 'Rule removed';
    case 'role.saved':
      return `Wrote the role ${event.data.roleId}`;
    case 'trust.set': {
      const { agentId, model, word, reason } = event.data;
      const name = model === null ? agentId : `${agentId} (${model})`;
      return `${name}: ${trustSaid[word]}. ${reason}`;
    }
    case 'role.removed':
      return `Removed the role ${event.data.roleId}`;
    case 'agent.registered':
      return `Registered ${event.data.agent.name}`;
    case 'agent.removed':
      return `Removed agent ${event.data.agentId}`;
    case 'fleet.paused':
      return `All lanes paused, ${some(event.data.lanes.length, 'lane')} in ${seconds(event.data.milliseconds)}`;
    case 'fleet.resumed':
      return `All lanes resumed, ${some(event.data.laneIds.length, 'lane')}`;
    default:
      return approvalWords(event, names);
  }
}

function approvalWords(event: DomainEvent, names: Names): string | null {
  switch (event.type) {
    case 'approval.requested':
      return `${names.lanes[event.data.laneId]?.name ?? 'A lane'} asks: ${event.data.subject.command ?? event.data.subject.title}`;
    case 'approval.decided': {
      const asked = names.approvals[event.data.approvalId]?.subject;
      const what = asked === undefined ? '' : ` ${asked.command ?? asked.title}`;
      const scope = { once: 'once', lane: 'for the lane', pattern: 'by pattern' }[event.data.scope];
      return event.data.outcome === 'allow' ? `Allowed${what} ${scope}` : `Rejected${what}`;
    }
    case 'approval.voided':
      return `Question closed as void: ${event.data.reason}`;
    case 'approval.ruled':
      return `${event.data.outcome === 'allow' ? 'Allowed' : 'Refused'} by rule: ${event.data.subject.command ?? event.data.subject.title}`;
    default:
      return null;
  }
}

const fieldWords = (name: string): string =>
  name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(' seconds', '');
