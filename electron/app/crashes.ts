import { app, crashReporter, dialog, type WebContents } from 'electron';
import { mkdirSync } from 'node:fs';
import { type Log } from '../platform/log.ts';
import { CrashCount } from './crash-count.ts';

/** Keeps reports of crashes in a folder of ours; they are sent nowhere. To be called before Electron is ready. */
export function keepCrashReports(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('crashDumps', folder);
  crashReporter.start({ uploadToServer: false, ignoreSystemCrashHandler: true });
}

/** Brings a window back whose page died, and says so; one that dies again and again is left to the person. */
export function reviveWindows(
  isOurs: (contents: WebContents) => boolean,
  crashFolder: string,
  log: Log,
): void {
  const count = new CrashCount();
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit' || !isOurs(contents)) return;
    log.error('a window died', { reason, exitCode });
    const again = count.mayRevive(performance.now());
    if (again) contents.reload();
    void tell(contents, again, crashFolder);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit') log.warning('a helper process died', { type, reason, exitCode, name });
  });
}

async function tell(contents: WebContents, revived: boolean, crashFolder: string): Promise<void> {
  const safe = 'Lanes and their agents run outside of the window: nothing of their work is lost.';
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: revived ? 'The window died and was opened again' : 'The window dies again and again',
    detail: `${safe}\n\nA report is kept in ${crashFolder}. It is sent nowhere.`,
    buttons: revived ? ['OK'] : ['Try Again', 'Leave It'],
  });
  if (!revived && response === 0 && !contents.isDestroyed()) contents.reload();
}
