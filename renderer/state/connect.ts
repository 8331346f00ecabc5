import { installTransport } from '../client/host.ts';
import { type FeedRunner, type Timer, runFeed } from '../client/feed-runner.ts';
import { type Transport } from '../client/transport.ts';
import { followTarget } from './follow-target.ts';
import { replicaWriter } from './replica.ts';
import { receiveTerminal } from './terminals.ts';
import { onWatchChange, receiveOutput, refreshWatched, watching } from './watch.ts';

let runner: FeedRunner | null = null;

/** Connects the screen to its host; answers how to end it. */
export function connect(transport: Transport, timer?: Timer): () => void {
  installTransport(transport);
  const mine = runFeed(
    transport,
    {
      onState: replicaWriter.feed,
      onWorld: replicaWriter.world,
      onEvents: replicaWriter.events,
      watching,
      onLive: (version) => {
        replicaWriter.hostVersion(version);
        refreshWatched();
      },
      onOther: (message) => {
        if (message.kind === 'transcript') replicaWriter.transcript(message.laneId, message.items);
        else if (message.kind === 'output') receiveOutput(message.stream, message.offset, message.text);
        else if (message.kind === 'terminal')
          receiveTerminal(message.terminalId, message.offset, message.data);
        else followTarget(message.target);
      },
    },
    timer,
  );
  runner = mine;
  onWatchChange((request) => mine.request(request));
  return () => {
    mine.stop();
    onWatchChange(() => undefined);
  };
}

/** Tries to reach the host now. */
export function retryFeed(): void {
  runner?.retryNow();
}
