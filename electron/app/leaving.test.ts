import { expect, test } from 'vitest';
import { leavingOf } from './leaving.ts';

test('with nothing to lose, or without a way back, nothing is asked', () => {
  expect(leavingOf(0, true)).toBe('quit');
  expect(leavingOf(3, false)).toBe('quit');
});

test('lanes at work are counted; Escape keeps everything as it is', () => {
  expect(leavingOf(3, true)).toMatchObject({
    message: '3 lanes are running.',
    buttons: ['Keep Running in the Tray', 'Stop and Quit', 'Cancel'],
    cancelId: 2,
  });
  expect(leavingOf(1, true)).toMatchObject({ message: '1 lane is running.' });
});
