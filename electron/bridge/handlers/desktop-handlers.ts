import { fail, ok } from '../../../shared/kernel/result.ts';
import { type Handlers } from '../host-port.ts';
import { type HandlerContext } from './context.ts';

type Calls = Extract<keyof Handlers, `desktop.${string}`> | 'fault.report';

/** A page that fails in a loop must not fill the disk. */
const mostFaults = 200;

/** Answers `desktop.*` and `fault.report`. */
export function desktopHandlers({ desktop, diary }: HandlerContext): Pick<Handlers, Calls> {
  let faults = 0;
  const noDesktop = () =>
    fail('refused', 'This host has no window, so there is nothing of the desktop app to set.', {
      next: 'Start the desktop app with npm start where there is a display.',
    });
  return {
    'desktop.get': async () => ok({ desktop: desktop()?.view() ?? null }),
    'desktop.configure': async (change) => {
      const controls = desktop();
      if (!controls) return noDesktop();
      const done = controls.configure(change);
      return done.ok ? ok({ desktop: controls.view() }) : done;
    },
    'desktop.testNotification': async () => {
      const controls = desktop();
      if (!controls) return noDesktop();
      const done = controls.testNotification();
      return done.ok ? ok({ desktop: controls.view() }) : done;
    },
    'desktop.checkForUpdates': async () => {
      const controls = desktop();
      if (!controls) return noDesktop();
      const done = await controls.checkForUpdates();
      return done.ok ? ok({ desktop: controls.view() }) : done;
    },
    'fault.report': async ({ message, stack, place }) => {
      faults += 1;
      if (faults <= mostFaults) diary.error('a fault of the screen', { fault: message, stack, place });
      return ok({ written: faults <= mostFaults });
    },
  };
}
