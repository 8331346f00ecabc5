import {
  type Joint,
  type Reading,
  type Redirect,
  type SimpleCommand,
  type Source,
  type Word,
  slice,
  sourceOf,
} from './reading.ts';
import { WordReader, deepest } from './read-word.ts';
import { WordBuilder } from './word-builder.ts';

const longest = 200_000;

/** Words that may stand before a command and are not one. */
const openers = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '!', '{', 'coproc']);
const closers = new Set(['fi', 'done', 'esac', '}']);

/** Reads a command line as a POSIX shell would, as far as its text tells; every offset is one of `command`. */
export function readShell(command: string): Reading {
  return readSource(sourceOf(command));
}

/** Reads a script that was found inside another command. `depth` counts how deep. */
export function readSource(source: Source, depth = 0): Reading {
  if (depth > deepest || source.text.length > longest) return { steps: [], understood: false, simple: false };
  const reader = new Reader(source, { pipelines: depth * 100_000, depth });
  reader.readScript(null);
  return reader.reading();
}

interface PendingBody {
  readonly redirect: { operator: string; from: number; to: number; target: Word; body: Source | null };
  readonly delimiter: string;
  readonly quoted: boolean;
}

class Reader extends WordReader {
  private pending: PendingBody[] = [];

  reading(): Reading {
    const commands = this.steps.filter((s) => s.kind === 'command');
    if (this.pending.length > 0) this.understood = false;
    const simple = this.plain && this.understood && commands.length === 1 && this.steps.length === 1;
    return { steps: this.steps, understood: this.understood, simple };
  }

  override readScript(close: ')' | null): number[] {
    const pipelines: number[] = [];
    let joint: Joint = 'start';
    let pipeline = 0;
    while (this.position < this.text.length) {
      if (joint !== '|') {
        pipeline = ++this.shared.pipelines;
        pipelines.push(pipeline);
      }
      const length = this.steps.length;
      this.#readCommand(joint, pipeline);
      if (this.position >= this.text.length) break;
      if (this.char() === ')') {
        this.position++;
        if (close === ')') return pipelines;
        this.understood = false;
        continue;
      }
      if (this.char() === '(') {
        this.enter(() => pipelines.push(...this.readScript(')')));
        joint = ';';
        continue;
      }
      joint = this.#readOperator(this.steps.length === length ? joint : ';');
    }
    if (close !== null) this.understood = false;
    return pipelines;
  }

