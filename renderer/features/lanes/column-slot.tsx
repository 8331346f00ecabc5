import { type ReactNode, useEffect, useRef, useState } from 'react';

export interface ColumnSlotProps {
  readonly laneId: string;
  readonly name: string;
  readonly children: () => ReactNode;
}

/** Room for a column that is drawn, and its transcript read, only when it comes near the screen. */
export function ColumnSlot({ laneId, name, children }: ColumnSlotProps) {
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
      { root: element.parentElement, rootMargin: '0px 50%' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={slot}
      className="column-slot"
      data-lane={laneId}
      {...(near ? {} : { role: 'group', 'aria-label': `Lane ${name}` })}
    >
      {near && children()}
    </div>
  );
}
