import { fail, ok, type Result } from '../../shared/kernel/result.ts';
import { type DesktopControls } from '../bridge/host-port.ts';
import { type DesktopSettings, isFeed } from '../platform/desktop-settings.ts';
import { type GlobalKey } from './global-key.ts';
import { type Settings } from './settings.ts';
import { type Updates } from './updates.ts';

export interface DesktopControlsParts {
  readonly settings: Settings;
  readonly pauseKey: Pick<GlobalKey, 'wanted' | 'problem' | 'take'>;
  readonly updates: Pick<Updates, 'view' | 'reset' | 'check'>;
  readonly testNotification: () => Result<void>;
  readonly hasTray: boolean;
  readonly places: { readonly log: string; readonly crashes: string; readonly settings: string };
}

/** What `desktop.*` of the contract asks and sets. */
export function desktopControls(parts: DesktopControlsParts): DesktopControls {
  const { settings, pauseKey, updates, testNotification, hasTray, places } = parts;
  return {
    view: () => ({
      notifications: settings.current.notifications,
      notificationKinds: settings.current.notificationKinds,
      notificationSound: settings.current.notificationSound,
      pauseKey: { wanted: pauseKey.wanted, problem: pauseKey.problem },
      menuKeys: settings.current.menuKeys,
      tray: hasTray,
      updates: updates.view,
      places,
    }),
    configure: ({ pauseKey: key, updateFeed: feed, menuKeys, notificationKinds, ...rest }) => {
      if (feed !== undefined && feed !== null && !isFeed(feed)) return noFeed(feed);
      if (key !== undefined && !pauseKey.take(key)) return noKey(key ?? '');
      const before = settings.current;
      settings.change(
        given<DesktopSettings>({
          ...rest,
          notificationKinds: notificationKinds && {
            ...before.notificationKinds,
            ...given(notificationKinds),
          },
          pauseKey: key,
          updateFeed: feed,
          menuKeys: menuKeys && { ...before.menuKeys, ...menuKeys },
        }),
      );
      if (settings.current.updateFeed !== before.updateFeed) {
        updates.reset();
        if (settings.current.updateFeed !== null) void updates.check(false);
      }
      return ok(undefined);
    },
    testNotification,
    checkForUpdates: () => updates.check(true),
  };
}

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };

const given = <T extends object>(change: Maybe<T>): Partial<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

const noKey = (key: string): Result<never> =>
  fail('invalid-input', `"${key}" is not a key combination.`, {
    kept: 'The key stays as it was.',
    next: 'Write it as modifiers and one key, for example CommandOrControl+Shift+P.',
  });

const noFeed = (feed: string): Result<never> =>
  fail('invalid-input', `${feed} cannot be an update feed.`, {
    kept: 'The feed stays as it was.',
    next: 'Give an https address; http is taken for this machine only.',
  });
