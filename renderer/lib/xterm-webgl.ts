import { type Terminal } from '@xterm/xterm';

/** Browsers give a page about sixteen drawing contexts and take the oldest away beyond that; some are left for others. */
const mostContexts = 8;
let contexts = 0;

/**
 * Draws a terminal by the graphics processor until released. Where that cannot be had, or is taken away, the terminal
 * goes on drawing as it did before. `changed` is told each time.
 */
export function drawByWebgl(terminal: Terminal, changed: (drawn: boolean) => void): () => void {
  if (contexts >= mostContexts) return () => undefined;
  contexts += 1;
  let addon: { dispose(): void } | null = null;
  let released = false;
  const release = (): void => {
    if (released) return;
    released = true;
    contexts -= 1;
    addon?.dispose();
    changed(false);
  };
  const load = async (): Promise<void> => {
    const { WebglAddon } = await import('@xterm/addon-webgl');
    if (released) return;
    const made = new WebglAddon();
    made.onContextLoss(release);
    terminal.loadAddon(made);
    addon = made;
    changed(true);
  };
  load().catch(release);
  return release;
}
