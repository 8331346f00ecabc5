import { type Source, type Step, type Word, slice } from './reading.ts';
import { WordBuilder } from './word-builder.ts';

/** How deep scripts inside scripts are followed. */
export const deepest = 24;

/** What a reader shares with the readers of the scripts inside its own. */
export interface Shared {
  pipelines: number;
  depth: number;
}

/** Reads words: quotes, escapes, expansions, and the scripts inside them. */
export abstract class WordReader {
  protected readonly text: string;
  protected readonly source: Source;
  protected readonly shared: Shared;
  protected readonly steps: Step[] = [];
  protected position = 0;
  protected understood = true;
  protected plain = true;

  constructor(source: Source, shared: Shared) {
    this.source = source;
    this.text = source.text;
    this.shared = shared;
  }

  /** Reads commands up to `close`, or to the end; answers with the pipelines met on this level. */
  protected abstract readScript(close: ')' | null): number[];

  /** Reads a script of its own, whose steps become part of this one. */
  protected abstract readInner(source: Source): number[];

  protected char(ahead = 0): string {
    return this.text[this.position + ahead] ?? '';
  }

  protected offset(index: number): number {
    return this.source.at[index] ?? 0;
  }

  protected enter(read: () => void): void {
    this.plain = false;
    this.steps.push({ kind: 'enter' });
    this.position++;
    if (++this.shared.depth > deepest) {
      this.understood = false;
      this.position = this.text.length;
    } else read();
    this.shared.depth--;
    this.steps.push({ kind: 'leave' });
  }

  protected readWord(): Word {
    const word = new WordBuilder(this.source, this.position);
    const start = this.position;
    while (this.position < this.text.length && this.readPiece(word));
    if (this.position === start) {
      this.understood = false;
      this.position++;
    }
    return word.build(this.position);
  }

  /** One piece of an unquoted word; false where the word ends. */
  readPiece(word: WordBuilder): boolean {
    const char = this.char();
    if ((char === '<' || char === '>') && this.char(1) === '(') return this.#readSubstitution(word, 2);
    if (/[\s;|&()<>]/.test(char)) return false;
    if (char === "'") return this.#readSingle(word);
    if (char === '"') {
      this.position++;
      word.markQuoted();
      this.readQuoted(word, '"');
      return true;
    }
    if (char === '\\') return this.#readEscape(word, '');
    if (char === '$') return this.#readDollar(word, false);
    if (char === '`') return this.#readBackticks(word);
    word.noteBare(char, this.char(1));
    word.add(char, this.position++);
    return true;
  }

  #readSingle(word: WordBuilder): true {
    word.markQuoted();
    const end = this.text.indexOf("'", this.position + 1);
    if (end < 0) this.understood = false;
    const stop = end < 0 ? this.text.length : end;
    for (let i = this.position + 1; i < stop; i++) word.add(this.text.charAt(i), i);
    this.position = stop + 1;
    return true;
  }

  protected readQuoted(word: WordBuilder, close: '"' | null): void {
    while (this.position < this.text.length) {
      const char = this.char();
      if (char === close) return void this.position++;
      if (char === '\\') this.#readEscape(word, close === '"' ? '$`"\\\n' : '$`\\\n');
      else if (char === '$') this.#readDollar(word, true);
      else if (char === '`') this.#readBackticks(word);
      else word.add(char, this.position++);
    }
    if (close !== null) this.understood = false;
  }

  /** `special` lists what may be escaped; empty: everything. */
  #readEscape(word: WordBuilder, special: string): true {
    const next = this.char(1);
    if (next === '') this.understood = false;
    if (special !== '' && !special.includes(next)) word.add('\\', this.position++);
    else {
      if (next !== '\n') word.add(next, this.position + 1);
      word.markQuoted();
      this.position += 2;
    }
    return true;
  }

  #readDollar(word: WordBuilder, quoted: boolean): true {
    const next = this.char(1);
    if (next === '(') return this.#readSubstitution(word, this.char(2) === '(' ? 3 : 2);
    if (next === '{') return this.#readParameter(word);
    if (!quoted && (next === "'" || next === '"')) {
      if (next === "'") return this.#readAnsi(word);
      this.position++;
      return true;
    }
    const name = /^\$([A-Za-z_]\w*|[0-9@*#?$!-])/.exec(this.text.slice(this.position, this.position + 200));
    if (!name) word.add('$', this.position++);
    else {
      word.addVariable(name[1] ?? '', this.position);
      this.position += name[0].length;
    }
    return true;
  }

  /** `$'…'`: its escapes could spell anything, so it counts as unknown. */
  #readAnsi(word: WordBuilder): true {
    const found = /^\$'(?:\\[\s\S]|[^\\'])*'/.exec(this.text.slice(this.position));
    if (!found) this.understood = false;
    word.markQuoted();
    word.addUnknown(this.position);
    this.position += found?.[0].length ?? this.text.length;
    return true;
  }

  /** `${name}`, `${name:-$(command)}`. */
  #readParameter(word: WordBuilder): true {
    const plain = /^\$\{(HOME|PWD)\}/.exec(this.text.slice(this.position, this.position + 10));
    const name = /^\$\{[#!]?([A-Za-z_]\w*)/.exec(this.text.slice(this.position, this.position + 200));
    word.addVariable(plain?.[1] ?? (name?.[1] ? `${name[1]} ` : '?'), this.position);
    this.position += 2;
    this.shared.depth++;
    if (this.shared.depth > deepest) this.position = this.text.length;
    const inner = new WordBuilder(this.source, this.position);
    while (this.position < this.text.length && this.char() !== '}') {
      if (!this.readPiece(inner)) this.position++;
    }
    this.shared.depth--;
    if (this.char() !== '}') this.understood = false;
    this.position++;
    return true;
  }

  /** `$(…)`, `<(…)`, `$((…))`; `length` is that of the opening. */
  #readSubstitution(word: WordBuilder, length: 2 | 3): true {
    const at = this.position;
    word.addUnknown(at);
    this.plain = false;
    if (length === 3 && this.#skipArithmetic()) return true;
    this.position = at + 1;
    this.enter(() => {
      word.take(this.readScript(')'));
    });
    return true;
  }

  /** Arithmetic runs nothing unless it holds a substitution; then it is read as commands. */
  #skipArithmetic(): boolean {
    const found = /^\$\(\(([^`$'"]|\$\w)*?\)\)/.exec(this.text.slice(this.position, this.position + 500));
    if (!found) return false;
    this.position += found[0].length;
    return true;
  }

  #readBackticks(word: WordBuilder): true {
    const from = this.position + 1;
    let end = from;
    while (end < this.text.length && this.text.charAt(end) !== '`')
      end += this.text.charAt(end) === '\\' ? 2 : 1;
    if (end >= this.text.length) this.understood = false;
    word.addUnknown(this.position);
    const inner = unescapeBackticks(slice(this.source, from, end));
    this.enter(() => {
      word.take(this.readInner(inner));
    });
    this.position = end + 1;
    return true;
  }
}

/** Inside backticks a backslash before `, $ or \ goes away before the script is read. */
function unescapeBackticks(source: Source): Source {
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < source.text.length; i++) {
    if (source.text.charAt(i) === '\\' && '`$\\'.includes(source.text.charAt(i + 1) || ' ')) i++;
    text += source.text.charAt(i);
    at.push(source.at[i] ?? 0);
  }
  return { text, at: [...at, source.at.at(-1) ?? 0] };
}
