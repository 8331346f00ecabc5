import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { X } from 'lucide-react';
import { setTourStep, useUi } from '../../state/ui.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { isTyping } from '../../ui/typing.ts';
import { type TourStep, tourSteps, tourWords as words } from '../../words/tour.ts';
import './tour.css';

const anchorOf = ({ at }: TourStep): Element | null => document.querySelector(`[data-tour="${at}"]`);

/** A short way round the window: a card beside the thing it speaks of. It takes nothing away; Escape puts it off. */
export function Tour() {
  const at = useUi((ui) => ui.tourStep);
  const step = at === null ? undefined : tourSteps[at];
  return step && at !== null ? <TourCard key={at} step={step} at={at} /> : null;
}

function TourCard({ step, at }: { readonly step: TourStep; readonly at: number }) {
  const next = useRef<HTMLButtonElement>(null);
  const place = usePlace(step);
  const last = at === tourSteps.length - 1;
  const go = (by: 1 | -1) => setTourStep(at + by >= tourSteps.length ? null : Math.max(0, at + by));
  useEscape(() => setTourStep(null));
  const free = useUi((ui) => ui.dialog === null);
  useEffect(() => {
    // A dialog that closes gives the focus back first; it comes here only when nobody is writing.
    const frame = requestAnimationFrame(() => {
      if (free && !isTyping()) next.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [free]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') go(1);
    else if (event.key === 'ArrowLeft') go(-1);
    else return;
    event.preventDefault();
  };
  return (
    <>
      {place.ring && <div className="tour-ring" style={place.ring} aria-hidden="true" />}
      <section className="tour" aria-label={words.name} style={place.card} onKeyDown={onKeyDown}>
        <div aria-live="polite">
          <h2 className="tour-title">{step.title}</h2>
          <p className="t2">{step.text}</p>
        </div>
        <div className="row">
          <span className="t3 grow">{words.place(at + 1, tourSteps.length)}</span>
          {at > 0 && (
            <Button size="small" tone="ghost" onClick={() => go(-1)}>
              {words.back}
            </Button>
          )}
          <Button size="small" tone="primary" ref={next} onClick={() => go(1)}>
            {last ? words.done : words.next}
          </Button>
        </div>
        <IconButton className="tour-skip" size="small" label={words.skip} onClick={() => setTourStep(null)}>
          <X size={13} />
        </IconButton>
      </section>
    </>
  );
}

/** Escape, wherever the focus is, unless something that stands over the tour wants it. */
function useEscape(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      latest.current();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

const width = 320;
const gap = 12;

interface Place {
  readonly card: { readonly top: number; readonly left: number; readonly width: number };
  readonly ring: {
    readonly top: number;
    readonly left: number;
    readonly width: number;
    readonly height: number;
  } | null;
}

function placeBeside(step: TourStep): Place {
  const box = anchorOf(step)?.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  if (!box) return { card: { top: 72, left: (innerWidth - width) / 2, width }, ring: null };
  const ring = { top: box.top - 3, left: box.left - 3, width: box.width + 6, height: box.height + 6 };
  const tall = box.height > 240;
  const beside = box.right + gap + width < innerWidth ? box.right + gap : box.left + gap;
  const left = tall ? beside : Math.min(Math.max(gap, box.left), innerWidth - width - gap);
  const below = tall ? box.top + 48 : box.bottom + gap;
  return { card: { top: Math.min(below, innerHeight - 220), left, width }, ring };
}

/** Where the card stands, kept beside its thing while the window and the thing change. */
function usePlace(step: TourStep): Place {
  const [place, setPlace] = useState(() => placeBeside(step));
  useLayoutEffect(() => {
    const follow = () =>
      setPlace((before) => {
        const now = placeBeside(step);
        return JSON.stringify(now) === JSON.stringify(before) ? before : now;
      });
    const sizes = new ResizeObserver(follow);
    const tree = new MutationObserver(follow);
    sizes.observe(document.body);
    tree.observe(document.body, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      tree.disconnect();
    };
  }, [step]);
  return place;
}
