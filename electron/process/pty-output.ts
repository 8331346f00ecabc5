import { readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { descriptorOf, isClosed } from './pty-input.ts';
import { type Pty } from './pty-module.ts';

/** So many pieces are read in one go; the kernel holds far fewer. */
const most = 64;

/**
 * Hands on what a terminal shows. Node takes a short read of a terminal whose shell has gone for its end, though the
 * kernel may hold more; so after each piece all that is there is read at once.
 */
export function readPty(pty: Pty, take: (text: string) => void, isPaused: () => boolean): void {
  const descriptor = descriptorOf(pty);
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.allocUnsafe(64 * 1024);
  const give = (bytes: Buffer): void => {
    const text = decoder.write(bytes);
    if (text !== '') take(text);
  };
  pty.onData((piece: string | Buffer) => {
    if (typeof piece === 'string') return take(piece);
    give(piece);
    for (let i = 0; i < most && descriptor !== null && !isPaused() && !isClosed(pty); i++) {
      const count = tryRead(descriptor, buffer);
      if (count === 0) return;
      give(buffer.subarray(0, count));
    }
  });
}

/** 0 where nothing is there now, or never again. */
function tryRead(descriptor: number, buffer: Buffer): number {
  try {
    return readSync(descriptor, buffer);
  } catch {
    return 0;
  }
}
