import { useCallback, useEffect, useState } from 'react';
import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/index.ts';
import { type Failure } from '../../shared/kernel/result.ts';
import { invoke } from '../client/host.ts';

export interface Query<N extends CallName> {
  /** The last good answer, kept while a new one is on its way. */
  readonly data: CallOutput<N> | null;
  readonly failure: Failure | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

/**
 * What a call answers, read when the component stands and again when the input or `version` changes.
 * A null input reads nothing.
 */
export function useQuery<N extends CallName>(
  name: N,
  input: CallInput<N> | null,
  version: string | number = 0,
): Query<N> {
  const [answer, setAnswer] = useState<{ data: CallOutput<N> | null; failure: Failure | null; of: string }>({
    data: null,
    failure: null,
    of: '',
  });
  const [again, setAgain] = useState(0);
  const subject = JSON.stringify([name, input]);
  const wanted = input === null ? '' : `${subject} ${version} ${again}`;
  useEffect(() => {
    if (wanted === '') return;
    let current = true;
    const [, parsed] = JSON.parse(subject) as [N, CallInput<N>];
    void invoke(name, parsed).then((result) => {
      if (!current) return;
      setAnswer((before) => ({
        data: result.ok ? result.data : before.of.startsWith(subject) ? before.data : null,
        failure: result.ok ? null : result.error,
        of: wanted,
      }));
    });
    return () => {
      current = false;
    };
  }, [name, subject, wanted]);
  const reload = useCallback(() => setAgain((n) => n + 1), []);
  const mine = answer.of.startsWith(subject);
  return {
    data: mine ? answer.data : null,
    failure: mine ? answer.failure : null,
    loading: wanted !== '' && answer.of !== wanted,
    reload,
  };
}
