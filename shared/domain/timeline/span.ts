/** What a span can stand for, in the order in which they are drawn: later ones cover earlier ones. */
export const spanKinds = [
  'turn',
  'read',
  'search',
  'other',
  'edit',
  'command',
  'checkpoint',
  'landed',
  'verify',
  'approval',
  'paused',
  'ended',
  'conflict',
] as const;
export type SpanKind = (typeof spanKinds)[number];

/** The kinds that are tool calls of an agent. */
export const toolKinds = [
  'read',
  'search',
  'other',
  'edit',
  'command',
] as const satisfies readonly SpanKind[];

/** What happens at one moment. */
const points: ReadonlySet<SpanKind> = new Set(['checkpoint', 'landed', 'conflict', 'ended']);
export const isPointKind = (kind: SpanKind): boolean => points.has(kind);

/** What a relation between two lanes, or a lane and the target branch, can be. */
export const linkKinds = ['clone', 'mail', 'send-back', 'conflict'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** How a span came out. One without an end is open. */
export const outcomes = ['plain', 'good', 'bad', 'open'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the outcome of a span is read from. */
export interface Told {
  readonly kind: SpanKind;
  readonly to: number | null;
  readonly state: string;
  readonly title: string;
}

const bad = /fail|error|lost|killed|crash|timed|refused|host-ended|^exit(?!ed)(?!\D*0\b)/i;
const good = /^(completed|passed|ok|done|landed|success|allow)/i;

/** How it came out, from its state and, where an agent ended, from its exit code. */
export function outcomeOf(span: Told): Outcome {
  if (bad.test(span.state)) return 'bad';
  if (span.kind === 'ended' && (exitCodeOf(span) ?? 0) !== 0) return 'bad';
  if (span.to === null) return 'open';
  return good.test(span.state) ? 'good' : 'plain';
}

/** The exit code, where the state or the title tells it. */
export function exitCodeOf(span: Pick<Told, 'state' | 'title'>): number | null {
  const found = /(?:exit(?:ed)?(?:\s*code)?|code|failed)\D{0,8}?(-?\d{1,3})\b/i.exec(
    `${span.state} ${span.title}`,
  );
  return found?.[1] === undefined ? null : Number(found[1]);
}
