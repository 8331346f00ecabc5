import { type CarriedSkill, type Role, rulesWith } from './role.ts';

/** What an agent is told of its role, exactly. */
export function toldOf(role: Role, skills: readonly CarriedSkill[]): string {
  return [
    `Your role: ${role.name}. ${role.mandate}`,
    ...list('You are given', role.inputs),
    ...list('You hand over', role.outputs),
    ...scopeWords(role),
    ...list('Refused without asking', rulesWith(role, 'forbid')),
    ...list('Asks a human first', rulesWith(role, 'ask')),
    ...list('Allowed without asking', rulesWith(role, 'allow')),
    ...(role.stop === null ? [] : [`Stop when: ${role.stop}`]),
    ...list('Keep within', budgetWords(role)),
    ...(role.instructions === '' ? [] : ['', role.instructions]),
    ...skillWords(skills),
  ].join('\n');
}

const list = (title: string, items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`${title}: ${items.join('; ')}`];

function scopeWords({ paths, outside }: Role): readonly string[] {
  if (paths.length === 0) return [];
  const beyond =
    outside === 'forbid' ? 'Writing elsewhere is refused.' : 'Writing elsewhere asks a human first.';
  return [`You may write: ${paths.join(', ')}. ${beyond}`];
}

function budgetWords({ budget }: Pick<Role, 'budget'>): readonly string[] {
  const { money, tokens, turns, minutes } = budget;
  return [
    ...(money === null ? [] : [`$${money}`]),
    ...(tokens === null ? [] : [`${tokens} tokens`]),
    ...(turns === null ? [] : [`${turns} turns`]),
    ...(minutes === null ? [] : [`${minutes} minutes`]),
  ];
}

function skillWords(skills: readonly CarriedSkill[]): readonly string[] {
  if (skills.length === 0) return [];
  const lines = skills.map(
    ({ name, description, file, text }) =>
      `- ${name}: ${description}${text === null ? ` Read ${file} before you use it.` : ' Its text is below.'}`,
  );
  const texts = skills.flatMap(({ name, text }) =>
    text === null ? [] : ['', `## Skill: ${name}`, '', text],
  );
  return ['', 'Skills of this role:', ...lines, ...texts];
}
