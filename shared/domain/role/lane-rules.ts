import { type StandingRule } from '../approval/ruling.ts';
import { type Terms } from '../approval/terms.ts';
import { type LaneId, type RuleId } from '../ids.ts';
import { type LaneRole, type RoleRule } from './role.ts';

/** The rules that a lane's role and its skills bring with them, as they count beside those of the project. */
export function rulesOfRole(role: LaneRole | null, laneId: LaneId): readonly StandingRule[] {
  if (role === null) return [];
  const standing = (by: string) => (rule: RoleRule, at: number) => ({
    ...rule,
    id: `rule_${role.id}_${at}` as RuleId,
    laneId,
    reason: null,
    by,
  });
  return [
    ...role.rules.map(standing(`The role ${role.name}`)),
    ...role.skills.flatMap(({ name, rules }) => rules.map(standing(`The skill ${name}`))),
  ];
}

/** Where a role may write, as the classification of tool calls asks. */
export const scopeOf = (role: LaneRole | null): Terms['scope'] =>
  role === null || role.paths.length === 0
    ? null
    : { role: role.name, globs: role.paths, outside: role.outside };
