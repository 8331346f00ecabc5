import { z } from 'zod';
import { call } from './call.ts';
import { agentId, checkpointId, laneId, projectId, promptId } from './views/ids.ts';
import { laneView } from './views/lane.ts';

const one = z.object({ laneId });
const globs = z.array(z.string().min(1).max(1000)).max(200);

const taskInput = z.object({
  title: z.string().min(1).max(300),
  brief: z.string().min(1).max(200_000),
  writeSet: globs.optional(),
  inputs: globs.optional(),
  outputs: globs.optional(),
});

export const laneCalls = {
  'lane.launch': call(
    'Open a lane: own branch, own worktree, own agent. Answers at once; the stages show in the lane.',
    z.object({
      projectId,
      /** May be left out where the role names one. */
      agentId: agentId.optional(),
      roleId: z.string().min(1).max(100).optional(),
      model: z.string().max(200).optional(),
      task: taskInput,
    }),
    laneView,
  ),
  'lane.list': call(
    'Lanes, newest last; closed ones only when asked for.',
    z.object({ projectId: projectId.optional(), closed: z.boolean().optional() }),
    z.object({ items: z.array(laneView) }),
  ),
  'lane.get': call('One lane.', one, laneView),
  'lane.prompt': call(
    'Queue a prompt; it is sent when the agent is ready and the turns before it are over.',
    z.object({ laneId, text: z.string().min(1).max(200_000) }),
    z.object({ promptId, lane: laneView }),
  ),
  'lane.editPrompt': call(
    'Change a queued prompt.',
    z.object({ laneId, promptId, text: z.string().min(1).max(200_000) }),
    laneView,
  ),
  'lane.removePrompt': call('Take a prompt out of the queue.', z.object({ laneId, promptId }), laneView),
  'lane.reorderPrompts': call(
    'Give the queue a new order: the ids of all queued prompts.',
    z.object({ laneId, promptIds: z.array(promptId).max(1000) }),
    laneView,
  ),
  'lane.interrupt': call(
    'End the running turn: ask the agent, then stop its processes, then kill them, each with a deadline. Answers when the turn is over.',
    one,
    laneView,
  ),
  'lane.pause': call('Stop every process of one lane until it is resumed.', one, laneView),
  'lane.resume': call(
    'Go on: thaw a paused lane, or start the agent of an interrupted lane again where it left off.',
    one,
    laneView,
  ),
  'lane.retry': call('Try the failed stage of a preparation again.', one, laneView),
  'lane.clone': call(
    'A second lane from a checkpoint of this one, with the same or another agent.',
    z.object({
      laneId,
      checkpointId: checkpointId.optional(),
      agentId: agentId.optional(),
      model: z.string().max(200).optional(),
      brief: z.string().max(200_000).optional(),
    }),
    laneView,
  ),
  'lane.restore': call(
    'Take the files of a lane at rest back to a checkpoint. What they were before is a checkpoint, too; its branch and ignored files stay.',
    z.object({ laneId, checkpointId }),
    z.object({
      lane: laneView,
      /** How many files are different now. */
      files: z.number(),
      /** What the worktree held before; restoring it undoes this. */
      before: checkpointId,
    }),
  ),
  'lane.close': call(
    'Snapshot the worktree, stop the agent and put the worktree away. Refused with unmerged work unless discardUnmerged says so; undone by lane.reopen.',
    z.object({ laneId, discardUnmerged: z.boolean().optional() }),
    laneView,
  ),
  'lane.reopen': call('Bring a closed lane back from its snapshot.', one, laneView),
} as const;
