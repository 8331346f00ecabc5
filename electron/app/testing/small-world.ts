import { switchyard } from '../../../shared/domain/actor.ts';
import { type DomainEvent, type Recorded, streamOf } from '../../../shared/domain/event.ts';
import { type CommandId } from '../../../shared/domain/ids.ts';
import { type World, emptyWorld, evolve } from '../../../shared/domain/world.ts';

type DataOf<T extends DomainEvent['type']> = Extract<DomainEvent, { type: T }>['data'];

/** A world that is told what happens, for tests of what follows from it. */
export class SmallWorld {
  world: World = emptyWorld;

  /** Lets these things happen; returns them as recorded. */
  happen(...events: readonly DomainEvent[]): readonly Recorded<DomainEvent>[] {
    return events.map((event) => {
      const sequence = this.world.sequence + 1;
      const recorded = {
        ...event,
        sequence,
        stream: streamOf(event),
        version: 1,
        schema: 1,
        at: sequence,
        actor: switchyard,
        commandId: `command_${sequence}` as CommandId,
        cause: null,
      } as Recorded<DomainEvent>;
      this.world = evolve(this.world, recorded);
      return recorded;
    });
  }
}

/** An event of that type with the data that matters to the test. */
export const event = <T extends DomainEvent['type']>(type: T, data: object): DomainEvent =>
  ({ type, data: data as DataOf<T> }) as unknown as DomainEvent;

/** A lane that was launched and runs. */
export const running = (name: string): readonly DomainEvent[] => [
  event('lane.launched', {
    laneId: `lane_${name}`,
    projectId: 'project_1',
    name,
    task: { title: name, brief: '', writeSet: [], inputs: [], outputs: [] },
    firstPromptId: `prompt_${name}`,
  }),
  event('lane.runStarted', { laneId: `lane_${name}`, runId: `run_${name}`, pid: 1, sessionId: 's' }),
];

/** A question of a lane. */
export const asked = (name: string, command: string, risk = 'normal'): DomainEvent =>
  event('approval.requested', {
    approvalId: `approval_${name}`,
    laneId: `lane_${name}`,
    projectId: 'project_1',
    subject: { tool: 'execute', title: 'Run a command', command, paths: [], diffs: [] },
    risk,
    reasons: [],
  });

export const allowed = (name: string): DomainEvent =>
  event('approval.decided', {
    approvalId: `approval_${name}`,
    laneId: `lane_${name}`,
    outcome: 'allow',
    scope: 'once',
    note: null,
  });

export const ended = (name: string, end: string): DomainEvent =>
  event('lane.runEnded', { laneId: `lane_${name}`, runId: `run_${name}`, end, message: `It ${end}.` });

/** A merge that stands in a conflict. */
export const conflicted = (name: string): readonly DomainEvent[] => [
  event('merge.enqueued', {
    mergeId: `merge_${name}`,
    laneId: `lane_${name}`,
    projectId: 'project_1',
    kind: 'merge',
    title: name,
  }),
  event('merge.conflicted', {
    mergeId: `merge_${name}`,
    laneId: `lane_${name}`,
    targetOid: 'tip',
    files: [{ path: 'src/a.txt', hunks: [] }],
  }),
];
