import { type Risk, type RiskReason } from '../events.ts';
import { type Word, unknown } from '../shell/reading.ts';

/** One thing that makes a call risky. */
export interface Finding extends RiskReason {
  readonly risk: Risk;
}

/** Looks at one program's arguments. `program` is the word that names it. */
export type Detector = (args: readonly Word[], program: Word) => readonly Finding[];

const order: readonly Risk[] = ['low', 'normal', 'outside', 'high'];

/** The worse of two risks. */
export const worse = (a: Risk, b: Risk): Risk => (order.indexOf(a) >= order.indexOf(b) ? a : b);

/** A finding about the words from `first` to `last`. */
export function about(risk: Risk, code: string, text: string, first: Word, last: Word = first): Finding {
  return { risk, code, text, from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) };
}

/** The same for the risk `high`. */
export const high = (code: string, text: string, first: Word, last: Word = first): Finding =>
  about('high', code, text, first, last);

/** The same for the risk `normal`. */
export const note = (code: string, text: string, first: Word, last: Word = first): Finding =>
  about('normal', code, text, first, last);

/**
 * The first argument that is one of the options: a letter stands for `-x`, alone or in a cluster; a name of several letters
 * for `--name`, shortened as GNU and git allow.
 */
export function option(args: readonly Word[], ...names: readonly string[]): Word | undefined {
  return args.find(({ text }) => names.some((name) => isOption(text, name)));
}

function isOption(text: string, name: string): boolean {
  if (name.length === 1) return /^-[A-Za-z0-9]+/.test(text) && shortCluster(text).includes(name);
  if (text === `-${name}`) return true;
  const long = /^--([^=]+)/.exec(text)?.[1] ?? '';
  return long.length >= 2 && name.startsWith(long);
}

/** The letters of `-rf`; of `-C/path` or `-n5` only those before the value. */
function shortCluster(text: string): string {
  return /^-([A-Za-z]*|[0-9])/.exec(text)?.[1] ?? '';
}

/** Arguments that are no options. */
export const operands = (args: readonly Word[]): readonly Word[] =>
  args.filter(({ text }) => !/^[-+]./.test(text));

/** The n-th operand's text in lower case, '' where there is none. */
export const verb = (args: readonly Word[], n = 0): string => operands(args)[n]?.text.toLowerCase() ?? '';

/** Whether a word's value is not in the text. */
export const isUnknown = (word: Word): boolean => word.text.includes(unknown) || word.dynamic;

/** A program's name without its folder and `.exe`, in lower case as case-insensitive file systems find it. */
export const programName = (word: Word): string =>
  (word.text.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.(exe|cmd|bat)$/, '');

/** The last of the words, or `word` itself. */
export const lastOf = (words: readonly Word[], word: Word): Word => words.at(-1) ?? word;
