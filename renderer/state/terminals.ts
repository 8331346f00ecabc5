import { type TerminalId } from '../../shared/domain/ids.ts';
import { invoke } from '../client/host.ts';
import { TerminalReader, type TerminalScreen } from './terminal-reader.ts';
import { tellShown, watchTerminal } from './watch.ts';

const readers = new Map<TerminalId, Set<TerminalReader>>();

/** Shows a terminal on a screen, from the beginning of what the host keeps, until released. */
export function showTerminal(terminalId: TerminalId, screen: TerminalScreen): () => void {
  const reader = new TerminalReader(screen, {
    read: (after) => invoke('terminal.read', { terminalId, after }),
    shown: (offset) => tellShown(terminalId, offset),
  });
  const others = readers.get(terminalId) ?? new Set();
  readers.set(terminalId, others.add(reader));
  const stopWatching = watchWhileVisible(terminalId);
  return () => {
    reader.stop();
    others.delete(reader);
    if (others.size === 0) readers.delete(terminalId);
    stopWatching();
  };
}

/** A page in the background draws so seldom that the programs in a terminal would wait for it. */
function watchWhileVisible(terminalId: TerminalId): () => void {
  let release: (() => void) | null = null;
  const turn = (): void => {
    if (!document.hidden) release ??= watchTerminal(terminalId);
    else {
      release?.();
      release = null;
    }
  };
  turn();
  document.addEventListener('visibilitychange', turn);
  return () => {
    document.removeEventListener('visibilitychange', turn);
    release?.();
  };
}

/** A piece from the feed. */
export function receiveTerminal(terminalId: TerminalId, offset: number, data: string): void {
  for (const reader of readers.get(terminalId) ?? []) reader.receive(offset, data);
}

/** Tells a terminal its size; while one call is under way only the last size waits. */
export function terminalResizer(terminalId: TerminalId): (cols: number, rows: number) => void {
  let next: { readonly cols: number; readonly rows: number } | null = null;
  let telling = false;
  const tell = async (): Promise<void> => {
    telling = true;
    while (next) {
      const size = next;
      next = null;
      await invoke('terminal.resize', { terminalId, ...size });
    }
    telling = false;
  };
  return (cols, rows) => {
    next = { cols, rows };
    if (!telling) void tell();
  };
}
