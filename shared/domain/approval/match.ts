import picomatch from 'picomatch';
import { type PathPlatform, normalisePath } from './path-place.ts';
import { readShell } from './shell/read.ts';
import { type Word } from './shell/reading.ts';

/** Joins the words of a command; blanks inside a word must not look like blanks between words. */
const between = '\u0001';

/**
 * Whether a rule's pattern covers a command. `*` stands for any text within one command; ` *` at the end for nothing, too.
 * A command with an operator, a substitution, a variable or a redirection is covered by its exact text only.
 */
export function matchesCommand(pattern: string, command: string): boolean {
  if (pattern.trim() === command.trim()) return command.trim() !== '';
  const words = plainWords(command);
  if (words === null) return false;
  return matchesWords(
    pattern,
    words.map((w) => w.text),
  );
}

/** Whether a pattern covers a command given as words; what forbidding rules ask about each command inside a line. */
export function matchesWords(pattern: string, words: readonly string[]): boolean {
  const wanted = plainWords(pattern)?.map((w) => w.text) ?? pattern.trim().split(/\s+/);
  const open = wanted.at(-1) === '*';
  const head = open ? wanted.slice(0, -1) : wanted;
  const start = head.map(toRegExp).join(between);
  const end = open ? (head.length === 0 ? '[^]*' : `(?:${between}[^]*)?`) : '';
  return new RegExp(`^${start}${end}$`).test(words.join(between));
}

function toRegExp(word: string): string {
  return word.split('*').map(escapeRegExp).join('[^]*');
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** The words of a single command that the shell would not change; null for everything else. */
export function plainWords(command: string): readonly Word[] | null {
  const reading = readShell(command);
  const step = reading.steps[0];
  if (!reading.simple || step?.kind !== 'command') return null;
  const { words } = step.command;
  return words.length === 0 || words.some((w) => w.dynamic || w.variables.length > 0) ? null : words;
}

/**
 * Whether a glob covers a path relative to the worktree. `**` crosses folders, dot files are covered, and nothing outside
 * the worktree is unless the glob itself begins with `../` or `/`.
 */
export function matchesPath(glob: string, relativePath: string, platform: PathPlatform = 'posix'): boolean {
  const { prefix, segments } = normalisePath(relativePath, platform);
  const path = prefix + segments.join('/');
  const wanted = glob.replace(/^\.\//, '');
  if (path === '' || wanted === '') return false;
  const leaves = segments[0] === '..' || prefix !== '';
  if (leaves && !/^(\.\.\/|\/|[A-Za-z]:)/.test(wanted)) return false;
  if (path === wanted) return true;
  const climb = /^(\.\.\/)*/.exec(wanted)?.[0] ?? '';
  if (!path.startsWith(climb) || path.slice(climb.length).startsWith('../')) return false;
  const rest = wanted.slice(climb.length);
  const options = { dot: true, nocase: platform === 'windows', strictSlashes: false };
  return rest !== '' && picomatch.isMatch(path.slice(climb.length), rest, options);
}
