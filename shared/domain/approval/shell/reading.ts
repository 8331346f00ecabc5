/** A stretch of shell text that remembers where each character stood in the original command. */
export interface Source {
  readonly text: string;
  /** at[i] is the offset of character i in the original; at[text.length] is where it ends. */
  readonly at: readonly number[];
}

/** One word of a command, quotes and escapes resolved. */
export interface Word extends Source {
  /** Offsets [from, to) into the original command. */
  readonly from: number;
  readonly to: number;
  /** It holds an expansion whose value the text does not tell; such parts stand as `unknown` in `text`. */
  readonly dynamic: boolean;
  /** It holds an unquoted glob or brace expansion. */
  readonly glob: boolean;
  /** Names of the variables it expands. */
  readonly variables: readonly string[];
  /** Pipelines whose output or stream it takes: `$(…)`, backticks, `<(…)`. */
  readonly takes: readonly number[];
}

export interface Redirect {
  readonly operator: string;
  /** null for `2>&1` and the like. */
  readonly target: Word | null;
  /** The text of a here-document or here-string. */
  readonly body: Source | null;
  readonly from: number;
  readonly to: number;
}

/** How a command is joined to the one before it. */
export type Joint = 'start' | '&&' | '||' | ';' | '|' | '&';

/** A program with its words, without any operator. */
export interface SimpleCommand {
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly joint: Joint;
  /** Commands with the same number feed each other by `|`. */
  readonly pipeline: number;
  readonly from: number;
  readonly to: number;
}

/** What happens in order; `enter` and `leave` bound a subshell or a substitution. */
export type Step =
  | { readonly kind: 'command'; readonly command: SimpleCommand }
  | { readonly kind: 'enter' }
  | { readonly kind: 'leave' };

/** What a shell would make of a text, as far as the text tells. */
export interface Reading {
  readonly steps: readonly Step[];
  /** False when something in it could not be followed; then more may happen than the steps say. */
  readonly understood: boolean;
  /** One command, no operator, substitution or redirection. */
  readonly simple: boolean;
}

/** Stands in a word's text for what only the shell will know. */
export const unknown = '\uFFFC';

/** The original text of a command as a source. */
export function sourceOf(text: string): Source {
  return { text, at: Array.from({ length: text.length + 1 }, (_, i) => i) };
}

/** Part of a source, offsets kept. */
export function slice(source: Source, from: number, to: number = source.text.length): Source {
  return { text: source.text.slice(from, to), at: source.at.slice(from, to + 1) };
}
