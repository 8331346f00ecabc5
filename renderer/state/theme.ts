import { useEffect, useSyncExternalStore } from 'react';
import { useUi } from './ui.ts';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

function listen(changed: () => void): () => void {
  const query = dark();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** The theme on the screen, with `system` resolved. */
function useTheme(): 'dark' | 'light' {
  const chosen = useUi((ui) => ui.theme);
  const systemDark = useSyncExternalStore(listen, () => dark().matches);
  if (chosen !== 'system') return chosen;
  return systemDark ? 'dark' : 'light';
}

/** Puts the theme on the document; stands once in the app. */
export function useAppliedTheme(): void {
  const theme = useTheme();
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
