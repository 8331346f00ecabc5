/** Pieces are joined up to this length, so that there are few of them. */
const pieceLength = 16_384;

/** How far into what is left to look for the start of a line, in characters. */
const lineSearch = 8_192;

/** The end of what a terminal has shown, at most about `limit` characters of it. Offsets count from its beginning. */
export class Scrollback {
  readonly #limit: number;
  #pieces: string[] = [];
  #start = 0;
  #end = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Of the first character that is kept. */
  get start(): number {
    return this.#start;
  }

  /** After the last character. */
  get end(): number {
    return this.#end;
  }

  append(text: string): void {
    const last = this.#pieces.at(-1);
    if (last !== undefined && last.length < pieceLength) this.#pieces[this.#pieces.length - 1] = last + text;
    else this.#pieces.push(text);
    this.#end += text.length;
    for (let [first] = this.#pieces; first !== undefined; [first] = this.#pieces) {
      if (this.#end - this.#start - first.length < this.#limit) break;
      this.#start += first.length;
      this.#pieces.shift();
    }
  }

  /** At most `length` characters from `after` on; from the first line that is whole where `after` is no longer kept. */
  read(after: number, length: number): { readonly data: string; readonly offset: number } {
    const offset = after < this.#start ? this.#lineStart() : Math.min(after, this.#end);
    const data = this.#slice(offset, offset + length);
    return { data: wholeCharacters(data, offset + data.length < this.#end), offset };
  }

  #lineStart(): number {
    const line = this.#slice(this.#start, this.#start + lineSearch).indexOf('\n');
    return line < 0 ? this.#start : this.#start + line + 1;
  }

  #slice(from: number, to: number): string {
    let text = '';
    let at = this.#start;
    for (const piece of this.#pieces) {
      if (at >= to) break;
      if (at + piece.length > from) text += piece.slice(Math.max(0, from - at), to - at);
      at += piece.length;
    }
    return text;
  }
}

/** A character of two units is not cut where more follows. */
function wholeCharacters(text: string, more: boolean): string {
  const last = text.charCodeAt(text.length - 1);
  return more && text.length > 1 && last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
