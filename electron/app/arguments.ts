import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLink } from './deep-link.ts';

/** What the desktop app was started with. */
export interface DesktopArguments {
  /** --data, as given. */
  readonly data: string | undefined;
  /** A repository to open, absolute. */
  readonly project: string | null;
  /** A link of ours to open, as given. */
  readonly link: string | null;
}

/**
 * Reads the arguments of a start of the desktop app. `appPath` is the folder that Electron was told to run, the first
 * word of the line in a checkout; null in a packaged app. Switches of Chromium are passed over.
 */
export function readArguments(
  argv: readonly string[],
  appPath: string | null,
  workingDirectory: string,
): DesktopArguments {
  const words: string[] = [];
  let data: string | undefined;
  let link: string | null = null;
  for (let i = 1; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--data') data = argv[++i];
    else if (word.startsWith('--data=')) data = word.slice('--data='.length);
    else if (isLink(word)) link ??= word;
    else if (word !== '' && !word.startsWith('-')) words.push(word);
  }
  const paths = words.map((word) => resolve(workingDirectory, pathIn(word)));
  if (appPath !== null && paths[0] === resolve(appPath)) paths.shift();
  return { data, project: paths[0] ?? null, link };
}

/** File managers hand folders over as addresses. */
function pathIn(word: string): string {
  if (!word.startsWith('file://')) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return word;
  }
}
