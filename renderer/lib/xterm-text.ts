const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f]/g;

/** Terminal output as text: no colours, no cursor moves; a line drawn over itself with \r keeps its last state. */
export function plainText(output: string): string {
  return output
    .replace(sequences, '')
    .replace(/\r\n/g, '\n')
    .replace(controls, '')
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('\r', line.length - 2) + 1).replace(/\r$/, ''))
    .join('\n');
}

/** What a terminal that has shown `shown` must still be given to show `text`; `reset` where it is not a continuation. */
export function continuation(
  shown: { readonly key: string; readonly length: number },
  next: { readonly key: string; readonly text: string },
): { readonly reset: boolean; readonly write: string } {
  const goesOn = shown.key === next.key && next.text.length >= shown.length;
  return goesOn ? { reset: false, write: next.text.slice(shown.length) } : { reset: true, write: next.text };
}
