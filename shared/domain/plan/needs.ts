import { globCovers, globsMeet } from '../reservation/glob.ts';
import { type Evidence } from './evidence.ts';
import { namesIn, namesOf } from './names.ts';
import { type Reason } from './reason.ts';
import { type PlanTask } from './task.ts';
import { list } from './writes.ts';

/** What one task needs of another; `binding` where it therefore has to come after it. */
export interface Needs {
  readonly reasons: readonly Reason[];
  readonly binding: boolean;
}

/** The second and third question: does `task` need what `other` puts out, or what only `other` will make? */
export function needsOf(task: PlanTask, other: PlanTask, evidence: Evidence): Needs {
  const reasons: Reason[] = [];
  let binding = false;
  if (task.dependsOn.includes(other.id)) {
    reasons.push(reason(2, 'depends', `${task.id} is to come after ${other.id}.`, []));
    binding = true;
  }
  const wanted = task.inputs.filter((input) => other.outputs.some((output) => sameArtifact(input, output)));
  const assumed = (name: string) => task.assumes.find((one) => sameArtifact(one.about, name));
  const open = wanted.filter((input) => !assumed(input));
  if (open.length > 0) {
    reasons.push(
      reason(2, 'output', `${task.id} needs ${list(open)}, which ${other.id} puts out.`, [...open]),
    );
    binding = true;
  }
  const missing = missingFrom(task, other, evidence).filter((name) => !open.includes(name));
  const unmet = missing.filter((name) => !assumed(name));
  if (unmet.length > 0) {
    const text = `${task.id} speaks of ${list(unmet)}, which does not exist before ${other.id} has made it.`;
    reasons.push(reason(3, 'missing', text, unmet));
    binding = true;
  }
  for (const name of new Set([...missing, ...wanted])) {
    const by = assumed(name);
    if (by) reasons.push(reason(3, 'assumed', `${task.id} takes ${name} as given: ${how(by)}.`, [name]));
  }
  return { reasons, binding };
}

const how = ({ kind, source }: PlanTask['assumes'][number]): string =>
  kind === 'interface' ? `its interface is in ${source}` : `it follows the pattern of ${source}`;

const reason = (question: 2 | 3, code: Reason['code'], text: string, paths: readonly string[]): Reason => ({
  question,
  code,
  text,
  paths,
});

/** Whether an input and an output mean the same: the same words, a path that the other covers, or a name they share. */
export function sameArtifact(input: string, output: string): boolean {
  if (plain(input) === plain(output)) return true;
  const [a, b] = [namesOf(input), namesOf(output)];
  if (a.paths.some((p) => b.paths.some((q) => globsMeet(p, q)))) return true;
  return a.symbols.some((name) => b.symbols.includes(name));
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');

/** Names that `task` speaks of, that are nowhere yet, and that `other` is to make. */
function missingFrom(task: PlanTask, other: PlanTask, evidence: Evidence): string[] {
  const { paths, symbols } = namesSpokenOf(task);
  const made = other.outputs.map(namesOf);
  const makesPath = (path: string): boolean =>
    other.writeSet.some((glob) => globCovers(glob, path)) || made.some((m) => m.paths.includes(path));
  const own = (path: string): boolean => task.writeSet.some((glob) => globCovers(glob, path));
  const newPaths = paths.filter((p) => !exists(p, evidence) && !own(p) && makesPath(p));
  const announced = new Set([...made.flatMap((m) => m.symbols), ...namesIn(other.brief).symbols]);
  const ownNames = new Set(task.outputs.flatMap((output) => namesOf(output).symbols));
  const newSymbols = symbols.filter(
    (name) => !evidence.symbols.has(name) && !ownNames.has(name) && announced.has(name),
  );
  // Both briefs may merely speak of the same thing; it is made where it is put out, or else where it comes first.
  const putOut = newSymbols.filter((name) => made.some((m) => m.symbols.includes(name)));
  return [...newPaths, ...putOut];
}

/** Every name in a task's inputs and brief. */
export function namesSpokenOf(task: PlanTask): { paths: readonly string[]; symbols: readonly string[] } {
  const all = [...task.inputs.map(namesOf), namesIn(task.brief)];
  return {
    paths: [...new Set(all.flatMap((n) => n.paths))],
    symbols: [...new Set(all.flatMap((n) => n.symbols))],
  };
}

/** Whether a path or glob names anything tracked: a file, or a folder above one. */
export function exists(path: string, evidence: Evidence): boolean {
  if (evidence.tracked.has(path)) return true;
  const folder = `${path}/`;
  const isGlob = /[*?[\]{}]/.test(path);
  for (const one of evidence.tracked)
    if (one.startsWith(folder) || (isGlob && globCovers(path, one))) return true;
  return false;
}
