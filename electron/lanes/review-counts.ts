import { type CallInput, type CallOutput, type FileCount } from '../../shared/contract/index.ts';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { changedPaths, countChanges } from '../git/diff-files.ts';
import { generatedFiles } from '../git/generated-files.ts';
import { type LaneDeps, laneAndProject } from './deps.ts';

type LineCount = Omit<FileCount, 'generated'>;
type Answer = Result<CallOutput<'review.counts'>>;

/** Counts of one pair of commits, while they come and afterwards. */
interface Job {
  readonly items: FileCount[];
  end: Result<null> | null;
  /** Settles when there is more to say; another promise takes its place then. */
  more: PromiseWithResolvers<null>;
}

/** Pairs whose counts are remembered; the longest unused goes first. */
const remembered = 6;
const mostAtOnce = 5000;

/** Counts the lines of changes, each pair of commits once, and hands them out while git goes on counting. */
export class ReviewCounts {
  private readonly jobs = new Map<string, Job>();
  private readonly deps: Pick<LaneDeps, 'git' | 'engine'>;

  constructor(deps: Pick<LaneDeps, 'git' | 'engine'>) {
    this.deps = deps;
  }

  async read(input: CallInput<'review.counts'>): Promise<Answer> {
    const { laneId, from, to, after = 0 } = input;
    const found = laneAndProject(this.deps, laneId);
    if (!found.ok) return found;
    const strange = [from, to].find((oid) => !/^[0-9a-f]{40,64}$/.test(oid));
    if (strange !== undefined) return fail('invalid-input', `${strange} is not the full name of a commit.`);
    const job = this.jobFor(found.data.project.path, from, to);
    while (job.items.length <= after && job.end === null) await job.more.promise;
    if (job.end && !job.end.ok) return job.end;
    const items = job.items.slice(after, after + mostAtOnce);
    const next = after + items.length;
    return ok({ items, next, done: job.end !== null && next >= job.items.length });
  }

  private jobFor(dir: string, from: string, to: string): Job {
    const key = `${dir}\0${from}\0${to}`;
    const known = this.jobs.get(key);
    const job = known ?? { items: [], end: null, more: Promise.withResolvers<null>() };
    this.jobs.delete(key);
    this.jobs.set(key, job);
    for (const oldest of [...this.jobs.keys()].slice(0, -remembered)) this.jobs.delete(oldest);
    if (!known) {
      void this.count(job, dir, from, to).then((end) => {
        job.end = end;
        if (!end.ok && this.jobs.get(key) === job) this.jobs.delete(key);
        job.more.resolve(null);
      });
    }
    return job;
  }

  private async count(job: Job, dir: string, from: string, to: string): Promise<Result<null>> {
    const { git } = this.deps;
    const early: LineCount[] = [];
    let marked: ReadonlySet<string> | null = null;
    const say = (counts: readonly LineCount[]) => {
      if (marked === null) return void early.push(...counts);
      for (const count of counts) job.items.push({ ...count, generated: marked.has(count.path) });
      job.more.resolve(null);
      job.more = Promise.withResolvers<null>();
    };
    const counting = countChanges(git, dir, [from, to], say);
    const generated = await generatedFiles(git, dir, to, () => changedPaths(git, dir, from, to));
    marked = generated.ok ? generated.data : new Set();
    say(early);
    return counting;
  }
}
