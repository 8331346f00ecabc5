/** From here on two sentences say nearly the same: of the judged pairs in the test, those apart reach 0.67, those alike begin at 0.80. */
export const similarFrom = 0.7;

/** Words that say nothing about what somebody is there for. */
const empty = new Set(
  `a an the and or of to in on at by for from with without into as is are be it its this that these those one each every
  all any what which who how when where then than not no nor only never nothing else so up out off new date they them their he she you your
  must may can will do does done role lane agent task work whatever`.split(/\s+/),
);

/**
 * How much of the words two sentences share, from 0 to 1: twice the common stems over all stems. Measured on content words
 * alone, endings taken off; good enough to point something out, not to decide by.
 */
export function similarity(a: string, b: string): number {
  const [one, other] = [stemsOf(a), stemsOf(b)];
  if (one.size === 0 || other.size === 0) return 0;
  const common = [...one].filter((stem) => other.has(stem)).length;
  return (2 * common) / (one.size + other.size);
}

/** The content words that two sentences share, as the first one writes them. */
export function sharedWords(a: string, b: string): readonly string[] {
  const other = stemsOf(b);
  return [...new Set(wordsOf(a).filter((word) => other.has(stem(word))))];
}

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1 && !empty.has(word));

const stemsOf = (text: string): ReadonlySet<string> => new Set(wordsOf(text).map(stem));

/** Takes the commonest English endings off. */
function stem(word: string): string {
  const bare = word
    .replace(/(?<=.{3})ies$/, 'y')
    .replace(/(?<=.{3})(?:ations?|ing|ed|ers?|es|s)$/, '')
    .replace(/(?<=.{2})([^aeiou])\1$/, '$1');
  return bare.replace(/(?<=.{3})e$/, '');
}
