import { useCallback, useMemo, useRef, useState } from 'react';

const upKeys = new Set(['ArrowUp', 'PageUp', 'Home']);

/** How far from its end a list still counts as being there, in pixels. */
const close = 32;

const gapOf = (list: HTMLElement): number => list.scrollHeight - list.scrollTop - list.clientHeight;

/**
 * Keeps a list at its end. Only the person lets go of it, by scrolling back; rows that grow and columns that become
 * narrower do not. While the pointer is down nothing moves under it. One that is opened at a place does not begin at its end.
 */
export function useFollowing(fromEnd: boolean) {
  const [atEnd, setAtEnd] = useState(fromEnd);
  const list = useRef<HTMLElement | null>(null);
  const now = useRef({ following: fromEnd, held: false });
  const stick = useCallback(() => {
    const element = list.current;
    if (element && now.current.following && !now.current.held) element.scrollTop = element.scrollHeight;
  }, []);
  const toEnd = useCallback(() => {
    now.current.following = true;
    setAtEnd(true);
    stick();
  }, [stick]);
  const watched = useRef<ResizeObserver | null>(null);
  const scrollerRef = useCallback(
    (element: HTMLElement | Window | null) => {
      watched.current?.disconnect();
      list.current = element instanceof HTMLElement ? element : null;
      if (!list.current || typeof ResizeObserver === 'undefined') return;
      watched.current = new ResizeObserver(stick);
      watched.current.observe(list.current);
    },
    [stick],
  );
  const letGo = useCallback(() => {
    if (list.current && list.current.scrollHeight > list.current.clientHeight) now.current.following = false;
  }, []);
  const handlers = useMemo(() => {
    const release = () => {
      now.current.held = false;
      stick();
    };
    return {
      onWheel: ({ deltaY }: { readonly deltaY: number }) => {
        if (deltaY < 0) letGo();
      },
      onTouchMove: letGo,
      onKeyDown: ({ key }: { readonly key: string }) => {
        if (upKeys.has(key)) letGo();
      },
      onPointerDown: () => {
        now.current.held = true;
        window.addEventListener('pointerup', release, { once: true });
        window.addEventListener('pointercancel', release, { once: true });
      },
      onScroll: () => {
        if (!list.current) return;
        const gap = gapOf(list.current);
        if (gap <= close) now.current.following = true;
        else if (now.current.held) now.current.following = false;
        setAtEnd(now.current.following);
      },
    };
  }, [stick, letGo]);
  return { atEnd, toEnd, stick, letGo, scrollerRef, handlers };
}
