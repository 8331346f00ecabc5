import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf, readRole } from './role-fields.ts';

const least = { name: 'Painter', mandate: 'Paints the fence before it rains.' };
const problems = (given: Record<string, unknown>) => {
  const read = readRole('painter', { ...least, ...given }, '');
  return read.ok ? [] : read.error;
};

describe('a role', () => {
  it('needs a name and a mandate, and says nothing where nothing is said', () => {
    const role = readRole('painter', least, 'Use two coats.\n');
    expect(role).toEqual({
      ok: true,
      data: {
        ...least,
        id: 'painter',
        inputs: [],
        outputs: [],
        skills: [],
        rules: [],
        paths: [],
        outside: 'ask',
        agent: null,
        model: null,
        stop: null,
        budget: { money: null, tokens: null, turns: null, minutes: null },
        instructions: 'Use two coats.',
      },
    });
    expect(readRole('painter', { mandate: least.mandate }, '')).toMatchObject({
      ok: false,
      error: [
        {
          field: 'name',
          message: 'name is missing.',
          next: expect.stringContaining('name: Implementer') as string,
        },
      ],
    });
  });

  it.each([
    [{ mandate: 'Paints. Then it sells the house.' }, 'mandate has more than one sentence.'],
    [{ mandate: 'Painting' }, 'mandate is not a sentence.'],
    [{ mandate: '' }, 'mandate is empty.'],
    [{ outputs: 'a fence' }, 'outputs is not a list.'],
    [{ inputs: ['paint', 7] }, 'inputs, entry 2, is not text.'],
    [{ forbid: ['git push'] }, 'forbid: git push is no rule.'],
    [{ paths: ['/etc/**'] }, 'paths: /etc/** is no path here: it is not relative to the repository.'],
    [{ skills: ['Two Words'] }, 'skills, entry 1, is not lower case words joined by dashes.'],
    [{ outside: 'never' }, 'outside is neither ask nor forbid.'],
    [{ budget: { turns: -1 } }, 'budget, turns, is not above zero.'],
    [{ budget: { beer: 6 } }, 'budget.beer is no field of a role.'],
    [{ colour: 'green' }, 'colour is no field of a role.'],
  ])('names the field and what to write: %j', (given, message) => {
    const [problem] = problems(given);
    expect(problem?.message).toBe(message);
    expect(problem?.field).toBe(Object.keys(given)[0]);
    expect(problem?.next).not.toBe('');
  });

  it('names every wrong field at once', () => {
    expect(problems({ outside: 1, agent: '', budget: 7 }).map(({ field }) => field)).toEqual([
      'outside',
      'agent',
      'budget',
    ]);
  });

  it('is the same after it was written and read again', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/);
    const rule = fc.constantFrom('command npm test *', 'path docs/**', 'tool fetch');
    const given = fc.record({
      name: word,
      mandate: fc.constant(least.mandate),
      outputs: fc.array(word, { maxLength: 3 }),
      skills: fc.array(word, { maxLength: 3 }),
      allow: fc.array(rule, { maxLength: 2 }),
      forbid: fc.array(rule, { maxLength: 2 }),
      paths: fc.array(fc.constantFrom('src/**', 'docs/'), { maxLength: 2 }),
      outside: fc.constantFrom('ask', 'forbid'),
      model: fc.option(word),
      budget: fc.record({ turns: fc.option(fc.integer({ min: 1, max: 99 })) }),
    });
    fc.assert(
      fc.property(given, (fields) => {
        const role = readRole('x', fields, 'words');
        expect(role.ok).toBe(true);
        if (role.ok) expect(readRole('x', fieldsOf(role.data), 'words')).toEqual(role);
      }),
    );
  });

  it('writes only what it says', () => {
    const role = readRole('painter', { ...least, outside: 'ask', outputs: [] }, '');
    expect(role.ok && fieldsOf(role.data)).toEqual(least);
  });
});
