import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the built renderer, ready to be sent. */
export interface StaticFile {
  readonly body: Buffer;
  readonly type: string;
  /** Its name carries a hash of what is in it. */
  readonly immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** The file that a URL's path names below `root`; `/` is index.html. Null for anything outside, absent or unnamed. */
export async function readStatic(root: string, urlPath: string): Promise<StaticFile | null> {
  const relative = decode(urlPath === '/' ? '/index.html' : urlPath);
  const type = types[extname(relative ?? '')];
  if (relative === null || type === undefined) return null;
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, relative))]);
    if (!file.startsWith(base + sep)) return null;
    return { body: await readFile(file), type, immutable: relative.startsWith('/assets/') };
  } catch {
    return null;
  }
}

function decode(urlPath: string): string | null {
  try {
    const path = decodeURIComponent(urlPath);
    return path.includes('\0') || path.split(/[\\/]/).includes('..') ? null : path;
  } catch {
    return null;
  }
}
