import { useCallback, useRef, useState } from 'react';
import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/index.ts';
import { type Failure, type Result } from '../../shared/kernel/result.ts';
import { invoke } from '../client/host.ts';
import { notify } from './ui.ts';

export interface Command<N extends CallName> {
  readonly run: (input: CallInput<N>) => Promise<Result<CallOutput<N>>>;
  readonly busy: boolean;
  /** Of the last run; null once it succeeded or was cleared. */
  readonly failure: Failure | null;
  readonly clear: () => void;
}

/** A call with its progress and failure, for one control or form. */
export function useCommand<N extends CallName>(name: N): Command<N> {
  const [state, setState] = useState<{ busy: boolean; failure: Failure | null }>({
    busy: false,
    failure: null,
  });
  const latest = useRef(0);
  const run = useCallback(
    async (input: CallInput<N>) => {
      const mine = (latest.current += 1);
      setState({ busy: true, failure: null });
      const answer = await invoke(name, input);
      if (mine === latest.current) setState({ busy: false, failure: answer.ok ? null : answer.error });
      return answer;
    },
    [name],
  );
  const clear = useCallback(() => setState({ busy: false, failure: null }), []);
  return { run, ...state, clear };
}

/** A call from a menu or a key, whose failure is said at the lower edge. */
export async function perform<N extends CallName>(
  name: N,
  input: CallInput<N>,
  said?: (data: CallOutput<N>) => string,
): Promise<Result<CallOutput<N>>> {
  const answer = await invoke(name, input);
  if (!answer.ok) notify(answer.error.message, answer.error);
  else if (said) notify(said(answer.data));
  return answer;
}
