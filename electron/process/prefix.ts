import { withBrand } from './brand.ts';
import { brandOf, type Supervised } from './supervised.ts';
import { type Identity } from './attribute.ts';
import { withoutDescriptors } from './without-descriptors.ts';

/** Puts what has to happen before a program starts in front of it; null where nothing has to. */
export type Prefix = (file: string, args: readonly string[]) => [string, string[]] | null;

/** The brand of its run, and no hold on anybody's terminal. */
export function prefixOf(supervised: Supervised, identity: Identity): Prefix {
  const brand = brandOf(supervised, identity);
  const { terminals } = supervised;
  return (file, args) => {
    const branded = withBrand(brand, file, args);
    return withoutDescriptors([...terminals.values()], ...(branded ?? [file, args])) ?? branded;
  };
}
