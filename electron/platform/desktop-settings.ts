import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { menuActions } from '../../shared/contract/index.ts';

const chord = z.string().max(40).nullable();

const schema = z.object({
  notifications: z.boolean().default(true),
  notificationKinds: z
    .object({
      questions: z.boolean().default(true),
      lanes: z.boolean().default(true),
      merges: z.boolean().default(true),
    })
    .default({ questions: true, lanes: true, merges: true }),
  notificationSound: z.boolean().default(false),
  pauseKey: z.string().max(80).nullable().default('CommandOrControl+Shift+P'),
  menuKeys: z.partialRecord(z.enum(menuActions), chord).default({}),
  updateFeed: z.string().refine(isFeed).nullable().default(null),
});

/**
 * What the person set for the desktop app: notifications on or off, of which
 * kinds, and with or without a sound; the key that pauses everything from anywhere, null
 * for none; keys of the menu that are not the usual ones; where updates come from, null for nowhere.
 */
export type DesktopSettings = Readonly<z.infer<typeof schema>>;

/** Whether updates may come from there: https, or this very machine. */
export function isFeed(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const here = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
  return protocol === 'https:' || (protocol === 'http:' && here);
}

export interface ReadSettings {
  readonly settings: DesktopSettings;
  /** What in the file was not understood and is as usual instead, in words; null when all was. */
  readonly trouble: string | null;
}

/** The settings in a file; as usual where there is none. One entry that is not understood costs that entry only. */
export function readDesktopSettings(file: string): ReadSettings {
  const text = textOf(file);
  if (text === null) return { settings: schema.parse({}), trouble: null };
  const given = objectIn(text);
  if (given === null)
    return { settings: schema.parse({}), trouble: `${file} is not JSON; the usual settings apply.` };
  const checked = schema.safeParse(given);
  if (checked.success) return { settings: checked.data, trouble: null };
  const odd = new Set(checked.error.issues.map((issue) => String(issue.path[0])));
  const sound = Object.fromEntries(Object.entries(given).filter(([name]) => !odd.has(name)));
  return {
    settings: schema.parse(sound),
    trouble: `${file}: ${[...odd].join(', ')} is not understood; the usual applies.`,
  };
}

/** Keeps the settings, whole or not at all. Throws where the disk refuses. */
export function writeDesktopSettings(file: string, settings: DesktopSettings): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
