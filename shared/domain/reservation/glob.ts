import { expand } from 'brace-expansion';
import { type Result, fail, ok } from '../../kernel/result.ts';
import { normalisePath } from '../approval/path-place.ts';

/** The most plain globs that the braces of one may stand for. */
const mostAlternatives = 200;

/**
 * A glob as reservations and write sets keep it: relative to the repository, forward slashes, without `.` and `..`. What
 * leads out of the repository or names it whole by a trick is refused with the reason.
 */
export function normaliseGlob(text: string): Result<string> {
  const wanted = text.trim().replaceAll('\\', '/');
  if (wanted === '' || wanted.includes('\0')) return refused(text, 'it is empty');
  if (/^(\/|~|[A-Za-z]:)/.test(wanted)) return refused(text, 'it is not relative to the repository');
  if (wanted.startsWith('!')) return refused(text, 'a glob cannot be negated');
  const { segments } = normalisePath(wanted);
  if (segments[0] === '..') return refused(text, 'it leads out of the repository');
  const path = segments.join('/');
  if (path === '') return ok('**');
  return ok(wanted.endsWith('/') ? `${path}/**` : path);
}

const refused = (glob: string, why: string): Result<never> =>
  fail('invalid-input', `${glob.trim() === '' ? 'An empty glob' : glob} cannot be reserved: ${why}.`, {
    next: 'Name files or folders relative to the repository, for example src/api/**.',
  });

/**
 * Whether two globs can name the same path, existing or not. Errs on the side of yes: case does not count, since some file
 * systems do not tell it apart, and a character class stands for any character. A name without wildcards stands for the
 * file and for all below a folder of that name.
 */
export function globsMeet(a: string, b: string): boolean {
  const others = plainGlobs(b);
  return plainGlobs(a).some((one) => others.some((other) => pathsMeet(one, other)));
}

/** Whether a glob covers a path relative to the repository, as above. */
export const globCovers = (glob: string, path: string): boolean => globMatcher(glob)(path);

/** The same for many paths: the glob is read once, and its plain beginning keeps most paths out at no cost. */
export function globMatcher(glob: string): (path: string) => boolean {
  const patterns = plainGlobs(glob);
  const beginnings = patterns.map(plainBeginning);
  return (path) => {
    const plain = path.replaceAll('\\', '/').toLowerCase();
    const tidy = /^[^.~/]/.test(plain) && !/\/[./]/.test(plain);
    if (tidy && !beginnings.some((beginning) => plain.startsWith(beginning))) return false;
    const { segments } = normalisePath(plain);
    if (segments.length === 0 || segments[0] === '..') return false;
    const literal = segments.map((s) => [...s]);
    return patterns.some((one) => pathsMeet(one, literal));
  };
}

/** What every path must begin with that a pattern covers; without a trailing slash, since it may be a file. */
function plainBeginning(pattern: readonly Segment[]): string {
  const plain: string[] = [];
  for (const segment of pattern) {
    if (segment === '**' || segment.includes(many) || segment.includes(any)) break;
    plain.push(segment.join(''));
  }
  return plain.join('/');
}

/** The same glob for a tool that knows neither braces nor extended patterns; may cover more, never less. */
export function coarseGlobs(glob: string): readonly string[] {
  const plain = expand(glob, { max: mostAlternatives });
  if (plain.length >= mostAlternatives) return ['**'];
  return plain.map((one) => {
    const at = one.search(/[@?!+*]\(/);
    if (at < 0) return one;
    const folder = one.slice(0, one.lastIndexOf('/', at) + 1);
    return `${folder}**`;
  });
}

/** A segment is `**` or a list of one-character patterns: the character itself, `?` for one of any, `*` for any number. */
type Segment = '**' | readonly string[];

const any = '\u0001';
const many = '\u0002';

function plainGlobs(glob: string): readonly (readonly Segment[])[] {
  const plain = expand(glob.toLowerCase(), { max: mostAlternatives });
  if (plain.length >= mostAlternatives) return [['**']];
  return plain.flatMap((one) => {
    const segments = one
      .split('/')
      .filter((s) => s !== '')
      .map(toSegment);
    const last = segments.at(-1);
    const literal = last !== undefined && last !== '**' && !last.includes(many);
    return literal ? [segments, [...segments, '**' as const]] : [segments];
  });
}

function toSegment(text: string): Segment {
  if (text === '**') return '**';
  const simple = text
    .replace(/\\(.)/g, '$1')
    .replace(/[@?!+*]\([^)]*\)/g, many)
    .replace(/\[[^\]]+\]/g, any)
    .replace(/\*+/g, many)
    .replace(/\?/g, any);
  return [...simple];
}

function pathsMeet(a: readonly Segment[], b: readonly Segment[]): boolean {
  return meet(a, b, (s) => s === '**', segmentsMeet);
}

function segmentsMeet(a: Segment, b: Segment): boolean {
  if (a === '**' || b === '**') return true;
  return meet(
    a,
    b,
    (c) => c === many,
    (c, d) => c === any || d === any || c === d,
  );
}

/** Whether two patterns match a common sequence, where `isMany` elements stand for any number of elements. */
function meet<T>(
  a: readonly T[],
  b: readonly T[],
  isMany: (one: T) => boolean,
  same: (x: T, y: T) => boolean,
): boolean {
  let row = new Array<boolean>(b.length + 1).fill(false);
  row[0] = true;
  for (let j = 1; j <= b.length; j++) row[j] = row[j - 1] === true && isMany(b[j - 1] as T);
  for (const x of a) {
    const next = new Array<boolean>(b.length + 1).fill(false);
    next[0] = row[0] === true && isMany(x);
    for (let j = 1; j <= b.length; j++) {
      const y = b[j - 1] as T;
      const skip = (isMany(x) && row[j] === true) || (isMany(y) && next[j - 1] === true);
      const grow = (isMany(x) && next[j - 1] === true) || (isMany(y) && row[j] === true);
      next[j] = skip || grow || (row[j - 1] === true && !isMany(x) && !isMany(y) && same(x, y));
    }
    row = next;
  }
  return row[b.length] === true;
}
