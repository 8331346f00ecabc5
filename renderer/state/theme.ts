import { useEffect, useSyncExternalStore } from 'react';
import { useUi } from './ui.ts';

/** Whether a media query holds now, kept up to date. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Puts theme, contrast and motion on the document, `system` resolved; stands once in the app. */
export function useAppliedTheme(): void {
  const chosen = useUi((ui) => ui.theme);
  const contrast = useUi((ui) => ui.contrast);
  const motion = useUi((ui) => ui.motion);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const systemMore = useMedia('(prefers-contrast: more), (forced-colors: active)');
  const theme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
  const more = contrast === 'system' ? systemMore : contrast === 'more';
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['theme'] = theme;
    dataset['contrast'] = more ? 'more' : 'normal';
    dataset['motion'] = motion;
  }, [theme, more, motion]);
}
