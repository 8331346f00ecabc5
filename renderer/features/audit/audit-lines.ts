import { type AuditEvent } from '../../../shared/contract/index.ts';

/** Pages put together, newest first, each event once. */
export function joinPages(...pages: readonly (readonly AuditEvent[])[]): readonly AuditEvent[] {
  const bySequence = new Map<number, AuditEvent>();
  for (const page of pages) for (const event of page) bySequence.set(event.sequence, event);
  return [...bySequence.values()].sort((a, b) => b.sequence - a.sequence);
}

/** Where the page before the oldest held event begins: `after` for `audit.read`. */
export const pageBefore = (
  oldest: number,
  limit: number,
): { readonly after: number; readonly limit: number } => {
  const after = Math.max(0, oldest - 1 - limit);
  return { after, limit: Math.max(1, oldest - 1 - after) };
};

/** Whether every word asked for stands in what is shown of the event. */
export function matches(event: AuditEvent, words: string, asked: string): boolean {
  const text = `${words} ${event.type} ${event.stream} ${event.hash}`.toLowerCase();
  return asked
    .toLowerCase()
    .split(/\s+/)
    .every((w) => text.includes(w));
}

/** The kind of thing that a stream belongs to, for the filter. */
export const families = [
  'project',
  'agent',
  'mission',
  'lane',
  'approval',
  'reservation',
  'message',
  'merge',
  'fleet',
] as const;
export type Family = (typeof families)[number];

/** The data as people read it: names in order, nested values as JSON. */
export function dataLines(data: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(data).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value === null ? 'none' : JSON.stringify(value, null, 2),
  ]);
}
