/** What the screen holds of a setup or verify command's output: its end, up to a bound. */
export interface Output {
  readonly text: string;
  /** Offset of the first character held. */
  readonly from: number;
  /** Offset after the last character held. */
  readonly end: number;
  readonly loaded: boolean;
}

/** Characters held per stream; more can be read with `output.read`. */
const held = 200_000;

export const emptyOutput: Output = { text: '', from: 0, end: 0, loaded: false };

/** Adds a piece at its offset; what is held already is not added twice. A hole starts anew from the piece. */
export function addOutput(output: Output, offset: number, text: string): Output {
  const end = offset + text.length;
  if (end <= output.end) return output;
  const joined = offset > output.end ? text : output.text + text.slice(output.end - offset);
  const from = offset > output.end ? offset : output.from;
  const cut = Math.max(0, joined.length - held);
  return { text: joined.slice(cut), from: from + cut, end, loaded: output.loaded };
}
