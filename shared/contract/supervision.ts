import { z } from 'zod';
import { call } from './call.ts';
import { approvalView } from './views/approval.ts';
import { auditEvent } from './views/audit.ts';
import { fleetView, pausedLane } from './views/fleet.ts';
import { approvalId, laneId, turnId } from './views/ids.ts';
import { instant } from './views/parts.ts';
import { transcriptItem } from './views/transcript.ts';

export const supervisionCalls = {
  'system.health': call(
    'Is it up, is it paused, how much is there, where does it lie.',
    z.object({}),
    z.object({
      version: z.string(),
      pid: z.number(),
      host: z.enum(['desktop', 'headless']),
      paused: z.boolean(),
      dataDirectory: z.string(),
      sequence: z.number(),
      startedAt: instant,
      counts: z.object({
        projects: z.number(),
        lanes: z.number(),
        running: z.number(),
        waiting: z.number(),
        approvals: z.number(),
        merges: z.number(),
        processes: z.number(),
      }),
      /** Anything that does not work as it should, in words; empty when all is well. */
      troubles: z.array(z.string()),
    }),
  ),
  'system.world': call(
    'All truth that is not high-volume, as of one sequence number; the feed goes on from there.',
    z.object({}),
    z.object({ sequence: z.number(), version: z.number(), world: z.record(z.string(), z.unknown()) }),
  ),
  'fleet.pauseAll': call(
    'Stop every process of every lane before answering. Needs neither the database nor the screen.',
    z.object({ reason: z.string().max(500).optional() }),
    z.object({
      paused: z.boolean(),
      lanes: z.array(pausedLane),
      processes: z.number(),
      milliseconds: z.number(),
      recorded: z.boolean(),
    }),
  ),
  'fleet.resumeAll': call(
    'Let exactly the set run again that the pause stopped.',
    z.object({}),
    z.object({
      paused: z.boolean(),
      lanes: z.array(pausedLane),
      processes: z.number(),
      milliseconds: z.number(),
    }),
  ),
  'fleet.get': call('Is the fleet paused, since when, and what the pause reached.', z.object({}), fleetView),
  'approval.list': call(
    'Questions to the human: the waiting ones first, then the newest.',
    z.object({
      laneId: laneId.optional(),
      status: z.enum(['pending', 'allowed', 'rejected', 'void']).optional(),
    }),
    z.object({ items: z.array(approvalView) }),
  ),
  'approval.decide': call(
    'Answer one question. Only a human may.',
    z.object({
      approvalId,
      outcome: z.enum(['allow', 'reject']),
      scope: z.enum(['once', 'lane', 'pattern']).default('once'),
      note: z.string().max(10_000).optional(),
    }),
    approvalView,
  ),
  'transcript.read': call(
    "A page of a lane's transcript, in order. `before` pages backwards from a position; without it the newest page.",
    z.object({
      laneId,
      before: z.number().optional(),
      after: z.number().optional(),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.object({ items: z.array(transcriptItem), more: z.boolean() }),
  ),
  'transcript.locate': call(
    "Where an item, or the beginning of a turn, stands in a lane's transcript; null where it is not there.",
    z.object({
      laneId,
      of: z.union([z.object({ itemId: z.string().min(1) }), z.object({ turnId, startedAt: instant })]),
    }),
    z.object({ place: z.object({ itemId: z.string(), position: z.number() }).nullable() }),
  ),
  'transcript.search': call(
    'Full-text search over the transcripts of all lanes; the newest of what matches first, or the best.',
    z.object({
      query: z.string().min(1).max(500),
      laneId: laneId.optional(),
      limit: z.number().int().min(1).max(200).default(50),
      order: z.enum(['best', 'newest']).default('best'),
    }),
    z.object({
      items: z.array(
        z.object({ laneId, itemId: z.string(), position: z.number(), at: instant, snippet: z.string() }),
      ),
    }),
  ),
  'output.read': call(
    'Output of a setup or verify command, as raw terminal text, from a character offset.',
    z.object({ stream: z.string().min(1).max(200), after: z.number().int().min(0).default(0) }),
    z.object({ text: z.string(), offset: z.number(), end: z.number() }),
  ),
  'audit.read': call(
    'The log in order, after a sequence number.',
    z.object({
      after: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(5000).default(500),
      stream: z.string().max(200).optional(),
      newest: z.boolean().optional(),
    }),
    z.object({ events: z.array(auditEvent), more: z.boolean() }),
  ),
  'audit.verify': call(
    'Recompute the hash chain over the whole log.',
    z.object({}),
    z.object({ ok: z.boolean(), checked: z.number(), firstBroken: z.number().nullable() }),
  ),
  'audit.export': call(
    'The log as JSON lines in a file of the data directory.',
    z.object({}),
    z.object({ path: z.string(), events: z.number(), bytes: z.number() }),
  ),
} as const;
