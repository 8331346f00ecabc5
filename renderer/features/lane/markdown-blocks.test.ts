import { expect, it } from 'vitest';
import { markdownBlocks } from './markdown-blocks.ts';

it('cuts between paragraphs and keeps together what a blank line does not end', () => {
  expect(markdownBlocks('One.\nStill one.\n\nTwo.\n\n\nThree')).toEqual([
    'One.\nStill one.\n\n',
    'Two.\n\n\n',
    'Three',
  ]);
  expect(markdownBlocks('- a\n\n- b\n\n  more of b\n\nAfter')).toEqual([
    '- a\n\n- b\n\n  more of b\n\n',
    'After',
  ]);
  expect(markdownBlocks('1. a\n\n2. b\n')).toEqual(['1. a\n\n2. b\n']);
  expect(markdownBlocks('```ts\na\n\nb\n```\n\nAfter')).toEqual(['```ts\na\n\nb\n```\n\n', 'After']);
  expect(markdownBlocks('````\n```\n\nx\n````\n\ny')).toEqual(['````\n```\n\nx\n````\n\n', 'y']);
  expect(markdownBlocks('')).toEqual([]);
});

it('loses nothing, and never changes a piece before the last as the text grows', () => {
  const text = 'A\n\nB **b**\n\n```\nx\n\ny\n```\n\n- 1\n- 2\n\nC\n';
  let before: readonly string[] = [];
  for (let end = 0; end <= text.length; end++) {
    const blocks = markdownBlocks(text.slice(0, end));
    expect(blocks.join('')).toBe(text.slice(0, end));
    before.slice(0, -1).forEach((block, index) => expect(blocks[index]).toBe(block));
    before = blocks;
  }
});
