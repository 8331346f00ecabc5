import { contextBridge, ipcRenderer } from 'electron';
import type { FeedMessage, FeedRequest } from '../shared/contract/index.ts';
import { fail } from '../shared/kernel/result.ts';
import { callNames } from './bridge/call-names.ts';
import { callChannel, feedChannel, type FeedEnvelope, folderChannel } from './bridge/ipc-channels.ts';

/** A port as a page has it; this script runs in a page, not in Node. */
interface PagePort {
  onmessage: ((event: { readonly data: FeedEnvelope<FeedMessage> }) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}
declare const MessageChannel: new () => { readonly port1: PagePort; readonly port2: PagePort };

/** All that the page gets of the host: the named calls, the feed, the folder dialog. */
contextBridge.exposeInMainWorld('switchyard', {
  host: 'desktop',
  invoke: (name: string, input: unknown): Promise<unknown> =>
    callNames.has(name)
      ? ipcRenderer.invoke(callChannel(name), input)
      : Promise.resolve(fail('unknown-call', 'There is no call of that name.')),
  connectFeed,
  chooseFolder: (): Promise<string | null> => ipcRenderer.invoke(folderChannel) as Promise<string | null>,
});

function connectFeed(after: number, onMessage: (message: FeedMessage) => void, onClose?: () => void) {
  const { port1, port2 } = new MessageChannel();
  let open = true;
  port1.onmessage = ({ data }) => {
    if (!open) return;
    if ('closed' in data) {
      open = false;
      return onClose?.();
    }
    onMessage(data.message);
    port1.postMessage({ kind: 'taken' });
  };
  ipcRenderer.postMessage(feedChannel, after, [port2 as never]);
  return {
    request: (request: FeedRequest) => port1.postMessage(request),
    close: () => {
      open = false;
      port1.close();
    },
  };
}
