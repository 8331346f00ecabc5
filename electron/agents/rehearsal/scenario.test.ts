import { describe, expect, it } from 'vitest';
import { bothSides } from './conflict-steps.ts';
import { directionIn, stepsFrom } from './scenario.ts';

describe('a prompt', () => {
  it('is directed by the last scenario in it', () => {
    const early = 'REHEARSE:[{"say":"early"}]:END';
    const late = 'REHEARSE:[{"say":"late"}]:END';
    expect(directionIn(`${early} then ${late}`)).toEqual({
      ok: true,
      data: { kind: 'steps', steps: [{ do: 'say', text: 'late' }] },
    });
    expect(directionIn(`${early}\n  Rehearse: write-docs\n`)).toEqual({
      ok: true,
      data: { kind: 'named', name: 'write-docs' },
    });
    expect(directionIn('Add a currency.')).toEqual({ ok: true, data: { kind: 'none' } });
  });
});

describe('steps', () => {
  const stepsOf = (value: unknown): unknown => {
    const steps = stepsFrom(JSON.stringify(value));
    return steps.ok ? steps.data : steps.error.message;
  };

  it('may be written short or in full', () => {
    expect(stepsOf([{ run: 'ls', ask: false }])).toEqual([{ do: 'run', command: 'ls', ask: false }]);
    expect(stepsOf([{ write: { path: 'a', content: 'b' } }])).toEqual([
      { do: 'write', path: 'a', content: 'b' },
    ]);
    expect(stepsOf([{ ask: 'May I?', path: 'x' }])).toEqual([{ do: 'ask', title: 'May I?', path: 'x' }]);
    expect(stepsOf([{ hang: true }])).toEqual([{ do: 'hang' }]);
    expect(stepsOf([{ repeat: 2, steps: [{ say: 'again' }] }])).toEqual([
      { do: 'repeat', times: 2, steps: [{ do: 'say', text: 'again' }] },
    ]);
  });

  it('that do not fit are named', () => {
    expect(stepsOf([{ say: 'a' }, { write: 'a.txt' }])).toContain('1.content');
    expect(stepsOf([{ dance: true }])).toContain('0');
    expect(stepsFrom('[{').ok).toBe(false);
  });
});

describe('both sides of a conflict', () => {
  it('stand one after the other, common lines once', () => {
    const text = [
      'a',
      '<<<<<<< HEAD',
      'same',
      'ours',
      '=======',
      'theirs',
      'same',
      '>>>>>>> main',
      'z',
      '',
    ].join('\n');
    expect(bothSides(text)).toBe('a\ntheirs\nsame\nours\nz\n');
  });

  it('are found in diff3 style too', () => {
    const text = '<<<<<<< HEAD\nours\n||||||| base\nold\n=======\ntheirs\n>>>>>>> main\n';
    expect(bothSides(text)).toBe('theirs\nours\n');
  });
});
