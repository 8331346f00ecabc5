import { globCovers } from '../reservation/glob.ts';
import { type Classification } from './classification.ts';
import { type Ruling } from './ruling.ts';

/** What a lane's role and the trust in its agent make of the rules. */
export interface Terms {
  /** Where its role may write; null for anywhere in the worktree. */
  readonly scope: {
    readonly role: string;
    readonly globs: readonly string[];
    readonly outside: 'ask' | 'forbid';
  } | null;
  /** Why its agent is on probation, in words; null when it is trusted. */
  readonly probation: string | null;
}

/**
 * Holds a classification to the lane's terms. Outside its role's paths a write asks or is forbidden, and on probation asks
 * what its role or a skill would allow. What the human allowed is settled; what is forbidden stays so.
 */
export function onTerms(
  found: Classification,
  terms: Terms | undefined,
  call: { readonly ruling: Ruling | null; readonly writes: readonly string[]; readonly surely: boolean },
): Classification {
  if (!terms || found.verdict === 'forbid') return found;
  const { scope, probation } = terms;
  const beyond = scope && call.writes.find((path) => !scope.globs.some((glob) => globCovers(glob, path)));
  if (scope && beyond !== undefined) {
    const text = `${beyond} is outside what the role ${scope.role} may write: ${scope.globs.join(', ')}`;
    const told = {
      ...found,
      reasons: [...found.reasons, { code: 'scope', text, from: null, to: null }],
      pattern: null,
    };
    if (scope.outside === 'forbid' && call.surely)
      return { ...told, verdict: 'forbid', rule: text, byRole: true };
    if (call.ruling?.settled !== true) return { ...told, verdict: 'ask', rule: text };
  }
  const byRule = found.verdict === 'allow' && call.ruling?.effect === 'allow' && call.ruling.byRole;
  if (probation === null || !byRule) return found;
  const rule = `${probation}. ${call.ruling.words}, but what a role or skill allows asks meanwhile`;
  return { ...found, verdict: 'ask', rule, pattern: null };
}
