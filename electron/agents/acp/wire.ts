/**
 * Reading what an agent sent, without trusting its shape. Agents differ from the schema in small ways (missing fields,
 * fields of other versions); a field that does not fit is absent, and the message is used all the same.
 */
export type Wire = Readonly<Record<string, unknown>>;

export const asRecord = (value: unknown): Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Wire) : {};

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const asNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** The value at a path of keys; undefined where the path ends early. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  let here = value;
  for (const key of keys) here = asRecord(here)[key];
  return here;
}
