import { type OwnerId } from './port.ts';

/** Who may not run: single owners, or the whole fleet but some. */
export interface Holds {
  isHeld(owner: OwnerId): boolean;
  /** By the fleet's hold, not only by its own. */
  isHeldByFleet(owner: OwnerId): boolean;
  /** One owner, or with none the fleet. */
  hold(owner?: OwnerId): void;
  /** `others`: the owners that exist, who stay held when a list lifts the fleet's hold. */
  release(owners: OwnerId | readonly OwnerId[] | undefined, others: Iterable<OwnerId>): void;
  /** Forgets the hold of one owner, not the fleet's. */
  forget(owner: OwnerId): void;
  any(): boolean;
}

/** Nobody held. */
export function createHolds(): Holds {
  const single = new Set<OwnerId>();
  const exempt = new Set<OwnerId>();
  let fleet = false;
  const isHeldByFleet = (owner: OwnerId): boolean => fleet && !exempt.has(owner);
  return {
    isHeld: (owner) => single.has(owner) || isHeldByFleet(owner),
    isHeldByFleet,
    hold: (owner) => {
      if (owner === undefined) {
        fleet = true;
        exempt.clear();
      } else {
        single.add(owner);
        exempt.delete(owner);
      }
    },
    release: (owners, others) => {
      if (typeof owners === 'string') {
        single.delete(owners);
        if (fleet) exempt.add(owners);
        return;
      }
      if (owners === undefined) single.clear();
      else {
        if (fleet) for (const other of others) if (!exempt.has(other)) single.add(other);
        for (const owner of owners) single.delete(owner);
      }
      fleet = false;
      exempt.clear();
    },
    forget: (owner) => {
      single.delete(owner);
    },
    any: () => fleet || single.size > 0,
  };
}
