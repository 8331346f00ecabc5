import { useCallback, useEffect, useState } from 'react';
import {
  type CallInput,
  type CallOutput,
  type ChangedFile,
  largestText,
} from '../../../shared/contract/index.ts';
import { type Failure, type Result } from '../../../shared/kernel/result.ts';
import { invoke } from '../../client/host.ts';
import { type Query } from '../../state/use-query.ts';
import { inTreeOrder } from './file-tree.ts';
import { withCounts } from './files.ts';
import { readUi } from '../../state/ui.ts';

type Files = CallOutput<'review.files'>;
type Diff = CallOutput<'review.diff'>;

const most = 8;

/** Reads diffs of one lane, each content once: between the two commits of a list, so that the host looks at no worktree again. */
export class DiffReader {
  private readonly laneId: CallInput<'review.diff'>['laneId'];
  private readonly kept = new Map<string, Promise<Result<Diff>>>();

  constructor(laneId: CallInput<'review.diff'>['laneId']) {
    this.laneId = laneId;
  }

  keyOf = ({ base, tree }: Files, file: ChangedFile, all = false): string =>
    [base, tree, file.path, file.oldPath ?? '', all ? 'all' : ''].join('\u0000');

  /** With `all`, a large file is read, too. */
  read(files: Files, file: ChangedFile, all = false): Promise<Result<Diff>> {
    const key = this.keyOf(files, file, all);
    const known = this.kept.get(key);
    if (known) return known;
    const { path, oldPath } = file;
    const asked = invoke('review.diff', {
      laneId: this.laneId,
      path,
      oldPath,
      from: files.base,
      to: files.head,
      ...(all ? { limit: largestText } : {}),
    });
    this.kept.set(key, asked);
    for (const oldest of [...this.kept.keys()].slice(0, -most)) this.kept.delete(oldest);
    void asked.then((answer) => {
      if (!answer.ok) this.kept.delete(key);
    });
    return asked;
  }
}

interface Answer<T> {
  readonly of: string;
  readonly data: T | null;
  readonly failure: Failure | null;
}
const nothing = { of: '', data: null, failure: null };

const firstOf = (files: readonly ChangedFile[]): ChangedFile | undefined =>
  inTreeOrder(withCounts(files, new Map()))[0];

/** What a lane changed. The diff of the file that will be shown is asked for as soon as the list is there. */
export function useFiles(
  reader: DiffReader,
  input: CallInput<'review.files'>,
  version: string,
): Query<'review.files'> {
  const [answer, setAnswer] = useState<Answer<Files>>(nothing);
  const [again, setAgain] = useState(0);
  const subject = JSON.stringify(input);
  const wanted = `${subject} ${version} ${again}`;
  useEffect(() => {
    let current = true;
    void invoke('review.files', JSON.parse(subject) as CallInput<'review.files'>).then((result) => {
      if (!current) return;
      const files = result.ok ? result.data : null;
      const first = files?.files.find((f) => f.path === readUi().reviewPath) ?? firstOf(files?.files ?? []);
      if (files && first) void reader.read(files, first);
      setAnswer((before) => ({
        of: wanted,
        data: files ?? (before.of.startsWith(subject) ? before.data : null),
        failure: result.ok ? null : result.error,
      }));
    });
    return () => {
      current = false;
    };
  }, [reader, subject, wanted]);
  const reload = useCallback(() => setAgain((n) => n + 1), []);
  const mine = answer.of.startsWith(subject) ? answer : nothing;
  return { data: mine.data, failure: mine.failure, loading: answer.of !== wanted, reload };
}

/** Both sides of a file of the list. What was shown of it stands until newer content is there. */
export function useDiff(
  reader: DiffReader,
  files: Files | null,
  file: ChangedFile | null,
): Query<'review.diff'> & { readonly loadAll: () => void } {
  const [answer, setAnswer] = useState<Answer<Diff>>(nothing);
  const [again, setAgain] = useState(0);
  const [whole, setWhole] = useState<string | null>(null);
  const all = file !== null && whole === file.path;
  const wanted = files && file ? reader.keyOf(files, file, all) : '';
  useEffect(() => {
    if (!files || !file) return;
    let current = true;
    void reader.read(files, file, all).then((result) => {
      if (!current) return;
      setAnswer({
        of: wanted,
        data: result.ok ? result.data : null,
        failure: result.ok ? null : result.error,
      });
    });
    return () => {
      current = false;
    };
    // The key says all that matters of the list and the file.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [reader, wanted, again]);
  const reload = useCallback(() => setAgain((n) => n + 1), []);
  const sameFile = answer.data !== null && answer.data.path === file?.path;
  return {
    data: sameFile ? answer.data : null,
    failure: answer.of === wanted ? answer.failure : null,
    loading: answer.of !== wanted,
    reload,
    loadAll: () => setWhole(file?.path ?? null),
  };
}
