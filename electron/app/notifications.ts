import { BrowserWindow, Notification } from 'electron';
import { type Host } from '../bridge/host-port.ts';
import { Announcer } from './announcer.ts';

export interface NotificationParts {
  readonly host: Host;
  readonly icon: string;
  readonly enabled: () => boolean;
  /** Shows the window and, in it, the thing. */
  readonly open: (target: string) => void;
}

/** Tells the person what begins to wait while no window of ours has the focus. Returns how to stop. */
export function startNotifications({ host, icon, enabled, open }: NotificationParts): () => void {
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
  const stop = host.onWorldChange((world, fresh) => announcer.hear(world, fresh));
  return () => {
    stop();
    announcer.close();
  };
}
