import { isAbsolute } from 'node:path';

/** The scheme of our links, as the system knows it. */
export const linkScheme = 'switchyard';

/** Whether a word of a command line is meant as a link of ours, sound or not. */
export const isLink = (word: string): boolean => word.toLowerCase().startsWith(`${linkScheme}:`);

/** What a link of ours points at. A link opens things; none acts. */
export type DeepLink =
  { readonly kind: 'place'; readonly target: string } | { readonly kind: 'project'; readonly path: string };

const place = /^switchyard:\/\/(lane|approval|merge|message)\/([a-z0-9_]{1,80})$/;
const laneTab = /^switchyard:\/\/lane\/([a-z0-9_]{1,80})\/(transcript|changes|terminal|details)$/;

/**
 * Reads `switchyard://lane/<id>`, `switchyard://lane/<id>/<tab>`, `switchyard://approval/<id>`,
 * `switchyard://merge/<id>`, `switchyard://message/<id>` or `switchyard://project?path=<absolute path>`; null for everything else.
 */
export function readDeepLink(text: string): DeepLink | null {
  const [, kind, id] = place.exec(text) ?? [];
  if (kind !== undefined && id !== undefined) return { kind: 'place', target: `${kind}:${id}` };
  const [, laneId, tab] = laneTab.exec(text) ?? [];
  if (laneId !== undefined && tab !== undefined) return { kind: 'place', target: `lane:${laneId}:${tab}` };
  const isProject = text.startsWith('switchyard://project?') && text.length <= 4096;
  const url = isProject ? parsed(text) : null;
  return url?.hash === '' ? projectIn(url) : null;
}

function projectIn(url: URL): DeepLink | null {
  const names = [...url.searchParams.keys()];
  const path = url.searchParams.get('path') ?? '';
  if (names.length !== 1 || names[0] !== 'path') return null;
  // A path to another machine would be contacted merely by looking at it.
  if (!isAbsolute(path) || /^[\\/]{2}/.test(path) || hasControl(path)) return null;
  return { kind: 'project', path };
}

const hasControl = (text: string): boolean => [...text].some((letter) => letter < ' ' || letter === '\u007f');

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
