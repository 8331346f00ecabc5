import { useSyncExternalStore } from 'react';
import { parseColour, toHex, withAlpha } from './css-colour.ts';

/** Reads one design token of the page; `token('bg1')` is the value of `--bg1` as `#rrggbb[aa]`. */
export type Tokens = (name: string, alpha?: number) => string;

/** The tokens as the page has them now. Canvas, Monaco and xterm need colours as values. */
export function readTokens(element: Element = document.documentElement): Tokens {
  const style = getComputedStyle(element);
  return (name, alpha) => {
    const colour = parseColour(style.getPropertyValue(`--${name}`));
    if (!colour) return '#808080';
    return toHex(alpha === undefined ? colour : withAlpha(colour, alpha));
  };
}

/** Whether the page stands in its light theme. */
export function isLight(): boolean {
  return document.documentElement.dataset['theme'] === 'light';
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  return () => observer.disconnect();
}

const themeName = () => document.documentElement.dataset['theme'] ?? 'dark';

/** The name of the theme; renders again when it changes. */
export function useThemeName(): string {
  return useSyncExternalStore(subscribe, themeName, () => 'dark');
}
