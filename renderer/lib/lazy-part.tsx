import {
  type ComponentType,
  createContext,
  lazy,
  type LazyExoticComponent,
  use,
  useEffect,
  useState,
  useTransition,
} from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/states.tsx';
import { offlineWords } from '../words/offline.ts';

/** How long after a try the next one begins, in milliseconds. */
const pause = 3000;

const Again = createContext<() => void>(() => undefined);

/**
 * A part of the screen whose code is read when it is first shown. Where that fails, because the host is away, the part
 * says so in its own place and is read again until it is there; everything around it stays.
 */
export function lazyPart<P extends object>(read: () => Promise<ComponentType<P>>): ComponentType<P> {
  const make = (): LazyExoticComponent<ComponentType<P>> =>
    lazy(async () => ({ default: await read().catch(() => Missing) }));
  let part = make();
  return function LazyPart(props: P) {
    const [Part, setPart] = useState(() => part);
    const [, startTransition] = useTransition();
    const again = () => {
      if (part === Part) part = make();
      startTransition(() => setPart(() => part));
    };
    return (
      <Again value={again}>
        <Part {...props} />
      </Again>
    );
  };
}

function Missing() {
  const again = use(Again);
  useEffect(() => {
    const timer = setTimeout(again, pause);
    return () => clearTimeout(timer);
  }, [again]);
  return (
    <ErrorState
      failure={{
        type: 'offline',
        message: offlineWords.partMissing,
        kept: offlineWords.partKept,
        next: offlineWords.partNext,
      }}
      action={<Button onClick={again}>{offlineWords.retry}</Button>}
    />
  );
}
