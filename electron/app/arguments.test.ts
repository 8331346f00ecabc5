import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test.each([
  ['a checkout', ['electron', '/app', '/repo'], '/app', { data: undefined, project: '/repo' }],
  [
    'a checkout by a relative name',
    ['electron', '../app', 'repo'],
    '/app',
    { data: undefined, project: '/home/repo' },
  ],
  [
    'the checkout as its own project',
    ['electron', '/app', '/app'],
    '/app',
    { data: undefined, project: '/app' },
  ],
  ['packaged', ['switchyard', '/repo'], null, { data: undefined, project: '/repo' }],
  ['nothing', ['switchyard'], null, { data: undefined, project: null }],
  [
    'switches',
    ['electron', '--no-sandbox', '--inspect=0', '/app', '--data', '/d', '-x', '/repo'],
    '/app',
    { data: '/d', project: '/repo' },
  ],
  [
    'a link',
    ['switchyard', 'switchyard://lane/a', 'switchyard://lane/b'],
    null,
    { data: undefined, project: null, link: 'switchyard://lane/a' },
  ],
  ['a folder from a file manager', ['switchyard', 'file:///my%20repo'], null, { project: '/my repo' }],
  ['data in one word', ['electron', '/app', '--data=/d'], '/app', { data: '/d', project: null }],
])('%s', (_what, argv, appPath, expected) => {
  expect(readArguments(argv, appPath, '/home')).toEqual({ data: undefined, link: null, ...expected });
});
