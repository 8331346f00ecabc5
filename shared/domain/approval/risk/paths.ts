import { type PathPlatform, placeOf } from '../path-place.ts';
import { type Redirect, type Word, unknown } from '../shell/reading.ts';
import { type Finding, about, high, operands, option, programName } from './finding.ts';

/** Where a command may be when it runs. */
export interface Whereabouts {
  /** Every folder it may be in, absolute; null for one that is only known when it runs. */
  readonly cwds: readonly (string | null)[];
  readonly worktree: string;
  readonly platform: PathPlatform;
}

const harmlessDevices = /^\/dev\/(null|stdin|stdout|stderr|tty|fd\/\d+|u?random|zero)$/;
const systemPrograms = /^(\/usr)?(\/local)?\/s?bin\/[\w.+-]+$|^\/opt\/homebrew\/bin\/[\w.+-]+$/;
/** Programs whose words are text, not paths. */
const speakers = new Set(['echo', 'printf', 'test', '[', 'expr']);
/** Programs whose first operand is a pattern or a script. */
const patternFirst = new Set('grep egrep fgrep rg ag ack sed awk gawk jq yq perl tr'.split(' '));
const messageOption = /^(-m|-am|--message|--title|--body|-t|-b|--notes|-F?)$/;

/** Words and redirections that reach outside the worktree, or into git's own files. */
export function pathFindings(
  words: readonly Word[],
  redirects: readonly Redirect[],
  where: Whereabouts,
): readonly Finding[] {
  const [program, ...args] = words;
  const named = program
    ? [...programFindings(program, where), ...argumentFindings(program, args, where)]
    : [];
  return [...named, ...redirects.flatMap((r) => redirectFindings(r, where))];
}

/** Paths relative to the worktree that a command's words may name, for rules about paths. */
export function pathsNamed(
  words: readonly Word[],
  redirects: readonly Redirect[],
  where: Whereabouts,
): readonly string[] {
  const targets = redirects.flatMap((r) => (r.target ? [r.target] : []));
  return [...words.slice(1), ...targets].flatMap((word) =>
    candidates(word).flatMap((path) =>
      where.cwds.map((cwd) => placeOf(path, cwd ?? where.worktree, where.worktree, where.platform).relative),
    ),
  );
}

function programFindings(program: Word, where: Whereabouts): readonly Finding[] {
  if (!program.text.includes('/') || systemPrograms.test(program.text)) return [];
  return outside(program, program.text, where, 'Runs a program outside the worktree');
}

function argumentFindings(program: Word, args: readonly Word[], where: Whereabouts): readonly Finding[] {
  const name = programName(program);
  if (speakers.has(name)) return [];
  const skipped =
    patternFirst.has(name) && !option(args, 'e', 'f', 'regexp', 'file') ? operands(args)[0] : undefined;
  return args.flatMap((word, i) => {
    if (word === skipped || messageOption.test(args[i - 1]?.text ?? '')) return [];
    return candidates(word).flatMap((path) => outside(word, path, where, 'Reaches outside the worktree'));
  });
}

function redirectFindings(redirect: Redirect, where: Whereabouts): readonly Finding[] {
  const { target, operator } = redirect;
  if (!target || operator === '<<' || operator === '<<-' || operator === '<<<') return [];
  const writes = operator !== '<';
  if (/^\/dev\/(tcp|udp)\//.test(target.text)) return [high('network', 'Opens a network connection', target)];
  if (writes && /^\/dev\//.test(target.text) && !harmlessDevices.test(target.text)) {
    return [high('disk', 'Writes to a device', target)];
  }
  if (writes && (target.dynamic || target.glob) && !/^[\w./~-]+$/.test(target.text)) {
    return [about('outside', 'unknown-target', 'Which file it writes is only known when it runs', target)];
  }
  return outside(
    target,
    target.text,
    where,
    writes ? 'Writes outside the worktree' : 'Reads outside the worktree',
  );
}

/** The paths that a word may mean: itself, and what follows `=`, `:`, `@` or an option's letter. */
function candidates(word: Word): readonly string[] {
  const text = word.text;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^file:/i.test(text)) return [];
  if (text.startsWith(unknown)) return [];
  const parts = [text, ...[...text.matchAll(/[=:@,](?=[/~.])(?!\/\/)/g)].map((m) => text.slice(m.index + 1))];
  const attached = /^-[A-Za-z]((?:[/~]|\.\.).*)$/.exec(text)?.[1];
  if (attached) parts.push(attached);
  const first = text.startsWith('-') ? parts.slice(1) : parts;
  return first.filter((part) => part !== '' && (!/\s/.test(part) || /^([/~]|\.\.\/)/.test(part)));
}

function outside(word: Word, path: string, where: Whereabouts, text: string): readonly Finding[] {
  if (harmlessDevices.test(path)) return [];
  const climbs = /(^|\/)\.\.(\/|$)/.test(path);
  for (const cwd of where.cwds) {
    const { place, relative } = placeOf(path, cwd ?? '/', where.worktree, where.platform);
    if (place === 'git-internals')
      return [high('git-internals', `Touches git's own files: ${relative}`, word)];
    if (place === 'outside' && (cwd !== null || climbs || /^[/~]/.test(path))) {
      return [about('outside', 'outside', `${text}: ${path.replaceAll(unknown, '…')}`, word)];
    }
  }
  return [];
}
