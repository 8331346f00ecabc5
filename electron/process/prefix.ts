import { withBrand } from './brand.ts';
import { brandOf, type Supervised } from './supervised.ts';
import { type Identity } from './attribute.ts';
import { withoutDescriptors } from './without-descriptors.ts';

/** Puts what has to happen before a program starts in front of it; null where nothing has to. */
export type Prefix = (file: string, args: readonly string[]) => [string, string[]] | null;

/** Whether this host has descriptors that its children would inherit: Node keeps its own to itself, Chromium does not. */
const leaks = ({ terminals }: Supervised): boolean =>
  process.versions['electron'] !== undefined || terminals.size > 0;

/** The brand of its run, and no hold on anybody's terminal or on our windows. */
export function prefixOf(supervised: Supervised, identity: Identity): Prefix {
  const brand = brandOf(supervised, identity);
  return (file, args) => {
    const branded = withBrand(brand, file, args);
    const own = leaks(supervised) ? withoutDescriptors(...(branded ?? [file, args])) : null;
    return own ?? branded;
  };
}
