const fence = /^ {0,3}(`{3,}|~{3,})/;
/** A line that may go on with what stood before a blank line: list items, and whatever is indented. */
const goesOn = /^(?:\s|[-*+](?:\s|$)|\d{1,9}(?:$|[.)](?:\s|$)))/;

/**
 * Cuts markdown where a blank line certainly ends what came before, so that of a text that grows only the last piece is
 * read again. The pieces make up the text.
 */
export function markdownBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  let block = '';
  let open: string | null = null;
  let blank = false;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (open === null && blank && line.trim() !== '' && !goesOn.test(line)) {
      blocks.push(block);
      block = '';
    }
    const mark = fence.exec(line)?.[1];
    if (mark !== undefined) {
      if (open === null) open = mark;
      else if (mark.startsWith(open)) open = null;
    }
    blank = line.trim() === '';
    block += line;
  }
  return block === '' ? blocks : [...blocks, block];
}
