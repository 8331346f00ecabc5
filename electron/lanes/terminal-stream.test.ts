import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { TerminalStream } from './terminal-stream.ts';

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await delay(2);
};

let stop = false;
afterEach(() => void (stop = true));

/** A program that says the same without end, as fast as it is read. */
function chatter(piece: string) {
  stop = false;
  const source = {
    paused: false,
    said: 0,
    pauses: 0,
    pause: () => {
      source.paused = true;
      source.pauses += 1;
    },
    resume: () => void (source.paused = false),
  };
  const stream = new TerminalStream(source);
  const say = (): void => {
    if (stop) return;
    for (let i = 0; i < 20 && !source.paused; i++) {
      stream.push(piece);
      source.said += piece.length;
    }
    setImmediate(say);
  };
  return { source, stream, start: say };
}

/** A client that keeps what it gets, and the offset that it should get next. */
function client(stream: TerminalStream) {
  const got = { text: '', next: stream.end, holes: 0, pieces: 0 };
  const watch = stream.watch((offset, data) => {
    if (offset !== got.next) got.holes += 1;
    got.next = offset + data.length;
    got.text += data;
    got.pieces += 1;
  });
  return { got, watch };
}

describe('a terminal stream', () => {
  it('passes on at once what is typed back, and gathers what comes close together', async () => {
    const stream = new TerminalStream({ pause: () => undefined, resume: () => undefined });
    const { got } = client(stream);
    stream.push('a');
    await until(() => got.text === 'a');
    for (const letter of 'bcdefgh') stream.push(letter);
    await until(() => got.text === 'abcdefgh');
    expect(got.pieces).toBe(2);
    stream.finish();
  });

  it('holds the program up while its only client shows nothing, and loses nothing of what it said', async () => {
    const { source, stream, start } = chatter('yes no maybe\r\n'.repeat(300));
    const { got, watch } = client(stream);
    start();
    await until(() => source.paused && stream.end - got.next > 0 && source.said > 250_000);
    expect(source.said).toBeLessThan(500_000);
    expect(got.text.length).toBeLessThan(200_000);
    while (source.said < 3_000_000) {
      watch.shown(got.next);
      await delay(1);
    }
    stop = true;
    stream.finish();
    await until(() => {
      watch.shown(got.next);
      return got.text.length === source.said;
    });
    expect(got.holes).toBe(0);
  });

  it('keeps at the pace of the fastest client; a slower one is left behind and goes on where text is kept', async () => {
    const { source, stream, start } = chatter('0123456789\n'.repeat(400));
    const fast = client(stream);
    const slow = client(stream);
    start();
    while (source.said < 2_500_000) {
      fast.watch.shown(fast.got.next);
      await delay(1);
    }
    stop = true;
    expect([fast.got.holes, slow.got.text.length < 200_000]).toEqual([0, true]);
    for (let i = 0; i < 100; i++) slow.watch.shown(slow.got.next);
    expect(slow.got.holes).toBe(1);
    expect(slow.got.next).toBe(stream.end);
    expect(slow.got.text.endsWith('0123456789\n')).toBe(true);
    stream.finish();
  });

  it('lets a program that nobody watches go on, at a bounded pace', async () => {
    const { source, stream, start } = chatter('x'.repeat(4_000));
    start();
    await until(() => source.said > 1_500_000);
    stop = true;
    expect(source.pauses).toBeGreaterThanOrEqual(10);
    expect(stream.read(stream.end - 10, 100).data).toBe('x'.repeat(10));
    stream.finish();
  });

  it('lets the program go on when the client that held it up is gone', async () => {
    const { source, stream, start } = chatter('x'.repeat(4_000));
    const { watch } = client(stream);
    start();
    await until(() => source.paused && source.said > 250_000);
    watch.close();
    const held = source.said;
    await until(() => source.said > held + 500_000);
    stream.finish();
  });
});
