import { type TerminalId } from '../../shared/domain/ids.ts';
import { invoke } from '../client/host.ts';
import { TerminalReader, type TerminalScreen } from './terminal-reader.ts';
import { tellShown, watchTerminal } from './watch.ts';

const readers = new Map<TerminalId, Set<TerminalReader>>();

/**
 * Shows a terminal on a screen, from the beginning of what the host keeps, until released.
 * @public
 */
export function showTerminal(terminalId: TerminalId, screen: TerminalScreen): () => void {
  const reader = new TerminalReader(screen, {
    read: (after) => invoke('terminal.read', { terminalId, after }),
    shown: (offset) => tellShown(terminalId, offset),
  });
  const others = readers.get(terminalId) ?? new Set();
  readers.set(terminalId, others.add(reader));
  const release = watchTerminal(terminalId);
  return () => {
    reader.stop();
    others.delete(reader);
    if (others.size === 0) readers.delete(terminalId);
    release();
  };
}

/** A piece from the feed. */
export function receiveTerminal(terminalId: TerminalId, offset: number, data: string): void {
  for (const reader of readers.get(terminalId) ?? []) reader.receive(offset, data);
}
