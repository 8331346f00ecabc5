import { globsMeet } from '../reservation/glob.ts';
import { type LaneRole, type Role } from './role.ts';
import { sharedWords, similarFrom, similarity } from './similar.ts';

/** One reason why two mandates overlap, with what shows it. */
export interface OverlapReason {
  readonly kind: 'paths' | 'outputs' | 'mandate' | 'same-role';
  readonly text: string;
}

/** What of a role decides whether it overlaps with another one. */
export type Mandated = Pick<Role | LaneRole, 'id' | 'name' | 'mandate' | 'outputs' | 'paths'>;

/** Two roles whose mandates overlap. */
export interface RoleOverlap {
  readonly a: string;
  readonly b: string;
  readonly reasons: readonly OverlapReason[];
}

/** Why two mandates overlap: shared path scopes, shared outputs, similar sentences. Empty where they do not. */
export function overlapOf(a: Mandated, b: Mandated): readonly OverlapReason[] {
  return [...sharedPaths(a, b), ...sharedOutputs(a, b), ...similarMandates(a, b)];
}

/** Every pair of roles whose mandates overlap. */
export const overlapsAmong = (roles: readonly Mandated[]): readonly RoleOverlap[] =>
  roles.flatMap((a, at) =>
    roles.slice(at + 1).flatMap((b) => {
      const reasons = overlapOf(a, b);
      return reasons.length === 0 ? [] : [{ a: a.id, b: b.id, reasons }];
    }),
  );

/** A role with what its lane is to write, where that is declared. */
export interface Engaged {
  readonly role: Mandated;
  readonly writeSet: readonly string[];
}

/**
 * Why a lane to be launched would overlap with one at work. Declared write sets that do not meet settle the paths, and let
 * two lanes of one role work beside each other.
 */
export function overlapAtWork(wanted: Engaged, other: Engaged): readonly OverlapReason[] {
  const declared = wanted.writeSet.length > 0 && other.writeSet.length > 0;
  const apart = declared && !meetAny(wanted.writeSet, other.writeSet);
  if (wanted.role.id === other.role.id) {
    if (apart) return [];
    const text = declared
      ? 'Both carry the same role, and their write sets meet.'
      : 'Both carry the same role, and their write sets do not say who writes what.';
    return [{ kind: 'same-role', text }];
  }
  return overlapOf(wanted.role, other.role).filter(({ kind }) => kind !== 'paths' || !apart);
}

const meetAny = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.some((other) => globsMeet(one, other)));

function sharedPaths(a: Mandated, b: Mandated): readonly OverlapReason[] {
  const pairs = a.paths.flatMap((one) =>
    b.paths
      .filter((other) => globsMeet(one, other))
      .map((other) => (one === other ? one : `${one} and ${other}`)),
  );
  return pairs.length === 0 ? [] : [{ kind: 'paths', text: `Both may write ${pairs.join(', ')}.` }];
}

function sharedOutputs(a: Mandated, b: Mandated): readonly OverlapReason[] {
  const theirs = new Set(b.outputs.map(plain));
  const both = a.outputs.filter((output) => theirs.has(plain(output)));
  return both.length === 0 ? [] : [{ kind: 'outputs', text: `Both hand over ${both.map(bare).join(', ')}.` }];
}

function similarMandates(a: Mandated, b: Mandated): readonly OverlapReason[] {
  const measured = similarity(a.mandate, b.mandate);
  if (measured < similarFrom) return [];
  const percent = Math.round(measured * 100);
  const words = sharedWords(a.mandate, b.mandate).join(', ');
  return [{ kind: 'mandate', text: `Their sentences are ${percent} % alike: ${words}.` }];
}

const bare = (text: string): string => text.replace(/[\s.]+$/, '');

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .replace(/^(an?|the) /, '')
    .trim();
