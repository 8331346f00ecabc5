import { z } from 'zod';

const ms = z.number().min(0).max(3_600_000);
const text = z.string();
const onReject = z.enum(['continue', 'stop']);

const simple = [
  z.strictObject({
    do: z.literal('say'),
    text,
    chunks: z.number().int().min(1).optional(),
    ms: ms.optional(),
    /** Each chunk begins with the time at which it is sent, in milliseconds since 1970. */
    stamped: z.boolean().optional(),
  }),
  z.strictObject({
    do: z.literal('think'),
    text,
    chunks: z.number().int().min(1).optional(),
    ms: ms.optional(),
  }),
  z.strictObject({
    do: z.literal('plan'),
    entries: z.array(
      z.union([
        text,
        z.strictObject({ text, status: z.enum(['pending', 'in_progress', 'completed']).optional() }),
      ]),
    ),
  }),
  z.strictObject({ do: z.literal('read'), path: text, ms: ms.optional() }),
  z.strictObject({
    do: z.literal('write'),
    path: text,
    content: text,
    ask: z.boolean().optional(),
    onReject: onReject.optional(),
    ms: ms.optional(),
  }),
  z.strictObject({
    do: z.literal('edit'),
    path: text,
    old: text,
    new: text,
    ask: z.boolean().optional(),
    onReject: onReject.optional(),
    ms: ms.optional(),
  }),
  z.strictObject({
    do: z.literal('append'),
    path: text,
    content: text,
    ask: z.boolean().optional(),
    onReject: onReject.optional(),
    ms: ms.optional(),
  }),
  z.strictObject({
    do: z.literal('delete'),
    path: text,
    ask: z.boolean().optional(),
    onReject: onReject.optional(),
    ms: ms.optional(),
  }),
  z.strictObject({
    do: z.literal('run'),
    command: text,
    ask: z.boolean().optional(),
    onReject: onReject.optional(),
    /** Like Codex: a cancelled turn leaves the command running. */
    leaveRunning: z.boolean().optional(),
  }),
  z.strictObject({
    do: z.literal('ask'),
    title: text,
    command: text.optional(),
    path: text.optional(),
    onReject: onReject.optional(),
  }),
  /** Calls one of the tools that the client offers. */
  z.strictObject({ do: z.literal('tool'), name: text, args: z.record(text, z.unknown()).optional() }),
  z.strictObject({ do: z.literal('wait'), ms }),
  z.strictObject({
    do: z.literal('usage'),
    used: z.number().optional(),
    size: z.number().optional(),
    cost: z.number().optional(),
    currency: text.optional(),
    input: z.number().optional(),
    cached: z.number().optional(),
    output: z.number().optional(),
  }),
  z.strictObject({ do: z.literal('fail'), message: text }),
  z.strictObject({
    do: z.literal('stop'),
    reason: z.enum(['end_turn', 'refusal', 'max_tokens', 'max_turn_requests']),
  }),
  z.strictObject({ do: z.literal('hang'), ignoreCancel: z.boolean().optional() }),
  z.strictObject({ do: z.literal('crash'), code: z.number().int().optional(), signal: text.optional() }),
  z.strictObject({
    do: z.literal('spawn'),
    file: text,
    everyMs: ms.optional(),
    processes: z.number().int().min(1).max(100).optional(),
  }),
  z.strictObject({ do: z.literal('resend') }),
  z.strictObject({ do: z.literal('junk'), text }),
  z.strictObject({
    do: z.literal('resolveConflicts'),
    target: text.optional(),
    files: z.record(text, text).optional(),
  }),
] as const;

type SimpleStep = z.infer<(typeof simple)[number]>;

/** One thing that the rehearsal agent does. Times in milliseconds, paths relative to the worktree or absolute. */
export type Step =
  SimpleStep | { readonly do: 'repeat'; readonly times: number; readonly steps: readonly Step[] };

export type StepOf<D extends Step['do']> = Extract<Step, { readonly do: D }>;

export const step: z.ZodType<Step> = z.lazy(() =>
  z.discriminatedUnion('do', [
    ...simple,
    z.strictObject({
      do: z.literal('repeat'),
      times: z.number().int().min(0).max(10_000),
      steps: z.array(step),
    }),
  ]),
);

/** What a short form's single value stands for: `{"say": "Hello"}` is `{"do": "say", "text": "Hello"}`. */
export const mainField: Readonly<Record<Step['do'], string>> = {
  say: 'text',
  think: 'text',
  plan: 'entries',
  read: 'path',
  write: 'path',
  edit: 'path',
  append: 'path',
  delete: 'path',
  run: 'command',
  ask: 'title',
  tool: 'name',
  wait: 'ms',
  usage: 'used',
  fail: 'message',
  stop: 'reason',
  hang: 'ignoreCancel',
  crash: 'code',
  spawn: 'file',
  repeat: 'times',
  resend: 'do',
  junk: 'text',
  resolveConflicts: 'files',
};
