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
  /** Says something that is not in the log to every open feed, or to the next one where none is open yet. */
  tell(message: FeedMessage): void;
  close(): void;
}

const caller: Caller = { actor: { kind: 'human', via: 'desktop' } };

/** Serves the contract to the window: one channel for each call, the feed over a port of its own. */
export function serveIpc({ ipcMain, invoke, feed, isOurs, chooseFolder, log }: IpcParts): IpcBridge {
  const feeds = new Set<OpenFeed>();
  const untold: FeedMessage[] = [];
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
    feeds.add(open);
    for (const message of untold.splice(0)) open.send(message);
  });
  return {
    tell: (message) => {
      if (feeds.size === 0) untold.push(message);
      feeds.forEach((open) => open.send(message));
    },
    close: () => feeds.forEach((open) => open.close()),
  };
}

function refuse(log: Log, channel: string) {
  log.warning('a message of another page was refused', { channel });
  return fail('unauthorised', 'Only the window of Switchyard may call it.');
}
