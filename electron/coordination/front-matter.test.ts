import { describe, expect, it } from 'vitest';
import { readFrontMatter, writeFrontMatter } from './front-matter.ts';

describe('a head of YAML', () => {
  it('is parted from what stands below it', () => {
    expect(readFrontMatter('---\nname: A\nlist: [x, y]\n---\n\nBody.\n---\nmore\n')).toEqual({
      ok: true,
      data: { fields: { name: 'A', list: ['x', 'y'] }, body: '\nBody.\n---\nmore\n' },
    });
    expect(readFrontMatter('---\r\nname: A\r\n---\r\nBody')).toMatchObject({
      data: { fields: { name: 'A' }, body: 'Body' },
    });
    expect(readFrontMatter('---\n---\n')).toEqual({ ok: true, data: { fields: {}, body: '' } });
  });

  it.each([
    ['no head', /has no head/],
    ['text\n---\nname: A\n---\n', /has no head/],
    ['---\nname: A\n', /has no head/],
    ['---\nname: A\nname: B\n---\n', /^Line 3: /],
    ['---\nname: "A\n---\n', /^Line \d: /],
    ['---\n- a\n- b\n---\n', /not a list of fields/],
  ])('%j is a problem with its place', (text, message) => {
    const read = readFrontMatter(text);
    expect(read.ok).toBe(false);
    if (!read.ok) {
      expect(read.error.message).toMatch(message);
      expect(read.error.next).not.toBe('');
    }
  });

  it('keeps its comments and the order of its fields when it is written again', () => {
    const before = '---\n# who paints\nmandate: Old. # keep\nname: Painter\ngone: 1\n---\nold body\n';
    const after = writeFrontMatter(
      { fields: { name: 'Painter', mandate: 'New.', paths: ['a/**'] }, body: 'New body' },
      before,
    );
    expect(after).toContain('# who paints');
    expect(after.indexOf('mandate: New.')).toBeLessThan(after.indexOf('name: Painter'));
    expect(after).not.toContain('gone');
    expect(readFrontMatter(after)).toEqual({
      ok: true,
      data: { fields: { mandate: 'New.', name: 'Painter', paths: ['a/**'] }, body: '\nNew body\n' },
    });
  });

  it('is written whole where there was none', () => {
    const text = writeFrontMatter({ fields: { name: 'A: b', list: ['path .env*'] }, body: '' }, 'no head');
    expect(readFrontMatter(text)).toEqual({
      ok: true,
      data: { fields: { name: 'A: b', list: ['path .env*'] }, body: '' },
    });
  });
});
