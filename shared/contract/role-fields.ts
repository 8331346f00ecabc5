import { z } from 'zod';
import { normaliseGlob } from '../domain/reservation/glob.ts';
import { type Role, type RoleRule, readRule, rulesWith } from '../domain/role/role.ts';
import { type RuleEffect } from '../domain/project/events.ts';
import { type Result, ok } from '../kernel/result.ts';

/** What is wrong with one field of a role, and what to write instead. */
export interface RoleProblem {
  readonly field: string;
  readonly message: string;
  readonly next: string;
}

/** The name of a role's file without its ending. */
export const roleName = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not lower case words joined by dashes');

const line = (longest: number) =>
  z
    .string('is not text')
    .trim()
    .min(1, 'is empty')
    .max(longest, `is longer than ${longest} characters`)
    .refine((text) => !/[\r\n]/.test(text), 'has several lines');

const lines = z.array(line(300), 'is not a list').max(50, 'has more than 50 entries');

const mandate = line(300)
  .refine((text) => text.split(/\s+/).length > 2, 'is not a sentence')
  .refine((text) => !/[.!?]\s+\p{Lu}/u.test(text), 'has more than one sentence');

const rulesOf = (effect: RuleEffect) =>
  z
    .array(
      line(500).transform((text, context): RoleRule => {
        const rule = readRule(text, effect);
        if (rule) return rule;
        context.addIssue({ code: 'custom', message: `${text} is no rule` });
        return z.NEVER;
      }),
      'is not a list',
    )
    .max(100, 'has more than 100 entries');

const glob = line(1000).transform((text, context): string => {
  const normal = normaliseGlob(text);
  if (normal.ok) return normal.data;
  context.addIssue({
    code: 'custom',
    message: normal.error.message.replace('cannot be reserved', 'is no path here'),
  });
  return z.NEVER;
});

const amount = z.number('is not a number').positive('is not above zero').nullable();
const count = amount.refine((n) => n === null || Number.isInteger(n), 'is not a whole number');

const fields = z.strictObject({
  name: line(60),
  mandate,
  inputs: lines.default([]),
  outputs: lines.default([]),
  skills: z.array(roleName, 'is not a list').max(20, 'has more than 20 entries').default([]),
  allow: rulesOf('allow').default([]),
  ask: rulesOf('ask').default([]),
  forbid: rulesOf('forbid').default([]),
  paths: z.array(glob, 'is not a list').max(100, 'has more than 100 entries').default([]),
  outside: z.enum(['ask', 'forbid'], 'is neither ask nor forbid').default('ask'),
  agent: line(200).nullable().default(null),
  model: line(200).nullable().default(null),
  stop: line(300).nullable().default(null),
  budget: z
    .strictObject({
      money: amount.default(null),
      tokens: count.default(null),
      turns: count.default(null),
      minutes: amount.default(null),
    })
    .default({ money: null, tokens: null, turns: null, minutes: null }),
});

/** The fields of a role as its front matter writes them; `instructions` is what stands below it. */
export type RoleFields = Readonly<Record<string, unknown>>;

/** Every field that a role's front matter may have, in the order in which it is written. */
const roleFieldNames = Object.keys(fields.shape);

/** Reads a role, or says of each field what is wrong with it. */
export function readRole(
  id: string,
  given: RoleFields,
  instructions: string,
): Result<Role, readonly RoleProblem[]> {
  const read = fields.safeParse(given);
  if (!read.success)
    return { ok: false, error: read.error.issues.flatMap((issue) => problemsOf(issue, given)) };
  const { allow, ask, forbid, ...rest } = read.data;
  return ok({ ...rest, id, rules: [...forbid, ...ask, ...allow], instructions: instructions.trim() });
}

/** A role's fields as they are written, without those that say nothing. */
export function fieldsOf(role: Role): RoleFields {
  const { name, mandate, inputs, outputs, skills, paths, outside, agent, model, stop, budget } = role;
  const [allow, ask, forbid] = (['allow', 'ask', 'forbid'] as const).map((effect) => rulesWith(role, effect));
  const limits = Object.fromEntries(Object.entries(budget).filter(([, limit]) => limit !== null));
  const all = {
    name,
    mandate,
    inputs,
    outputs,
    skills,
    allow,
    ask,
    forbid,
    paths,
    outside,
    agent,
    model,
    stop,
  };
  return Object.fromEntries(
    Object.entries({ ...all, budget: limits }).filter(([field, value]) => !saysNothing(field, value)),
  );
}

const saysNothing = (field: string, value: unknown): boolean =>
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (field === 'budget' && Object.keys(value as object).length === 0) ||
  (field === 'outside' && value === 'ask');

/** What to write into a field, by its name. */
const wanted: Readonly<Record<string, string>> = {
  name: 'Write a short name, for example: name: Implementer',
  mandate:
    'Write one sentence that says what the role is there for, for example: Builds one task with its tests.',
  inputs: 'Write a list, for example: inputs: [a plan, a contract]',
  outputs: 'Write a list, for example: outputs: [code with tests]',
  skills: 'Write a list of names of skills, for example: skills: [small-steps]',
  allow: 'Write rules as command, path or tool with a pattern, for example: allow: [command npm test *]',
  ask: 'Write rules as command, path or tool with a pattern, for example: ask: [command git commit *]',
  forbid:
    'Write rules as command, path or tool with a pattern, for example: forbid: [path .env*, tool fetch]',
  paths: 'Write globs relative to the repository, for example: paths: [src/**, test/**]',
  outside: 'Write ask or forbid.',
  agent: 'Write the id of an agent, for example: agent: claude-code, or leave it out.',
  model: 'Write the name of a model, or leave it out.',
  stop: 'Write one line, for example: stop: the plan is approved',
  budget: 'Write limits above zero, for example: budget: { turns: 20, minutes: 60 }',
};

function problemsOf(issue: z.core.$ZodIssue, given: RoleFields): readonly RoleProblem[] {
  const [field = '', ...rest] = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: field === '' ? key : field,
      message: `${field === '' ? '' : `${field}.`}${key} is no field of a role.`,
      next: field === '' ? `Use one of ${roleFieldNames.join(', ')}.` : (wanted[field] ?? ''),
    }));
  const about = { field, next: wanted[field] ?? '' };
  if (!(field in given)) return [{ ...about, message: `${field} is missing.` }];
  const place = rest.map((part) => (/^\d+$/.test(part) ? `entry ${Number(part) + 1}` : part));
  const named = issue.code === 'custom' && issue.message.includes(' is no ');
  const subject = named ? `${field}:` : [field, ...place].join(', ') + (place.length > 0 ? ',' : '');
  return [{ ...about, message: `${subject} ${issue.message.replace(/\.$/, '')}.` }];
}
