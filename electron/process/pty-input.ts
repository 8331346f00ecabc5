import { writeSync } from 'node:fs';
import { type Pty } from './pty-module.ts';

/** What is typed into a terminal, on its way to the programs that may not be reading. */
export interface PtyInput {
  /** False, and nothing is taken, when too much waits or the terminal is gone. */
  write(text: string): boolean;
  stop(): void;
}

/** Bytes that may wait. */
const limit = 1_000_000;

/** How long to wait before a full terminal is tried again, in milliseconds. */
const patience = 10;

/**
 * The library's own writes block the whole program on Unix while nobody reads the terminal. The descriptor itself does
 * not block, so it is written to directly; what does not fit waits here.
 */
export function ptyInput(pty: Pty): PtyInput {
  const descriptor = descriptorOf(pty);
  if (descriptor === null) return { write: (text) => (pty.write(text), true), stop: () => undefined };
  let waiting: Buffer[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    waiting = [];
    bytes = 0;
  };
  const send = (): void => {
    timer = null;
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      if (isClosed(pty)) return stop();
      const sent = tryWrite(descriptor, first);
      if (sent === null) return stop();
      bytes -= sent;
      if (sent < first.length) {
        waiting[0] = first.subarray(sent);
        timer = setTimeout(send, patience);
        return;
      }
      waiting.shift();
    }
  };
  return {
    stop,
    write: (text) => {
      if (isClosed(pty) || bytes > limit) return false;
      const piece = Buffer.from(text);
      waiting.push(piece);
      bytes += piece.length;
      if (!timer) send();
      return true;
    },
  };
}

/** The descriptor of our end, where the library has one. */
export const descriptorOf = (pty: Pty): number | null =>
  process.platform !== 'win32' && 'fd' in pty && typeof pty.fd === 'number' ? pty.fd : null;

/** Bytes that fitted; null when the terminal takes no more for good. */
function tryWrite(descriptor: number, piece: Buffer): number | null {
  try {
    return writeSync(descriptor, piece);
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
    return full ? 0 : null;
  }
}

/** Once the library has let go of the descriptor, the number may mean another file. */
export function isClosed(pty: Pty): boolean {
  const socket = '_socket' in pty ? pty._socket : null;
  return typeof socket === 'object' && socket !== null && 'destroyed' in socket && socket.destroyed === true;
}
