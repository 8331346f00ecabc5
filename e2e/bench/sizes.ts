import { type Sizes } from './figure.ts';

/** The sizes that a command line asks for: `--shrink=50 --rounds=1`. */
export function sizesIn(words: readonly string[]): Sizes {
  const option = (name: string, otherwise: number): number => {
    const given = words.find((word) => word.startsWith(`--${name}=`));
    return given ? Number(given.slice(name.length + 3)) : otherwise;
  };
  return { rounds: option('rounds', 5), shrink: option('shrink', 1) };
}
