import { type FeedMessage } from '../../shared/contract/index.ts';
import { type TerminalId } from '../../shared/domain/ids.ts';
import { type Terminals } from '../lanes/terminals.ts';
import { type TerminalWatch } from '../lanes/terminal-stream.ts';

/** The terminals that one client of the feed watches. */
export interface WatchedTerminals {
  /** Watches these and no others any more. */
  set(ids: readonly TerminalId[]): void;
  shown(id: TerminalId, offset: number): void;
  close(): void;
}

export function watchTerminals(
  terminals: Pick<Terminals, 'watch'>,
  send: (message: FeedMessage) => void,
): WatchedTerminals {
  const watches = new Map<TerminalId, TerminalWatch>();
  const set = (ids: readonly TerminalId[]): void => {
    for (const [id, watch] of watches) {
      if (ids.includes(id)) continue;
      watch.close();
      watches.delete(id);
    }
    for (const terminalId of new Set(ids)) {
      if (watches.has(terminalId)) continue;
      const watch = terminals.watch(terminalId, (offset, data) =>
        send({ kind: 'terminal', terminalId, offset, data }),
      );
      if (watch) watches.set(terminalId, watch);
    }
  };
  return { set, shown: (id, offset) => watches.get(id)?.shown(offset), close: () => set([]) };
}
