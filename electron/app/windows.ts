import type { BrowserWindow, WebContents } from 'electron';
import { keepWindowState, openWindow, showWindow, type WindowParts } from './window.ts';

export interface WindowsParts extends WindowParts {
  /** Asked when the last window is about to close; true keeps it open. */
  readonly holdLast: () => boolean;
}

/** All windows of ours. Each has a view of its own. */
export class Windows {
  readonly #parts: WindowsParts;
  /** The one that had the focus last is the last. */
  #open: readonly BrowserWindow[] = [];
  #title = 'Switchyard';
  #inBackground = false;

  constructor(parts: WindowsParts) {
    this.#parts = parts;
  }

  /** The window that has or last had the focus. */
  get front(): BrowserWindow | null {
    return this.#open.at(-1) ?? null;
  }

  /** Whether there is no window because that was wanted. */
  get inBackground(): boolean {
    return this.#inBackground;
  }

  /** Opens one more. */
  openNew(): BrowserWindow {
    this.#inBackground = false;
    const window = openWindow(this.#parts, this.front?.getNormalBounds() ?? null);
    this.#open = [...this.#open, window];
    window.setTitle(this.#title);
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('focus', () => (this.#open = [...this.#without(window), window]));
    window.on('close', (event) => {
      keepWindowState(window, this.#parts.stateFile);
      if (this.#open.length === 1 && this.#parts.holdLast()) event.preventDefault();
    });
    window.on('closed', () => (this.#open = this.#without(window)));
    return window;
  }

  /** Brings the front window to the front, wherever it is; opens one where there is none. */
  show(): BrowserWindow {
    const window = this.front;
    if (!window) return this.openNew();
    showWindow(window);
    return window;
  }

  isPage(contents: WebContents): boolean {
    return this.#open.some((window) => window.webContents === contents);
  }

  setTitle(title: string): void {
    this.#title = title;
    for (const window of this.#open) window.setTitle(title);
  }

  /** Closes all without asking; `show` opens one again. */
  closeToBackground(): void {
    this.#inBackground = true;
    this.keep();
    for (const window of this.#open) window.destroy();
  }

  /** Remembers where the front window is. */
  keep(): void {
    if (this.front) keepWindowState(this.front, this.#parts.stateFile);
  }

  #without(window: BrowserWindow): readonly BrowserWindow[] {
    return this.#open.filter((one) => one !== window);
  }
}
