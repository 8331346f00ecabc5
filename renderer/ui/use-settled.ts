import { useEffect, useState } from 'react';

/** How long a control that changed its meaning ignores presses, in milliseconds. */
const settling = 400;

/**
 * Whether a control has meant the same for long enough to be pressed on purpose.
 * With `fresh` it must settle after it appeared, too.
 */
export function useSettled(meaning: string, fresh = false): boolean {
  const [settledFor, setSettledFor] = useState<string | null>(fresh ? null : meaning);
  useEffect(() => {
    const timer = setTimeout(() => setSettledFor(meaning), settling);
    return () => clearTimeout(timer);
  }, [meaning]);
  return settledFor === meaning;
}

/** What a button wears while it settles: it looks as ever, and says that it cannot be pressed. */
export const settlingProps = (settled: boolean) =>
  settled ? {} : ({ 'aria-disabled': true, 'data-settling': '' } as const);
