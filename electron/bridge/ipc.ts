import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { type FeedMessage } from '../../shared/contract/index.ts';
import { fail } from '../../shared/kernel/result.ts';
import { type Log } from '../platform/log.ts';
import { callNames } from './call-names.ts';
import { type OpenFeed, serveFeedPort } from './feed-port.ts';
import { type Caller, type FeedSource } from './host-port.ts';
import { type InvokeFromOutside } from './invoke.ts';
import { callChannel, feedChannel, folderChannel } from './ipc-channels.ts';

export interface IpcParts {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly invoke: InvokeFromOutside;
  readonly feed: FeedSource;
  /** Whether a message comes from the main frame of our own window, showing our own page. */
  readonly isOurs: (event: IpcMainEvent | IpcMainInvokeEvent) => boolean;
  readonly chooseFolder: () => Promise<string | null>;
  readonly log: Log;
}

export interface IpcBridge {
  /**
   * Says something that is not in the log to every open feed, or to the one page of that `WebContents` id; kept for the
   * next such feed where none is open yet.
   */
  tell(message: FeedMessage, pageId?: number): void;
  close(): void;
}

const caller: Caller = { actor: { kind: 'human', via: 'desktop' } };

/** Serves the contract to the window: one channel for each call, the feed over a port of its own. */
export function serveIpc({ ipcMain, invoke, feed, isOurs, chooseFolder, log }: IpcParts): IpcBridge {
  const feeds = new Map<OpenFeed, number>();
  let untold: { readonly message: FeedMessage; readonly pageId: number | undefined }[] = [];
  for (const name of callNames) {
    ipcMain.handle(callChannel(name), (event, input: unknown) =>
      isOurs(event) ? invoke(name, input, caller) : refuse(log, name),
    );
  }
  ipcMain.handle(folderChannel, (event) => (isOurs(event) ? chooseFolder() : refuse(log, folderChannel)));
  ipcMain.on(feedChannel, (event, after: unknown) => {
    const [port] = event.ports;
    if (!port) return;
    if (!isOurs(event)) return void refuse(log, feedChannel);
    const start = typeof after === 'number' && Number.isSafeInteger(after) && after >= 0 ? after : 0;
    const open: OpenFeed = serveFeedPort(port, feed, start, () => feeds.delete(open));
    const pageId = event.sender.id;
    feeds.set(open, pageId);
    for (const waiting of untold) if (isFor(waiting.pageId, pageId)) open.send(waiting.message);
    untold = untold.filter((waiting) => !isFor(waiting.pageId, pageId));
  });
  return {
    tell: (message, pageId) => {
      const meant = [...feeds].filter(([, id]) => isFor(pageId, id));
      if (meant.length === 0) untold.push({ message, pageId });
      for (const [open] of meant) open.send(message);
    },
    close: () => feeds.forEach((_id, open) => open.close()),
  };
}

const isFor = (meant: number | undefined, pageId: number): boolean => meant === undefined || meant === pageId;

function refuse(log: Log, channel: string) {
  log.warning('a message of another page was refused', { channel });
  return fail('unauthorised', 'Only the window of Switchyard may call it.');
}
