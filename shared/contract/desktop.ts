import { z } from 'zod';
import { call } from './call.ts';
import { menuActions } from './menu-actions.ts';

/** A key combination as the keymap of the screen writes it, for example `mod+shift+p`; null for none. */
const chord = z.string().max(40).nullable();

/** What may be announced: questions, lanes that stopped or failed, merges that wait or failed. */
const notificationKinds = z.object({ questions: z.boolean(), lanes: z.boolean(), merges: z.boolean() });

const updatesView = z.object({
  /** Where new versions are looked for; null for nowhere, and then nothing is ever asked for over the network. */
  feed: z.string().nullable(),
  state: z.enum(['off', 'idle', 'checking', 'current', 'available', 'downloading', 'ready', 'failed']),
  /** The newer version that was found. */
  version: z.string().nullable(),
  /** What went wrong, or why a version that was found cannot be installed from here. */
  message: z.string().nullable(),
});

/** What the desktop app adds to the host, and how it stands. */
export const desktopView = z.object({
  /** Whether what waits is announced while no window is in front. */
  notifications: z.boolean(),
  notificationKinds,
  /** Whether announcements make the system's sound. */
  notificationSound: z.boolean(),
  pauseKey: z.object({
    /** The key that pauses everything from any program, as Electron writes it; null for none. */
    wanted: z.string().nullable(),
    /** Why it does not work; null when it does. */
    problem: z.string().nullable(),
  }),
  menuKeys: z.partialRecord(z.enum(menuActions), chord),
  tray: z.boolean(),
  updates: updatesView,
  places: z.object({ log: z.string(), crashes: z.string(), settings: z.string() }),
});
export type DesktopView = z.infer<typeof desktopView>;
export type UpdatesView = z.infer<typeof updatesView>;

export const desktopCalls = {
  'desktop.get': call(
    'How the desktop app is set and what of it works; null on a host without a window.',
    z.object({}),
    z.object({ desktop: desktopView.nullable() }),
  ),
  'desktop.configure': call(
    'Change settings of the desktop app; what is left out stays. A key combination that is none is refused.',
    z.object({
      notifications: z.boolean().optional(),
      notificationKinds: notificationKinds.partial().optional(),
      notificationSound: z.boolean().optional(),
      pauseKey: z.string().min(1).max(80).nullable().optional(),
      menuKeys: z.partialRecord(z.enum(menuActions), chord).optional(),
      updateFeed: z.string().max(2000).nullable().optional(),
    }),
    z.object({ desktop: desktopView }),
  ),
  'desktop.testNotification': call(
    'Show an announcement now, as one would be shown, whatever is switched off and whichever window is in front.',
    z.object({}),
    z.object({ desktop: desktopView }),
  ),
  'desktop.checkForUpdates': call(
    'Ask the configured feed for a newer version; the person is asked in a dialog before anything is fetched.',
    z.object({}),
    z.object({ desktop: desktopView }),
  ),
  'fault.report': call(
    'Write a fault of the screen into the log file of this host; it goes nowhere else.',
    z.object({
      message: z.string().min(1).max(2000),
      stack: z.string().max(10_000).optional(),
      place: z.string().max(200).optional(),
    }),
    z.object({ written: z.boolean() }),
  ),
} as const;
