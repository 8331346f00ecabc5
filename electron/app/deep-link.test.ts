import { expect, test } from 'vitest';
import { readDeepLink } from './deep-link.ts';

test.each(['lane', 'approval', 'merge'])('a link to a %s is a place', (kind) => {
  const target = `${kind}:${kind}_01jq8`;
  expect(readDeepLink(`switchyard://${kind}/${kind}_01jq8`)).toEqual({ kind: 'place', target });
});

test.each(['transcript', 'changes', 'terminal', 'details'])('a link may name the tab %s of a lane', (tab) => {
  const link = `switchyard://lane/lane_01jq8/${tab}`;
  expect(readDeepLink(link)).toEqual({ kind: 'place', target: `lane:lane_01jq8:${tab}` });
});

test('a link to a project carries a path, spaces and all', () => {
  const link = `switchyard://project?path=${encodeURIComponent('/home/u/my repo ü')}`;
  expect(readDeepLink(link)).toEqual({ kind: 'project', path: '/home/u/my repo ü' });
});

test.each([
  '',
  'switchyard:',
  'switchyard://',
  'switchyard://lane',
  'switchyard://lane/',
  'switchyard://lane/a/b',
  'switchyard://lane/a/',
  'switchyard://lane/a/details/b',
  'switchyard://merge/a/details',
  'switchyard://lane/../x',
  'switchyard://lane/a%2fb',
  'switchyard://lane/a?allow=1',
  'switchyard://lane/a#b',
  'switchyard://u:p@lane/a',
  'switchyard://lane:80/a',
  'switchyard://fleet/resume',
  'switchyard://project',
  'switchyard://project?path=relative',
  'switchyard://project?path=//server/share',
  'switchyard://project?path=/a%0ab',
  'switchyard://project?path=/a&path=/b',
  'switchyard://project?path=/a&run=1',
  'switchyard://project/x?path=/a',
  'SWITCHYARD://lane/a',
  ' switchyard://lane/a',
  'switchyard://lane/a\nb',
  'switchyard://project?path=/a#b',
  'https://lane/a',
  'file:///lane/a',
  `switchyard://lane/${'a'.repeat(81)}`,
  `switchyard://project?path=/${'a'.repeat(5000)}`,
])('%s opens nothing', (text) => {
  expect(readDeepLink(text)).toBe(null);
});
