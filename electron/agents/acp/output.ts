/** What is kept of a tool call's output, half from its beginning and half from its end. Characters. */
const kept = 64 * 1024;
const half = kept / 2;

/** Output that may grow without end; keeps its head and its tail and says what it left out. */
export class CappedOutput {
  private head = '';
  private tail = '';
  private total = 0;

  get isEmpty(): boolean {
    return this.total === 0;
  }

  replace(text: string): void {
    this.head = '';
    this.tail = '';
    this.total = 0;
    this.append(text);
  }

  append(text: string): void {
    this.total += text.length;
    const room = half - this.head.length;
    this.head += text.slice(0, room);
    if (text.length > room) this.tail = (this.tail + text.slice(Math.max(room, 0))).slice(-half);
  }

  text(): string {
    const left = this.total - this.head.length - this.tail.length;
    if (left <= 0) return this.head + this.tail;
    return `${this.head}\n… ${left} characters left out by Switchyard …\n${this.tail}`;
  }
}

/** The last `bytes` characters of what a process wrote to stderr, for saying why it ended. */
export class LastWords {
  private text = '';
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  append(text: string): void {
    this.text = (this.text + text).slice(-this.limit);
  }

  /** The last lines that say something, at most `count`. */
  lines(count: number): string {
    const lines = this.text.split('\n').map((line) => line.trimEnd());
    return lines
      .filter((line) => line !== '')
      .slice(-count)
      .join('\n');
  }
}
