import { matchesCommand, plainWords } from './match.ts';
import { programName } from './risk/finding.ts';
import { isWrapper } from './risk/wrappers.ts';
import { type Word } from './shell/reading.ts';

/** Programs whose first word after the name says what they do. */
const withVerbs = new Set(
  `git npm pnpm yarn bun cargo go docker kubectl gh make dotnet mvn gradle gradlew deno pip pip3 poetry uv bundle rake
  rails composer terraform brew mix swift nx turbo just task npx bunx python python3 node ruby perl php tsx ts-node
  ./gradlew ./mvnw`.split(/\s+/),
);
const interpreters = new Set('python python3 node ruby perl php tsx ts-node sh bash zsh deno bun'.split(' '));

/**
 * What "allow by pattern" would cover for a plain command: the program, its verb where it has one, then anything.
 * null where no pattern would be safe to read.
 */
export function patternFor(command: string): string | null {
  const words = plainWords(command);
  const head = words ? headOf(words) : null;
  if (!head || head.some((w) => !/^[\w@%+=:,./-]+$/.test(w.text) || w.glob)) return null;
  const pattern = `${head.map((w) => w.text).join(' ')} *`;
  return matchesCommand(pattern, command) ? pattern : null;
}

function headOf(words: readonly Word[]): readonly Word[] | null {
  const [program, first, second] = words;
  if (!program || /=/.test(program.text)) return null;
  const name = programName(program);
  if (isWrapper(name)) return null;
  if (!first || !withVerbs.has(name)) return interpreters.has(name) ? null : [program];
  if (interpreters.has(name) && first.text === '-m' && second) return [program, first, second];
  if (first.text.startsWith('-')) return /^--test$/.test(first.text) ? [program, first] : null;
  if (/^(run|run-script|exec|compose)$/.test(first.text)) {
    return second && !second.text.startsWith('-') ? [program, first, second] : null;
  }
  return [program, first];
}
