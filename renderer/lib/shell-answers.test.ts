import { expect, it } from 'vitest';
import { isAnswer } from './shell-answers.ts';

it('knows what a terminal answers by itself', () => {
  const answers = ['[?1;2c', '[>0;276;0c', '[0n', '[12;40R', '[?12;40R', '[?2004;2$y', '[8;24;80t'];
  for (const said of answers) expect([said, isAnswer(`\u001b${said}`)]).toEqual([said, true]);
  expect(isAnswer('\u001b]11;rgb:0000/0000/0000\u001b\\')).toBe(true);
  expect(isAnswer('\u001bP1$r0m\u001b\\')).toBe(true);
});

it('takes nothing for an answer that a person types', () => {
  for (const typed of [
    'e',
    'exit',
    '\r',
    '\u0003',
    '\u001b',
    '\u001b[A',
    '\u001bOP',
    '\u001b[15~',
    '\u001b[200~a\u001b[201~',
  ])
    expect([typed, isAnswer(typed)]).toEqual([typed, false]);
});
