/** What a text speaks of by name: files and identifiers of code. */
export interface Names {
  readonly paths: readonly string[];
  readonly symbols: readonly string[];
}

const quoted = /`([^`\n]{2,200})`/g;
const pathLike =
  /^(?:\.\/)?(?:[\w@.-]+\/)*[\w@.-]+\.[A-Za-z][A-Za-z0-9]{0,9}$|^(?:\.\/)?(?:[\w@.-]+\/)+[\w@.-]*$/;
const barePath = /(?<![\w/`@.-])(?:[\w@.-]+\/)+[\w@.-]+\.[A-Za-z][A-Za-z0-9]{0,9}(?![\w/])/g;
const identifier = /^[A-Za-z_$][\w$]*/;

/**
 * The names in a text: what stands in backticks, and paths with a folder and an ending. A brief says much else; only what is
 * certainly a name counts.
 */
export function namesIn(text: string): Names {
  const paths = new Set<string>();
  const symbols = new Set<string>();
  for (const [, inside = ''] of text.matchAll(quoted)) sort(inside, paths, symbols);
  for (const [path] of text.matchAll(barePath)) paths.add(tidy(path));
  return { paths: [...paths], symbols: [...symbols] };
}

/** The names of an input or output, which is a name as a whole: a path, `computeTax(invoice, region)`, `TaxRule, Region`. */
export function namesOf(artifact: string): Names {
  const whole = artifact.trim();
  const paths = new Set<string>();
  const symbols = new Set<string>();
  if (whole.includes('`')) return namesIn(whole);
  if (/[*?[\]{}]/.test(whole) && whole.includes('/')) paths.add(tidy(whole));
  else if (/^[\w$.<>]+\s*\(.*\)/.test(whole)) sort(whole, paths, symbols);
  else for (const part of whole.split(/\s*,\s*/)) sort(part, paths, symbols);
  return { paths: [...paths], symbols: [...symbols] };
}

function sort(text: string, paths: Set<string>, symbols: Set<string>): void {
  const one = text.trim();
  if (pathLike.test(one)) {
    paths.add(tidy(one));
    return;
  }
  const called = /^([A-Za-z_$][\w$]*)\s*(?:\(.*\)|<.*>)?$/.exec(one);
  const name = called?.[1] ?? '';
  if (isName(name) || (one.includes('(') && identifier.test(name) && name.length > 2)) symbols.add(name);
}

/** A word of prose has neither a capital inside nor an underscore. */
const isName = (word: string): boolean =>
  word.length >= 3 && (/[a-z0-9][A-Z]/.test(word) || /^[A-Z][a-z]+/.test(word) || word.includes('_'));

const tidy = (path: string): string => path.replace(/^\.\//, '').replace(/\/+$/, '');
