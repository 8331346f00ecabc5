import { type RuleEffect } from '../project/events.ts';

/** One rule of a role or of a skill: what happens to tool calls that match. */
export interface RoleRule {
  readonly effect: RuleEffect;
  readonly on: 'command' | 'path' | 'tool';
  readonly pattern: string;
}

/** What a role may use up; null where it says nothing. Lanes are told; nothing stops them at it yet. */
export interface RoleBudget {
  readonly money: number | null;
  readonly tokens: number | null;
  readonly turns: number | null;
  readonly minutes: number | null;
}

/** What a lane is for: one sentence of mandate, and what follows from it. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly mandate: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Names of skills. */
  readonly skills: readonly string[];
  readonly rules: readonly RoleRule[];
  /** Globs that it may write, relative to the repository; empty means anywhere in it. */
  readonly paths: readonly string[];
  /** What happens to a write outside `paths`. */
  readonly outside: 'ask' | 'forbid';
  readonly agent: string | null;
  readonly model: string | null;
  readonly stop: string | null;
  readonly budget: RoleBudget;
  /** What it is told beyond the fields, as markdown. */
  readonly instructions: string;
}

/** Where a role or a skill was read from. */
export type RoleSource = 'project' | 'built-in';
export type SkillSource = 'project' | 'user' | 'built-in';

/** A skill as a lane carries it. */
export interface CarriedSkill {
  readonly name: string;
  readonly description: string;
  readonly source: SkillSource;
  /** Where it lies: relative to the worktree where the lane has it there, absolute otherwise. */
  readonly file: string;
  /** Its instructions, where the lane cannot read the file in its worktree; null where it can. */
  readonly text: string | null;
  readonly rules: readonly RoleRule[];
}

/** A role as a lane carries it: what it was at launch, whatever becomes of its file. */
export interface LaneRole {
  readonly id: string;
  readonly name: string;
  readonly source: RoleSource;
  readonly mandate: string;
  readonly outputs: readonly string[];
  readonly rules: readonly RoleRule[];
  readonly paths: readonly string[];
  readonly outside: 'ask' | 'forbid';
  readonly skills: readonly Omit<CarriedSkill, 'text'>[];
  /** The words that its agent is given, exactly. */
  readonly told: string;
}

const ruleKinds: ReadonlySet<string> = new Set(['command', 'path', 'tool']);

/** Reads `command npm test*`, `path docs/**` or `tool fetch`; null where it is none of these. */
export function readRule(text: string, effect: RuleEffect): RoleRule | null {
  const [, on = '', pattern = ''] = /^(\S+)\s+(.+)$/.exec(text.trim()) ?? [];
  return ruleKinds.has(on) ? { effect, on: on as RoleRule['on'], pattern: pattern.trim() } : null;
}

/** A rule as it is written in a role's file. */
const ruleText = ({ on, pattern }: Pick<RoleRule, 'on' | 'pattern'>): string => `${on} ${pattern}`;

/** A role's rules with one effect, as they are written in its file. */
export const rulesWith = (role: Pick<Role, 'rules'>, effect: RuleEffect): readonly string[] =>
  role.rules.filter((rule) => rule.effect === effect).map(ruleText);
