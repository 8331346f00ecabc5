/** The contents in the order asked for of `git cat-file --batch`; null for what is missing. */
export function splitBatch(output: Buffer): (Buffer | null)[] {
  const contents: (Buffer | null)[] = [];
  for (let at = 0; at < output.length;) {
    const headEnd = output.indexOf(10, at);
    if (headEnd < 0) break;
    const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(output.toString('utf8', at, headEnd))?.[1];
    const start = headEnd + 1;
    contents.push(size === undefined ? null : output.subarray(start, start + Number(size)));
    at = size === undefined ? start : start + Number(size) + 1;
  }
  return contents;
}
