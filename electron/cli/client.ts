import { type CallInput, type CallName, type CallOutput } from '../../shared/contract/index.ts';
import { fail, type Result } from '../../shared/kernel/result.ts';
import { type HostFile, readHostFile } from '../platform/host-file.ts';
import { lockHolder } from '../platform/lock.ts';

/** A running host, as the command line sees it. */
export interface Client {
  readonly host: HostFile;
  call<N extends CallName>(name: N, input: CallInput<N>, timeoutMs?: number): Promise<Result<CallOutput<N>>>;
  /** A call whose name is not known to be one. */
  callAny(name: string, body: string, timeoutMs?: number): Promise<Result<unknown>>;
}

/** The host of a data directory; null when none runs. A host that is still starting is waited for. */
export async function findHost(dataDirectory: string, patienceMs = 15_000): Promise<Client | null> {
  for (const until = Date.now() + patienceMs; ;) {
    const host = readHostFile(dataDirectory);
    if (host) return client(host);
    if (lockHolder(dataDirectory) === null || Date.now() > until) return null;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function client(host: HostFile): Client {
  const callAny: Client['callAny'] = async (name, body, timeoutMs = 600_000) => {
    try {
      const response = await fetch(`http://127.0.0.1:${host.port}/rpc/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${host.token}`,
          'content-type': 'application/json',
          'x-switchyard-client': 'cli',
        },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      return (await response.json()) as Result<unknown>;
    } catch (error) {
      return noAnswer(host, error, timeoutMs);
    }
  };
  return {
    host,
    callAny,
    call: (name, input, timeoutMs) =>
      callAny(name, JSON.stringify(input), timeoutMs) as ReturnType<Client['call']> as never,
  };
}

function noAnswer(host: HostFile, error: unknown, timeoutMs: number): Result<never> {
  const late = error instanceof Error && error.name === 'TimeoutError';
  const why = late ? `within ${timeoutMs / 1000} s` : `at 127.0.0.1:${host.port}`;
  return fail(late ? 'deadline' : 'offline', `The host (process ${host.pid}) did not answer ${why}.`, {
    kept: 'Lanes go on as they are; what is recorded is safe.',
    next: 'Try again; if it stays silent, end that process and start Switchyard again.',
  });
}
