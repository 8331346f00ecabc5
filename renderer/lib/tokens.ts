import { useSyncExternalStore } from 'react';
import { parseColour, toHex, withAlpha } from './css-colour.ts';

/** Reads one design token of the page; `token('bg1')` is the value of `--bg1` as `#rrggbb[aa]`. */
export type Tokens = (name: string, alpha?: number) => string;

/** The tokens as the page has them now. Canvas, Monaco and xterm need colours as values. */
export function readTokens(element: Element = document.documentElement): Tokens {
  const style = getComputedStyle(element);
  return (name, alpha) => {
    const value = style.getPropertyValue(`--${name}`);
    const colour = parseColour(value) ?? parseColour(resolved(value));
    if (!colour) return '#808080';
    return toHex(alpha === undefined ? colour : withAlpha(colour, alpha));
  };
}

/** A colour that only the browser knows, such as `CanvasText` of forced colours, as `rgb()`. */
function resolved(value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Whether the page stands in its light theme. */
export function isLight(): boolean {
  return document.documentElement.dataset['theme'] === 'light';
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  const forced = window.matchMedia('(forced-colors: active)');
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-contrast', 'class'],
  });
  forced.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    forced.removeEventListener('change', changed);
  };
}

const themeName = () => {
  const { theme = 'dark', contrast = 'normal' } = document.documentElement.dataset;
  const forced = window.matchMedia('(forced-colors: active)').matches;
  return `${theme} ${contrast}${forced ? ' forced' : ''}`;
};

/** The name of the theme with its contrast; renders again when it changes. */
export function useThemeName(): string {
  return useSyncExternalStore(subscribe, themeName, () => 'dark');
}
