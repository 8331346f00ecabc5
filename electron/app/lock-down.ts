import { app, type Session, shell, type WebContents } from 'electron';
import { type Log } from '../platform/log.ts';
import { appOrigin } from './protocol.ts';

/** Keeps every page where it is: no navigation, no windows, no webviews, no permissions but writing to the clipboard. */
export function lockDownPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockDown(contents, log));
}

/** What a page of the session may ask of the system, and nothing of it that asks the network by itself. */
export function lockDownSession(session: Session): void {
  // Else the dictionaries of the system's languages are fetched from Google at the first start.
  session.setSpellCheckerEnabled(false);
  if (process.platform !== 'darwin') session.setSpellCheckerLanguages([]);
  const allowed = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(allowed(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed(permission));
}

function lockDown(contents: WebContents, log: Log): void {
  contents.on('will-navigate', (event) => {
    if (!isAppPage(event.url)) {
      event.preventDefault();
      openOutside(event.url, log);
    }
  });
  contents.on('will-redirect', (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, log);
    return { action: 'deny' };
  });
}

/** Whether an address is our own page. */
export const isAppPage = (url: string): boolean => url === appOrigin || url.startsWith(`${appOrigin}/`);

/** Hands an https address to the user's browser; anything else goes nowhere. */
function openOutside(url: string, log: Log): void {
  if (!isWebAddress(url)) return log.warning('an address was not opened', { scheme: url.split(':', 1)[0] });
  shell.openExternal(url).catch((error: unknown) => log.warning('an address could not be opened', { error }));
}

function isWebAddress(url: string): boolean {
  try {
    const { protocol, username, password } = new URL(url);
    return protocol === 'https:' && username === '' && password === '';
  } catch {
    return false;
  }
}
