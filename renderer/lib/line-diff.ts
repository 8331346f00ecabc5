export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'skipped';
  readonly text: string;
  /** Line number in the old text; null for added lines. */
  readonly old: number | null;
  /** Line number in the new text; null for removed lines. */
  readonly new: number | null;
}

export interface LineDiff {
  readonly lines: readonly DiffLine[];
  readonly added: number;
  readonly removed: number;
}

/** Cells of the comparison table; beyond it the changed middle is shown as replaced. */
const most = 1_000_000;

/** What changed from one text to another, line by line, with some lines around each change. */
export function diffLines(oldText: string | null, newText: string, around = 3): LineDiff {
  const a = splitLines(oldText);
  const b = splitLines(newText);
  const all = compare(a, b);
  const added = all.filter((line) => line.kind === 'added').length;
  const removed = all.filter((line) => line.kind === 'removed').length;
  return { lines: withoutFar(all, around), added, removed };
}

function splitLines(text: string | null): string[] {
  if (text === null || text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function compare(a: readonly string[], b: readonly string[]): DiffLine[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail += 1;
  }
  const middle = changed(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head);
  return [
    ...a.slice(0, head).map((text, i) => same(text, i + 1, i + 1)),
    ...middle,
    ...a
      .slice(a.length - tail)
      .map((text, i) => same(text, a.length - tail + i + 1, b.length - tail + i + 1)),
  ];
}

const same = (text: string, old: number, now: number): DiffLine => ({ kind: 'same', text, old, new: now });

function changed(a: readonly string[], b: readonly string[], offset: number): DiffLine[] {
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  const keep = a.length * b.length > most ? () => 0 : commonTable(a, b);
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right && keep(i, j) > 0) {
      lines.push(same(left, offset + i + 1, offset + j + 1));
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || keep(i + 1, j) >= keep(i, j + 1))) {
      lines.push({ kind: 'removed', text: left, old: offset + i + 1, new: null });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: right ?? '', old: null, new: offset + j + 1 });
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests from (i, j) have in common, in order. */
function commonTable(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
}

function withoutFar(lines: readonly DiffLine[], around: number): DiffLine[] {
  const near = new Uint8Array(lines.length);
  lines.forEach((line, index) => {
    if (line.kind === 'same') return;
    near.fill(1, Math.max(0, index - around), index + around + 1);
  });
  const shown: DiffLine[] = [];
  let skipped = 0;
  lines.forEach((line, index) => {
    if (near[index] === 1) {
      if (skipped > 0) shown.push(gap(skipped));
      skipped = 0;
      shown.push(line);
    } else skipped += 1;
  });
  if (skipped > 0 && shown.length > 0) shown.push(gap(skipped));
  return shown;
}

const gap = (count: number): DiffLine => ({
  kind: 'skipped',
  text: `${count} unchanged ${count === 1 ? 'line' : 'lines'}`,
  old: null,
  new: null,
});
