import { BrowserWindow, Notification } from 'electron';
import { type Result, fail, ok } from '../../shared/kernel/result.ts';
import { type Host } from '../bridge/host-port.ts';
import { type DesktopSettings } from '../platform/desktop-settings.ts';
import { Announcer } from './announcer.ts';
import { type Matter } from './attention.ts';

const unsupported = fail('refused', 'This system shows no notifications.', {
  kept: 'What waits is in the inbox, on the badge and in the tray.',
  next: 'Start a notification service, and try again.',
});

export interface NotificationParts {
  readonly host: Host;
  readonly icon: string;
  readonly settings: () => Pick<DesktopSettings, 'notifications' | 'notificationKinds' | 'notificationSound'>;
  /** Shows the window and, in it, the thing. */
  readonly open: (target: string) => void;
}

/** Which kind of announcement a matter belongs to. */
const kindOf = ({ target }: Matter): keyof DesktopSettings['notificationKinds'] =>
  /^(approval|message):/.test(target) ? 'questions' : target.startsWith('merge:') ? 'merges' : 'lanes';

export interface Notifications {
  /** Shows one now, or tells why the system shows none. */
  test(): Result<void>;
  stop(): void;
}

/** Tells the person what begins to wait while no window of ours has the focus. */
export function startNotifications({ host, icon, settings, open }: NotificationParts): Notifications {
  const show = ({ target, title, body }: Matter) => {
    const notification = new Notification({ title, body, icon, silent: !settings().notificationSound });
    notification.on('click', () => open(target));
    notification.show();
    return notification;
  };
  const announcer = new Announcer({
    wanted: () =>
      settings().notifications && Notification.isSupported() && BrowserWindow.getFocusedWindow() === null,
    wants: (matter) => settings().notificationKinds[kindOf(matter)],
    show,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
  });
  const stop = host.onWorldChange((world, fresh) => announcer.hear(world, fresh));
  return {
    test: () => {
      if (!Notification.isSupported()) return unsupported;
      show({
        target: 'inbox',
        title: 'Switchyard',
        body: 'This is how you are told that something waits for you.',
      });
      return ok(undefined);
    },
    stop: () => {
      stop();
      announcer.close();
    },
  };
}
