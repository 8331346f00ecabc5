// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { statusOf } from '../../shared/domain/lane/state.ts';
import { type TranscriptItem } from '../../shared/domain/transcript/item.ts';
import { ok } from '../../shared/kernel/result.ts';
import { laneIdOf, laneLaunched, laneRunning, projectOpened, turnEnded } from '../testing/events.ts';
import { settle, shownWorld, startFakeHost } from '../testing/fake-host.ts';
import { replica } from './replica.ts';
import { watchLane, watchOutput } from './watch.ts';

let host: Awaited<ReturnType<typeof startFakeHost>>;
beforeEach(async () => {
  host = await startFakeHost([projectOpened(), laneLaunched('Oak')]);
});
afterEach(() => host.stop());

const oak = laneIdOf('Oak');
const item = (position: number, text: string): TranscriptItem => ({
  laneId: oak,
  itemId: `i${position}`,
  turnId: null,
  position,
  at: position,
  updatedAt: position,
  body: { kind: 'message', text },
});
const shownStatus = () => {
  const lane = shownWorld().lanes[oak];
  return lane && statusOf(lane);
};

describe('the replica', () => {
  it('starts from the world and folds what follows', () => {
    expect(shownStatus()).toBe('preparing');
    host.record(...laneRunning('Oak').slice(1));
    expect(shownStatus()).toBe('running');
    host.record(...turnEnded('Oak'));
    expect(shownStatus()).toBe('idle');
    expect(shownWorld().lanes[oak]?.changes).toEqual({ files: 2, added: 12, removed: 3 });
  });

  it('writes once for everything that came within a frame', () => {
    let writes = 0;
    const stop = replica.subscribe(() => (writes += 1));
    const [, ...events] = laneRunning('Oak');
    host.record(...events);
    expect(writes).toBe(1);
    stop();
  });

  it('says that it reconnects, then that it is offline, then comes back and misses nothing', async () => {
    host.drop();
    expect(replica.getState().feed.phase).toBe('reconnecting');
    const world = host.record(...laneRunning('Oak').slice(1));
    for (let i = 0; i < 3; i++) {
      host.due();
      host.drop();
    }
    expect(replica.getState().feed.phase).toBe('offline');
    host.due();
    await settle();
    expect(replica.getState().feed.phase).toBe('live');
    expect(replica.getState().feed.sequence).toBe(world.sequence);
  });

  it('reads a watched transcript, keeps it live, and reads it again after it was away', async () => {
    host.answers['transcript.read'] = () => ok({ items: [item(1, 'one')], more: false });
    const release = watchLane(oak);
    await settle();
    expect(host.requests.at(-1)).toMatchObject({ lanes: [oak] });
    host.send({ kind: 'transcript', laneId: oak, items: [item(2, 'two')] });
    expect(replica.getState().transcripts[oak]?.items).toHaveLength(2);
    const before = host.calls('transcript.read').length;
    host.drop();
    host.due();
    await settle();
    expect(host.calls('transcript.read').length).toBe(before + 1);
    release();
    await settle();
    expect(host.requests.at(-1)).toMatchObject({ lanes: [] });
  });

  it('fills a hole in an output by reading from where it ends', async () => {
    host.answers['output.read'] = ({ after = 0 }) =>
      ok({ text: 'npm ci, added 812 packages'.slice(after), offset: after, end: 26 });
    const release = watchOutput('setup:lane_Oak');
    await settle();
    host.send({ kind: 'output', stream: 'setup:lane_Oak', offset: 26, text: '!' });
    expect(replica.getState().outputs['setup:lane_Oak']?.text).toBe('npm ci, added 812 packages!');
    host.answers['output.read'] = ({ after = 0 }) => ok({ text: ' and more', offset: after, end: after + 9 });
    host.send({ kind: 'output', stream: 'setup:lane_Oak', offset: 36, text: 'late' });
    await settle();
    expect(host.calls('output.read').at(-1)).toMatchObject({ after: 27 });
    expect(replica.getState().outputs['setup:lane_Oak']?.text).toBe('npm ci, added 812 packages! and more');
    release();
  });

  it('reads an output whole again that was let go of while its end was read', async () => {
    const stream = 'setup:lane_Oak';
    let said = 'looking, none. ';
    host.answers['output.read'] = ({ after = 0 }) =>
      ok({ text: said.slice(after), offset: after, end: said.length });
    const first = watchOutput(stream);
    await settle();
    said += 'looking, none again.';
    host.send({ kind: 'output', stream, offset: said.length, text: '' });
    const second = watchOutput(stream);
    first();
    second();
    const third = watchOutput(stream);
    await settle();
    expect(replica.getState().outputs[stream]).toMatchObject({ text: said, from: 0 });
    third();
  });
});
