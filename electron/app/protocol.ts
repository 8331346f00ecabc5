import { protocol } from 'electron';
import { securityHeaders } from '../bridge/security-headers.ts';
import { readStatic } from '../bridge/static-files.ts';

/** The origin of our own page. */
export const appOrigin = 'app://switchyard';

/** Makes app:// a scheme like https. To be called before Electron is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);
}

/** Serves the built renderer, and nothing else, under app://switchyard. */
export function serveAppScheme(renderer: string): void {
  protocol.handle('app', async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file = host === 'switchyard' && method === 'GET' ? await readStatic(renderer, pathname) : null;
    if (!file) return new Response('', { status: 404, headers: securityHeaders([]) });
    return new Response(new Uint8Array(file.body), {
      headers: { ...securityHeaders([]), 'content-type': file.type },
    });
  });
}
