import { dialog } from 'electron';
import { type Lane } from '../../shared/domain/lane/state.ts';
import { type Log } from '../platform/log.ts';
import { leavingOf } from './leaving.ts';
import { trayShows } from './tray-presence.ts';

export interface LastWindowPorts {
  readonly lanesAtWork: () => readonly Lane[];
  readonly hasTray: boolean;
  /** Closes the window and leaves the host at work. */
  readonly closeOnly: () => void;
  readonly quit: () => void;
  readonly log: Log;
}

/** Decides what the end of the last window means. Returns what to ask when it closes: true keeps it open for now. */
export function watchLastWindow({
  lanesAtWork,
  hasTray,
  closeOnly,
  quit,
  log,
}: LastWindowPorts): () => boolean {
  let asking = false;
  const decide = async () => {
    const kept = hasTray && (await trayShows());
    const question = leavingOf(lanesAtWork().length, kept);
    if (question === 'quit') return quit();
    const { response } = await dialog.showMessageBox(question);
    if (response === 0) closeOnly();
    else if (response === 1) quit();
  };
  return () => {
    if (process.platform === 'darwin' || lanesAtWork().length === 0) return false;
    if (!asking) {
      asking = true;
      decide()
        .catch((error: unknown) => log.error('it could not be asked whether to quit', { error }))
        .finally(() => (asking = false));
    }
    return true;
  };
}
