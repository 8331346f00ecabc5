import { app, BrowserWindow, Notification } from 'electron';
import { type Host } from '../bridge/host-port.ts';
import { Announcer } from './announcer.ts';
import { countWaiting } from './attention.ts';

export interface NotificationParts {
  readonly host: Host;
  readonly icon: string;
  readonly enabled: () => boolean;
  /** Shows the window and, in it, the thing. */
  readonly open: (target: string) => void;
  /** Hears how many things wait, at each change. */
  readonly onWaiting: (count: number) => void;
}

/** Tells the person what waits while no window of ours has the focus, and counts it on the badge. Returns how to stop. */
export function startNotifications({ host, icon, enabled, open, onWaiting }: NotificationParts): () => void {
  const announcer = new Announcer({
    wanted: () => enabled() && Notification.isSupported() && BrowserWindow.getFocusedWindow() === null,
    show: ({ target, title, body }) => {
      const notification = new Notification({ title, body, icon });
      notification.on('click', () => open(target));
      notification.show();
      return notification;
    },
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    now: () => performance.now(),
  });
  let waiting = -1;
  const stop = host.onWorldChange((world, fresh) => {
    announcer.hear(world, fresh);
    const count = countWaiting(world);
    if (count === waiting) return;
    waiting = count;
    app.setBadgeCount(count);
    onWaiting(count);
  });
  return () => {
    stop();
    announcer.close();
  };
}
