import { useRef, useState } from 'react';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { type DiffHandle, type DiffPosition } from '../../lib/diff-handle.ts';
import { useShortcuts } from '../../state/use-shortcuts.ts';
import { openReview, useUi } from '../../state/ui.ts';
import { neighbour, nextUnviewed, type ReviewFile } from './files.ts';
import { toggleViewed, useViewed } from './viewed.ts';

const nowhere: DiffPosition = { index: -1, total: 0 };

/** Which file is open, and the keys that go through files and changes. */
export function useOpenFile(lane: Lane, all: readonly ReviewFile[], shown: readonly ReviewFile[]) {
  const wanted = useUi((ui) => ui.reviewPath);
  const [startAt, setStartAt] = useState<'first' | 'last'>('first');
  const [position, setPosition] = useState(nowhere);
  const handle = useRef<DiffHandle>(null);
  const viewed = useViewed(lane.id);
  const found = all.find((f) => f.path === wanted);
  const [seen, setSeen] = useState<string | null>(null);
  if (found && found.path !== seen) setSeen(found.path);
  const vanished = !found && wanted !== null && wanted === seen ? wanted : null;
  const file = found ?? (vanished === null ? (shown[0] ?? null) : null);
  const path = file?.path ?? null;
  const show = (next: ReviewFile, at: 'first' | 'last') => {
    setStartAt(at);
    setPosition(nowhere);
    openReview(lane.id, next.path);
  };
  const step = (by: 1 | -1, at: 'first' | 'last' = 'first') => {
    const next = neighbour(shown, path, by);
    if (next) show(next, at);
  };
  const change = (by: 1 | -1) => {
    const inside = by > 0 ? handle.current?.next() : handle.current?.previous();
    if (inside !== true) step(by, by > 0 ? 'first' : 'last');
  };
  const toggleAndGoOn = () => {
    if (!file) return;
    const was = viewed(file);
    toggleViewed(lane.id, file);
    const next = was ? null : nextUnviewed(shown, path, viewed);
    if (next) show(next, 'first');
  };
  useShortcuts({
    nextChange: () => change(1),
    previousChange: () => change(-1),
    nextFile: () => step(1),
    previousFile: () => step(-1),
    viewed: toggleAndGoOn,
    findFile: () => document.querySelector<HTMLInputElement>('[data-find]')?.focus(),
  });
  return {
    file,
    vanished,
    show,
    step,
    startAt,
    position,
    setPosition,
    handle,
    viewed,
    toggleAndGoOn,
    change,
  };
}
