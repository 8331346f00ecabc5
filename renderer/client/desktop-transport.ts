import { type FeedMessage, type Invoke } from '../../shared/contract/index.ts';
import { fail } from '../../shared/kernel/result.ts';
import { type FeedConnection, type Transport } from './transport.ts';

/** What the preload script puts on the window. */
export interface SwitchyardBridge {
  readonly invoke: Invoke;
  readonly connectFeed: (
    after: number,
    onMessage: (message: FeedMessage) => void,
    onClose?: () => void,
  ) => FeedConnection;
  readonly chooseFolder: () => Promise<string | null>;
}

declare global {
  interface Window {
    readonly switchyard?: SwitchyardBridge;
  }
}

/** The desktop app's transport. */
export function desktopTransport(bridge: SwitchyardBridge): Transport {
  const invoke: Invoke = async (name, input) => {
    try {
      return await bridge.invoke(name, input);
    } catch (error) {
      return fail('offline', 'Switchyard did not answer.', {
        kept: 'Lanes go on as they are; nothing that was recorded is lost.',
        next: 'Restart the app if this stays.',
        details: String(error),
      });
    }
  };
  return {
    kind: 'desktop',
    invoke,
    connectFeed: (after, { onMessage, onClose }) => bridge.connectFeed(after, onMessage, onClose),
    chooseFolder: () => bridge.chooseFolder(),
  };
}
