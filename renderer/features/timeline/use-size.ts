import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useThemeName } from '../../lib/tokens.ts';
import { type Palette, readPalette } from './palette.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of an element in CSS pixels, kept as it changes. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const take = () => setSize({ width: watched.clientWidth, height: watched.clientHeight });
    take();
    const observer = new ResizeObserver(take);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** The colours of the canvas; anew when the theme changes or the type has loaded. */
export function usePalette(): Palette {
  const theme = useThemeName();
  const [fonts, setFonts] = useState(0);
  useEffect(() => {
    let current = true;
    void document.fonts?.ready.then(() => current && setFonts(1));
    return () => {
      current = false;
    };
  }, []);
  // The theme and the type are what the reading depends on; they do not stand in it by name.
  return useMemo(() => ({ ...readPalette(), theme, fonts }), [theme, fonts]);
}
