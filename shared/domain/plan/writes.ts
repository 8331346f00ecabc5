import { globCovers, globsMeet } from '../reservation/glob.ts';
import { type Evidence } from './evidence.ts';
import { drawnAlong, migrationsFolder, proneKind, proneWords } from './prone.ts';
import { type Reason } from './reason.ts';
import { declaresWrites, type PlanTask } from './task.ts';

/** What two tasks would both write. */
export interface SharedWrites {
  readonly reasons: readonly Reason[];
  /** Paths or globs in dispute; empty where only a missing declaration keeps the two apart. */
  readonly disputed: readonly string[];
  /** Whether one of them writes nothing beside what the other writes. */
  readonly whole: boolean;
}

/** The first question: would they write the same files? */
export function sharedWrites(a: PlanTask, b: PlanTask, evidence: Evidence): SharedWrites {
  const silent = [a, b].filter((task) => !declaresWrites(task));
  if (a.writesNothing || b.writesNothing) return { reasons: [], disputed: [], whole: false };
  if (silent.length > 0) return { reasons: silent.map(undeclared), disputed: [], whole: false };
  const found: { reason: Reason; paths: readonly string[] }[] = [
    ...sameFiles(a, b, evidence),
    ...sameNewFiles(a, b, evidence),
    ...migrations(a, b),
    ...rewrittenAlong(a, b, evidence),
    ...learned(a, b, evidence),
  ];
  return {
    reasons: found.map(({ reason }) => reason),
    disputed: [...new Set(found.flatMap(({ paths }) => paths))],
    whole: within(a, b, evidence) || within(b, a, evidence),
  };
}

type Found = { readonly reason: Reason; readonly paths: readonly string[] };

const undeclared = (task: PlanTask): Reason => ({
  question: 1,
  code: 'undeclared',
  text: `${task.id} does not say what it writes, so nothing keeps it off the other's files.`,
  paths: [],
});

const filesOf = (task: PlanTask, evidence: Evidence): readonly string[] =>
  evidence.tasks[task.id]?.files ?? [];

function sameFiles(a: PlanTask, b: PlanTask, evidence: Evidence): Found[] {
  const others = new Set(filesOf(b, evidence));
  const paths = filesOf(a, evidence).filter((path) => others.has(path));
  if (paths.length === 0) return [];
  const kinds = [...new Set(paths.map(proneKind).filter((kind) => kind !== null))];
  const why = kinds.length > 0 ? ` (${kinds.map((kind) => proneWords[kind]).join('; ')})` : '';
  const text = `Both write ${list(paths)}${why}.`;
  return [{ reason: { question: 1, code: 'same-files', text, paths: paths.slice(0, 50) }, paths }];
}

/** Where the globs meet and no file is there yet. */
function sameNewFiles(a: PlanTask, b: PlanTask, evidence: Evidence): Found[] {
  const files = [...filesOf(a, evidence), ...filesOf(b, evidence)];
  const met = a.writeSet.flatMap((one) =>
    b.writeSet.filter((other) => globsMeet(one, other)).map((other) => [one, other] as const),
  );
  const paths = met
    .filter(([one, other]) => !files.some((path) => globCovers(one, path) && globCovers(other, path)))
    .map(([one, other]) => (one.length >= other.length ? one : other));
  if (paths.length === 0) return [];
  const unique = [...new Set(paths)];
  const text = `Both may make new files under ${list(unique)}.`;
  return [{ reason: { question: 1, code: 'same-place', text, paths: unique }, paths: unique }];
}

function migrations(a: PlanTask, b: PlanTask): Found[] {
  const of = (task: PlanTask): (string | null)[] => task.writeSet.map(migrationsFolder);
  const theirs = new Set(of(b));
  const paths = [...new Set(of(a).filter((f): f is string => f !== null && theirs.has(f)))];
  if (paths.length === 0) return [];
  const text = `Both add to ${list(paths)}: the order of migrations must be one.`;
  return [{ reason: { question: 1, code: 'migrations', text, paths }, paths }];
}

/** Files that a tool rewrites along with theirs. */
function rewrittenAlong(a: PlanTask, b: PlanTask, evidence: Evidence): Found[] {
  const along = (task: PlanTask): readonly string[] => drawnAlong(filesOf(task, evidence), evidence.tracked);
  const [mine, theirs] = [along(a), along(b)];
  const all = (task: PlanTask, extra: readonly string[]) => new Set([...filesOf(task, evidence), ...extra]);
  const [ofA, ofB] = [all(a, mine), all(b, theirs)];
  const paths = [...new Set([...mine, ...theirs])].filter((path) => ofA.has(path) && ofB.has(path));
  if (paths.length === 0) return [];
  const text = `Both have ${list(paths)} rewritten along with what they write.`;
  return [{ reason: { question: 1, code: 'rewritten-along', text, paths }, paths }];
}

/** Files that the history shows to change along with theirs. */
function learned(a: PlanTask, b: PlanTask, evidence: Evidence): Found[] {
  const drawn = (task: PlanTask) =>
    new Map((evidence.tasks[task.id]?.drawn ?? []).map((one) => [one.path, one]));
  const [ofA, ofB] = [drawn(a), drawn(b)];
  const [filesA, filesB] = [new Set(filesOf(a, evidence)), new Set(filesOf(b, evidence))];
  const found: Found[] = [];
  for (const path of new Set([...ofA.keys(), ...ofB.keys()])) {
    const [fromA, fromB] = [ofA.get(path), ofB.get(path)];
    if (!(fromA || filesA.has(path)) || !(fromB || filesB.has(path))) continue;
    const said = [
      fromA && `${a.id}'s files in ${fromA.together} of ${fromA.of} commits`,
      fromB && `${b.id}'s files in ${fromB.together} of ${fromB.of} commits`,
    ].filter((words) => words !== undefined);
    const text = `${path} changed together with ${said.join(' and ')}.`;
    found.push({ reason: { question: 1, code: 'learned', text, paths: [path] }, paths: [path] });
  }
  return found.slice(0, 5);
}

/** Whether everything that one may write lies in what the other may write. */
function within(a: PlanTask, b: PlanTask, evidence: Evidence): boolean {
  const files = filesOf(a, evidence);
  if (files.length > 0 && !files.every((path) => b.writeSet.some((glob) => globCovers(glob, path))))
    return false;
  return a.writeSet.every((glob) =>
    b.writeSet.some((other) => other === glob || other === '**' || globCovers(other, glob)),
  );
}

/** Up to three by name, and how many more. */
export function list(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, 3), names.length - 3];
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
