import { z } from 'zod';
import { text } from './parts.ts';

const roleRule = z.object({
  effect: z.enum(['allow', 'ask', 'forbid']),
  on: z.enum(['command', 'path', 'tool']),
  pattern: text,
});

export const skillView = z.object({
  name: text,
  description: text,
  source: z.enum(['project', 'user', 'built-in']),
  file: text,
  rules: z.array(roleRule).readonly(),
  /** Entries of its `allowed-tools` that Switchyard takes no rule from. */
  passedOver: z.array(text).readonly(),
  /** Why it cannot be used; null when it can. */
  problem: text.nullable(),
});

/** A role as a lane carries it: what it was at launch. */
export const laneRole = z.object({
  id: text,
  name: text,
  source: z.enum(['project', 'built-in']),
  mandate: text,
  outputs: z.array(text).readonly(),
  rules: z.array(roleRule).readonly(),
  paths: z.array(text).readonly(),
  outside: z.enum(['ask', 'forbid']),
  skills: z
    .array(skillView.pick({ name: true, description: true, source: true, file: true, rules: true }))
    .readonly(),
  told: text,
});

const role = z.object({
  id: text,
  name: text,
  mandate: text,
  inputs: z.array(text).readonly(),
  outputs: z.array(text).readonly(),
  skills: z.array(text).readonly(),
  rules: z.array(roleRule).readonly(),
  paths: z.array(text).readonly(),
  outside: z.enum(['ask', 'forbid']),
  agent: text.nullable(),
  model: text.nullable(),
  stop: text.nullable(),
  budget: z.object({
    money: z.number().nullable(),
    tokens: z.number().nullable(),
    turns: z.number().nullable(),
    minutes: z.number().nullable(),
  }),
  /** What it is told beyond the fields, as markdown. */
  instructions: text,
});

export const roleProblem = z.object({ field: text, message: text, next: text });

export const roleView = z.object({
  id: text,
  source: z.enum(['project', 'built-in']),
  /** Absolute. */
  file: text,
  /** Whether it stands in the place of a built-in one. */
  replaces: z.boolean(),
  /** Changes with the file; null for a built-in one, which is not written. */
  version: text.nullable(),
  /** Null where the file cannot be read as a role; then `problems` says why. */
  role: role.nullable(),
  /** The fields as the file writes them; empty where its head cannot be read. */
  fields: z.record(z.string(), z.unknown()),
  problems: z.array(roleProblem).readonly(),
  /** The whole file. */
  text,
});

export type RoleView = z.infer<typeof roleView>;
export type SkillView = z.infer<typeof skillView>;
