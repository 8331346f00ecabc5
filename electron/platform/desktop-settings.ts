import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  notifications: z.boolean().default(true),
  pauseKey: z.string().max(80).nullable().default('CommandOrControl+Shift+P'),
  updateFeed: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
});

/**
 * What the person set for the desktop app: notifications on or off; the key that pauses everything from anywhere, null
 * for none; where updates come from, null for nowhere.
 */
export type DesktopSettings = Readonly<z.infer<typeof schema>>;

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
