import { type TerminalId } from '../../shared/domain/ids.ts';
import { type Failure } from '../../shared/kernel/result.ts';
import { invoke } from '../client/host.ts';

/** What is sent in one call, in characters. */
const pieceLength = 16_000;

export interface TerminalInput {
  send(data: string): void;
  stop(): void;
}

/** Sends keystrokes in their order, one call at a time; what is typed meanwhile goes with the next. */
export function terminalInput(terminalId: TerminalId, refused: (failure: Failure) => void): TerminalInput {
  let waiting = '';
  let sending = false;
  const pump = async (): Promise<void> => {
    sending = true;
    while (waiting !== '') {
      const data = wholePiece(waiting);
      waiting = waiting.slice(data.length);
      const answer = await invoke('terminal.write', { terminalId, data });
      if (answer.ok) continue;
      waiting = '';
      refused(answer.error);
    }
    sending = false;
  };
  return {
    send: (data) => {
      waiting += data;
      if (!sending) void pump();
    },
    stop: () => void (waiting = ''),
  };
}

/** A character of two units is not sent in two calls. */
function wholePiece(text: string): string {
  const piece = text.slice(0, pieceLength);
  const last = piece.charCodeAt(piece.length - 1);
  return piece.length < text.length && last >= 0xd800 && last <= 0xdbff ? piece.slice(0, -1) : piece;
}
