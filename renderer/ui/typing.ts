const fields = 'input, textarea, select, [contenteditable="true"], [role="textbox"], .monaco-editor, .xterm';

/** Whether the person is writing somewhere; then nothing may take the focus. */
export function isTyping(target: EventTarget | null = document.activeElement): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}
