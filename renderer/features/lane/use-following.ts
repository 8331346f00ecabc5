import { type RefObject, useMemo, useRef, useState } from 'react';
import { type VirtuosoHandle } from 'react-virtuoso';

const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

/** Whether a list stays at its end. Only the person lets go of the end; growing rows and narrower columns do not. */
export function useFollowing(list: RefObject<VirtuosoHandle | null>) {
  const [atEnd, setAtEnd] = useState(true);
  const byPerson = useRef(false);
  const toEnd = useMemo(() => () => list.current?.scrollToIndex({ index: 'LAST', align: 'end' }), [list]);
  const handlers = useMemo(() => {
    const mark = () => (byPerson.current = true);
    return {
      onWheel: mark,
      onPointerDown: mark,
      onTouchMove: mark,
      onKeyDown: ({ key }: { readonly key: string }) => {
        if (scrollKeys.has(key)) mark();
      },
    };
  }, []);
  const atBottomStateChange = (end: boolean) => {
    if (end) byPerson.current = false;
    if (end || byPerson.current) setAtEnd(end);
    else toEnd();
  };
  return { atEnd, toEnd, handlers, atBottomStateChange };
}
