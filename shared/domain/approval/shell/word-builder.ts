import { type Source, type Word, unknown } from './reading.ts';

/** Collects a word character by character, with the offset of each. */
export class WordBuilder {
  #text = '';
  readonly #at: number[] = [];
  readonly #variables: string[] = [];
  readonly #takes: number[] = [];
  readonly #source: Source;
  readonly #from: number;
  #dynamic = false;
  #glob = false;
  #brace = false;
  #quoted = false;

  constructor(source: Source, from: number) {
    this.#source = source;
    this.#from = from;
  }

  /** `index` is the position in the source. */
  add(text: string, index: number): void {
    for (let i = 0; i < text.length; i++) this.#at.push(this.#offset(index));
    this.#text += text;
  }

  /** Something that only the shell will know. */
  addUnknown(index: number): void {
    this.#dynamic = true;
    this.add(unknown, index);
  }

  addVariable(name: string, index: number): void {
    this.#variables.push(name);
    if (name === 'HOME') this.add('~', index);
    else if (name === 'PWD') this.add('.', index);
    else this.addUnknown(index);
  }

  take(pipelines: readonly number[]): void {
    this.#takes.push(...pipelines);
  }

  /** An unquoted character that may make the shell write more than one word. */
  noteBare(char: string, next: string): void {
    if ('*?['.includes(char)) this.#glob = true;
    if (char === '{') this.#brace = true;
    if (this.#brace && (char === ',' || (char === '.' && next === '.'))) this.#glob = true;
  }

  markQuoted(): void {
    this.#quoted = true;
  }

  /** A file descriptor before a redirection: bare digits. */
  get isDigits(): boolean {
    return !this.#quoted && !this.#dynamic && /^\d*$/.test(this.#text);
  }

  get isQuoted(): boolean {
    return this.#quoted;
  }

  build(end: number): Word {
    const to = this.#offset(end);
    return {
      text: this.#text,
      at: [...this.#at, (this.#at.at(-1) ?? to - 1) + 1],
      from: this.#offset(this.#from),
      to,
      dynamic: this.#dynamic,
      glob: this.#glob,
      variables: this.#variables,
      takes: this.#takes,
    };
  }

  #offset(index: number): number {
    return this.#source.at[index] ?? this.#source.at.at(-1) ?? 0;
  }
}
