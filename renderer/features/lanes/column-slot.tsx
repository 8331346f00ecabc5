import { type ReactNode, useEffect, useRef, useState } from 'react';
import { lanesWords } from '../../words/lanes.ts';

export interface ColumnSlotProps {
  readonly laneId: string;
  readonly name: string;
  readonly onOpen: () => void;
  readonly children: () => ReactNode;
  /** What stands at its right edge. */
  readonly edge: ReactNode;
}

/** What a double click is for by itself. */
const owned = 'button, input, textarea, select, a, [role="separator"], [role="log"], .term-ground, .queue';

/** Room for a column that is drawn, and its transcript read, only when it comes near the screen. */
export function ColumnSlot({ laneId, name, onOpen, children, edge }: ColumnSlotProps) {
  const slot = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    const element = slot.current;
    if (!element || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries)
          setNear(entry.isIntersecting || element.contains(document.activeElement));
      },
      { root: element.parentElement, rootMargin: '0px 10%' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={slot}
      className="column-slot"
      data-lane={laneId}
      {...(near ? {} : { role: 'group', 'aria-label': lanesWords.lane(name) })}
      onDoubleClick={(event) => {
        if (event.target instanceof Element && event.target.closest(owned) === null) onOpen();
      }}
    >
      {near && children()}
      {edge}
    </div>
  );
}