  /** `waiting` is the operator that still waits for its command: a line may break after `|`, `&&` and `||`. */
  #readOperator(waiting: Joint): Joint {
    const rest = this.text.slice(this.position, this.position + 3);
    this.plain = false;
    const operator = ['&&', '||', ';;&', ';;', ';&', '|&'].find((o) => rest.startsWith(o)) ?? rest.charAt(0);
    this.position += operator.length;
    if (operator === '\n' || operator === '\r') {
      this.#readBodies();
      return waiting === 'start' || waiting === '&' ? ';' : waiting;
    }
    if (operator === '&&' || operator === '||' || operator === '&') return operator;
    return operator === '|' || operator === '|&' ? '|' : ';';
  }

  #readCommand(joint: Joint, pipeline: number): void {
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    for (;;) {
      this.#skipBlanks();
      const char = this.char();
      if (char === '' || /[;|()\n\r]/.test(char)) break;
      if (char === '&' && this.char(1) !== '>') break;
      const redirect = this.#readRedirect();
      if (redirect) redirects.push(redirect);
      else words.push(this.readWord());
    }
    this.#emit(words, redirects, joint, pipeline);
  }

  #emit(words: readonly Word[], redirects: readonly Redirect[], joint: Joint, pipeline: number): void {
    const plain = (word: Word | undefined): string =>
      word && word.to - word.from === word.text.length ? word.text : '';
    let start = 0;
    while (openers.has(plain(words[start])) || closers.has(plain(words[start]))) start++;
    if (plain(words[start]) === 'function') start += 2;
    if (start > 0) this.plain = false;
    if (plain(words[start]) === 'case') this.understood = false;
    const kept = words.slice(start);
    const all = [...kept, ...redirects];
    if (all.length === 0) return;
    if (redirects.length > 0) this.plain = false;
    const from = Math.min(...all.map((part) => part.from));
    const to = Math.max(...all.map((part) => part.to));
    this.steps.push({
      kind: 'command',
      command: { words: kept, redirects, joint, pipeline, from, to } satisfies SimpleCommand,
    });
  }

  #skipBlanks(): void {
    for (;;) {
      if (this.char() === ' ' || this.char() === '\t') this.position++;
      else if (this.char() === '\\' && this.char(1) === '\n') this.position += 2;
      else if (this.char() === '#') {
        this.plain = false;
        while (!/^[\n\r]?$/.test(this.char())) this.position++;
      } else return;
    }
  }

  #readRedirect(): Redirect | null {
    const found = /^(?:\d+|\{\w+\})?(<<<|<<-|<<|<>|<&|>>|>&|>\||&>>|&>|<(?!\()|>(?!\())/.exec(
      this.text.slice(this.position, this.position + 40),
    );
    if (!found) return null;
    const operator = found[1] ?? '';
    const from = this.offset(this.position);
    this.position += found[0].length;
    this.#skipBlanks();
    const start = this.position;
    const target = this.readWord();
    const redirect = { operator, from, to: target.to, target, body: null };
    if (operator === '<<' || operator === '<<-') {
      const raw = this.text.slice(start, this.position);
      const pending = { redirect, delimiter: target.text, quoted: /["'\\]/.test(raw) };
      this.pending.push(pending);
      return pending.redirect;
    }
    if (operator === '<<<') return { ...redirect, body: target };
    const duplicates = operator.endsWith('&') && /^(\d+|-|\d+-)$/.test(target.text);
    return duplicates ? { ...redirect, target: null } : redirect;
  }

  /** Here-documents start on the line after their command. */
  #readBodies(): void {
    const pending = this.pending;
    this.pending = [];
    for (const { redirect, delimiter, quoted } of pending) {
      const from = this.position;
      let end = -1;
      while (end < 0 && this.position < this.text.length) {
        const lineStart = this.position;
        const lineEnd = (this.text.indexOf('\n', lineStart) + 1 || this.text.length + 1) - 1;
        const line = this.text.slice(lineStart, lineEnd).replace(/\r$/, '');
        if ((redirect.operator === '<<-' ? line.replace(/^\t+/, '') : line) === delimiter) end = lineStart;
        else if (this.#isClosedBody(line, delimiter)) {
          this.understood = false;
          end = lineStart;
        }
        this.position =
          line.trim().endsWith(')') && end >= 0 ? lineEnd - 1 : Math.min(lineEnd + 1, this.text.length);
      }
      if (end < 0) this.understood = false;
      redirect.body = slice(this.source, from, end < 0 ? this.text.length : end);
      if (!quoted) this.#expandBody(redirect.body);
    }
  }

  /** `EOF)` is no delimiter to some shells and one to others. */
  #isClosedBody(line: string, delimiter: string): boolean {
    return delimiter !== '' && line.trim() === `${delimiter})`;
  }

  protected override readInner(source: Source): number[] {
    const inner = new Reader(source, this.shared);
    const pipelines = inner.readScript(null);
    this.adopt(inner);
    return pipelines;
  }

  /** The substitutions in an unquoted here-document. */
  #expandBody(body: Source): void {
    const inner = new Reader(body, this.shared);
    inner.readQuoted(new WordBuilder(body, 0), null);
    this.adopt(inner);
  }

  private adopt(inner: Reader): void {
    this.steps.push(...inner.steps);
    if (!inner.understood || inner.pending.length > 0) this.understood = false;
  }
}
