// Escape sequences of a terminal: control sequences, operating system commands, and single-character ones.

const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Terminal output as plain lines: without colours, with overwritten lines as they stood last. */
export function plainText(text: string): string {
  return text
    .replace(escapes, '')
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map((line) => line.slice(line.replace(/\r+$/, '').lastIndexOf('\r') + 1))
    .join('\n')
    .replace(/\r/g, '')
    .replace(controls, '');
}

/** The last lines of a text, and how many lines there are before them. */
export function lastLines(text: string, count: number): { readonly text: string; readonly before: number } {
  const lines = text.replace(/\n$/, '').split('\n');
  const before = Math.max(0, lines.length - count);
  return { text: lines.slice(before).join('\n'), before };
}
