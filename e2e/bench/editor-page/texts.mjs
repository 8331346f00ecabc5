// The file that both pages open: 20,000 lines, every tenth of them changed.
const lines = Number(new URLSearchParams(location.search).get('lines') ?? 20_000);

const line = (n, word) => `export const value${n} = compute(${n}, '${word}'); // line ${n} of the file\n`;
const textOf = (word) =>
  Array.from({ length: lines }, (_, n) => line(n, n % 10 === 0 ? word : 'same')).join('');

export const oldText = textOf('before');
export const newText = textOf('after');

/** Milliseconds from opening the file to the frame that shows its computed changes. */
export async function timed(open) {
  const since = performance.now();
  const changes = await new Promise(open);
  if (changes !== lines / 10) throw new Error(`${changes} changes were found`);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - since;
}
