/** The outcome of something that may fail in an expected way. Bugs throw; expected failure is data. */
export type Result<T, E = Failure> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: E };

/** What went wrong in terms a person can act on: what happened, what was kept safe, what to do next. */
export interface Failure {
  readonly type: FailureType;
  readonly message: string;
  /** What was kept safe, when something could have been lost. */
  readonly kept?: string;
  /** The next step that usually helps. */
  readonly next?: string;
  /** Machine-readable particulars, for example the paths in conflict. */
  readonly details?: unknown;
}

/** Every way in which a call can fail; clients may switch on it. */
export const failureTypes = [
  'invalid-input',
  'unknown-call',
  'unauthorised',
  'too-large',
  'not-found',
  'refused',
  'conflict',
  'paused',
  'not-a-repository',
  'bare-repository',
  'no-commit',
  'git-failed',
  'agent-missing',
  'agent-failed',
  'deadline',
  'storage',
  'offline',
  'internal',
] as const;
export type FailureType = (typeof failureTypes)[number];

/** Wraps a value as success. */
export const ok = <T>(data: T): { readonly ok: true; readonly data: T } => ({ ok: true, data });

/** Wraps a reason as expected failure. */
export const fail = (
  type: FailureType,
  message: string,
  more: Omit<Failure, 'type' | 'message'> = {},
): { readonly ok: false; readonly error: Failure } => ({ ok: false, error: { type, message, ...more } });

/** A Failure as something to throw across layers that speak promises; the bridge unwraps it again. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** The data of a success; throws a FailureError otherwise. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.data;
  throw new FailureError(result.error);
}
