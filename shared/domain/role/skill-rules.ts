import { type RoleRule } from './role.ts';

/** What a skill's `allowed-tools` come to, and what of them is not taken over. */
export interface ToolRules {
  readonly rules: readonly RoleRule[];
  readonly passedOver: readonly string[];
}

/** Tools as skills name them, and the kind that agents report for them. */
const kinds: Readonly<Record<string, string>> = {
  read: 'read',
  notebookread: 'read',
  ls: 'search',
  grep: 'search',
  glob: 'search',
  edit: 'edit',
  multiedit: 'edit',
  write: 'edit',
  notebookedit: 'edit',
  webfetch: 'fetch',
  websearch: 'fetch',
};

/**
 * Reads `allowed-tools` as skills write them: a list, or a line parted by commas or spaces, of `Read`, `Bash(git diff:*)`
 * and the like. A shell without a pattern would allow every command, and is passed over with what is not known.
 */
export function toolRules(allowed: string | readonly string[]): ToolRules {
  const rules: RoleRule[] = [];
  const passedOver: string[] = [];
  for (const one of typeof allowed === 'string' ? split(allowed) : allowed) {
    const rule = ruleFor(one.trim());
    if (rule === null) passedOver.push(one.trim());
    else if (!rules.some((r) => r.on === rule.on && r.pattern === rule.pattern)) rules.push(rule);
  }
  return { rules, passedOver };
}

/** At commas and spaces, but not inside parentheses. */
const split = (line: string): readonly string[] => line.match(/[^\s,(]+(?:\([^)]*\))?/g) ?? [];

function ruleFor(text: string): RoleRule | null {
  const [, name = '', inside = ''] = /^([^()]+)(?:\(([^)]*)\))?$/.exec(text) ?? [];
  if (/^(bash|shell)$/i.test(name)) {
    const pattern = inside.trim().replace(/:?\s*\*$/, ' *');
    return /[^*\s]/.test(pattern) ? { effect: 'allow', on: 'command', pattern } : null;
  }
  const kind = Object.hasOwn(kinds, name.toLowerCase()) ? kinds[name.toLowerCase()] : undefined;
  if (kind === undefined) return null;
  if (inside === '') return { effect: 'allow', on: 'tool', pattern: kind };
  return kind === 'fetch'
    ? null
    : { effect: 'allow', on: 'path', pattern: inside.trim().replace(/^\.\//, '') };
}
