import { expect, it } from 'vitest';
import { toolRules } from './skill-rules.ts';

const written = (allowed: string | readonly string[]) =>
  toolRules(allowed).rules.map(({ effect, on, pattern }) => `${effect} ${on} ${pattern}`);

it.each([
  ['Read, Grep, Glob', ['allow tool read', 'allow tool search']],
  ['Read Write', ['allow tool read', 'allow tool edit']],
  ['Bash(git diff:*), Bash(npm test)', ['allow command git diff *', 'allow command npm test']],
  ['Bash(git log *) Bash(git:*)', ['allow command git log *', 'allow command git *']],
  ['Edit(./docs/**)', ['allow path docs/**']],
  ['WebFetch', ['allow tool fetch']],
])('reads %s', (allowed, rules) => {
  expect(written(allowed)).toEqual(rules);
});

it('reads a list, too', () => {
  expect(written(['Read', 'Bash(npm run lint:*)'])).toEqual([
    'allow tool read',
    'allow command npm run lint *',
  ]);
});

it('allows no shell without a pattern, nothing it does not know, and says what it passed over', () => {
  expect(
    toolRules('Bash, Bash(*), Bash(:*), mcp__github__create_issue, WebFetch(domain:example.com)'),
  ).toEqual({
    rules: [],
    passedOver: ['Bash', 'Bash(*)', 'Bash(:*)', 'mcp__github__create_issue', 'WebFetch(domain:example.com)'],
  });
});
