import { describe, expect, it } from 'vitest';
import { draftOf, emptyDraft, fieldsOf, problemsOf } from './role-draft.ts';

const view = (fields: Record<string, unknown>) => ({
  id: 'painter',
  fields,
  role: null,
  text: '---\nx: 1\n---\n\nTwo coats.\n',
});
const whole = { ...emptyDraft, id: 'painter', name: 'Painter', mandate: 'Paints the fence before it rains.' };

describe('the form of a role', () => {
  it('begins with what the file says and writes the same again', () => {
    const fields = {
      name: 'Painter',
      mandate: 'Paints the fence before it rains.',
      outputs: ['a fence', 'a list'],
      forbid: ['tool fetch'],
      outside: 'forbid',
      model: 'gloss',
      budget: { turns: 3 },
    };
    const draft = draftOf(view(fields));
    expect(draft).toMatchObject({ outputs: 'a fence\na list', turns: '3', instructions: 'Two coats.' });
    expect(fieldsOf(draft)).toEqual({
      ...fields,
      inputs: [],
      skills: [],
      ask: [],
      allow: [],
      paths: [],
      agent: null,
      stop: null,
    });
    expect(problemsOf(draft, new Set())).toEqual({});
  });

  it('shows wrong fields of the file as they are, so that they can be mended', () => {
    expect(draftOf(view({ mandate: 7, inputs: 'paint', outside: 'never' }))).toMatchObject({
      mandate: '7',
      inputs: 'paint',
      outside: 'ask',
    });
  });

  it('names each problem at its field, with what to write', () => {
    const found = problemsOf({ ...whole, mandate: 'No.', forbid: 'git push', turns: 'many' }, new Set());
    expect(Object.keys(found).sort()).toEqual(['budget', 'forbid', 'mandate']);
    expect(found['forbid']).toContain('for example');
  });

  it('wants a name for its file that is free', () => {
    expect(problemsOf({ ...whole, id: 'Two Words' }, new Set())['id']).toContain('lower case');
    expect(problemsOf(whole, new Set(['painter']))['id']).toContain('already');
  });
});
