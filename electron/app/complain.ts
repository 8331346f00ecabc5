import { dialog } from 'electron';

/** Says what went wrong, in a dialog that does not hold the host up while it is open. */
export function complain(message: string, detail: string): void {
  void dialog.showMessageBox({ type: 'error', message, detail });
}
