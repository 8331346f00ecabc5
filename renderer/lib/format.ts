import { type Instant, type Milliseconds } from '../../shared/kernel/time.ts';

/** A length of time in two units at most: `4m 58s`, `2h 5m`, `3d 4h`. */
export function duration(milliseconds: Milliseconds): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days}d ${hours % 24}h`;
  if (hours > 0) return `${hours}h ${minutes % 60}m`;
  if (minutes > 0) return `${minutes}m ${seconds % 60}s`;
  return `${seconds}s`;
}

/** A length of time in one unit, for narrow places. */
export function shortDuration(milliseconds: Milliseconds): string {
  return duration(milliseconds).split(' ')[0] ?? '';
}

/** A measured length: `41 ms`, `8.4 s`, `2m 3s`. */
export function measured(milliseconds: Milliseconds): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return duration(milliseconds);
}

/** The time of day, `14:49:04`. */
export function timeOfDay(at: Instant): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour12: false });
}

/** Date and time in full, for hovers. */
export function absolute(at: Instant): string {
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return `${day}, ${timeOfDay(at)}`;
}

/** How long ago, `3m ago`. */
export const ago = (at: Instant, now: Instant): string => `${shortDuration(now - at)} ago`;

/** A count with its noun: `1 lane`, `3 lanes`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** The first seven letters of a commit. */
export const shortOid = (oid: string): string => oid.slice(0, 7);

/** A size in bytes: `812 B`, `3.4 MB`. */
export function bytes(count: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let size = count;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

/** A number of tokens: `812`, `122k`, `1.2M`. */
export function tokens(count: number): string {
  if (count < 1000) return String(count);
  if (count < 1_000_000) return `${Math.round(count / 1000)}k`;
  return `${(count / 1_000_000).toFixed(1)}M`;
}

/** An amount of money as its currency writes it. */
export function money(amount: number, currency: string | null): string {
  try {
    return new Intl.NumberFormat('en-US', { style: 'currency', currency: currency ?? 'USD' }).format(amount);
  } catch {
    return `${amount.toFixed(2)} ${currency ?? ''}`.trim();
  }
}
