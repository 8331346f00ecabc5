import { expect, it } from 'vitest';
import { inTheWay } from './checkout-watch.ts';

it('sees a file in the way of the same file, of a folder, and of a file under it', () => {
  expect(inTheWay(['a.txt'], ['a.txt', 'b.txt'])).toBe(true);
  expect(inTheWay(['dir'], ['dir/x.txt'])).toBe(true);
  expect(inTheWay(['dir/x.txt'], ['dir'])).toBe(true);
  expect(inTheWay(['dir/y.txt', 'notes'], ['dir/x.txt', 'dir2/notes'])).toBe(false);
  expect(inTheWay([], ['a.txt'])).toBe(false);
});
