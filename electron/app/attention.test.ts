import { expect, test } from 'vitest';
import { countWaiting, freshMatters, lanesAtWork, stillWaits } from './attention.ts';
import { stepsTo } from './places.ts';
import { allowed, asked, conflicted, ended, event, running, SmallWorld } from './testing/small-world.ts';

test('a question is told in its own words, on one line, until it is answered', () => {
  const yard = new SmallWorld();
  yard.happen(...running('Elm'));
  const fresh = yard.happen(asked('Elm', 'rm -rf \\\n  build', 'high'));
  expect(freshMatters(yard.world, fresh)).toEqual([
    { target: 'approval:approval_Elm', title: 'Elm asks (high risk)', body: 'rm -rf \\ build' },
  ]);
  expect([countWaiting(yard.world), stillWaits(yard.world, 'approval:approval_Elm')]).toEqual([1, true]);
  yard.happen(allowed('Elm'));
  expect(freshMatters(yard.world, fresh)).toEqual([]);
  expect([countWaiting(yard.world), stillWaits(yard.world, 'approval:approval_Elm')]).toEqual([0, false]);
});

test('mail to the person is told and waits until it is read', () => {
  const yard = new SmallWorld();
  yard.happen(...running('Elm'));
  const sent = yard.happen(
    event('message.sent', {
      messageId: 'message_1',
      projectId: 'project_1',
      from: 'lane_Elm',
      address: { to: 'human' },
      recipients: [],
      toHuman: true,
      subject: 'Which one?',
      ackRequired: false,
    }),
  );
  expect(freshMatters(yard.world, sent)).toEqual([
    { target: 'message:message_1', title: 'Elm writes to you', body: 'Which one?' },
  ]);
  expect(stepsTo(yard.world, 'message:message_1')).toEqual(['project:project_1', 'message:message_1']);
  expect(countWaiting(yard.world)).toBe(1);
  yard.happen(event('message.delivered', { messageId: 'message_1', recipient: null, turnId: null }));
  expect([countWaiting(yard.world), stillWaits(yard.world, 'message:message_1')]).toEqual([0, false]);
});

test('a very long command is cut', () => {
  const yard = new SmallWorld();
  const fresh = yard.happen(...running('Elm'), asked('Elm', 'x'.repeat(900)));
  const [matter] = freshMatters(yard.world, fresh);
  expect(matter?.body).toHaveLength(160);
  expect(matter?.body.endsWith('x…')).toBe(true);
});

test.each([
  ['exited', 1],
  ['killed', 1],
  ['start-failed', 1],
  ['stopped', 0],
  ['closed', 0],
  ['host-ended', 0],
])('an agent that %s is told of %i times', (end, times) => {
  const yard = new SmallWorld();
  yard.happen(...running('Oak'));
  const fresh = yard.happen(ended('Oak', end));
  const titles = freshMatters(yard.world, fresh).map(({ target, title }) => [target, title]);
  expect(titles).toEqual(times === 1 ? [['lane:lane_Oak', 'Oak was interrupted']] : []);
});

test('a lane that could not be prepared, and a merge in conflict until it is sent back', () => {
  const yard = new SmallWorld();
  yard.happen(...running('Ash'), ...running('Fir'));
  const fresh = yard.happen(
    event('lane.stageChanged', { laneId: 'lane_Fir', stage: 'setup', state: 'failed', detail: 'npm failed' }),
    ...conflicted('Ash'),
  );
  const titles = freshMatters(yard.world, fresh).map(({ title }) => title);
  expect(titles).toEqual(['Fir failed', 'Ash conflicts']);
  expect(countWaiting(yard.world)).toBe(1);
  yard.happen(event('merge.sentBack', { mergeId: 'merge_Ash', laneId: 'lane_Ash', note: null }));
  expect(countWaiting(yard.world)).toBe(0);
  expect(stillWaits(yard.world, 'merge:merge_Ash')).toBe(false);
});

test('lanes at work are those with something to lose', () => {
  const yard = new SmallWorld();
  yard.happen(...running('Idle'), ...running('Asks'), ...running('Gone'));
  yard.happen(asked('Asks', 'ls'), ended('Gone', 'exited'));
  expect(lanesAtWork(yard.world).map(({ name }) => name)).toEqual(['Asks']);
});

test('a place is found in its project; one that is not there is not', () => {
  const yard = new SmallWorld();
  yard.happen(...running('Elm'), asked('Elm', 'ls'), ...conflicted('Elm'));
  expect(stepsTo(yard.world, 'lane:lane_Elm')).toEqual(['project:project_1', 'lane:lane_Elm']);
  expect(stepsTo(yard.world, 'lane:lane_Elm:changes')).toEqual([
    'project:project_1',
    'lane:lane_Elm:changes',
  ]);
  expect(stepsTo(yard.world, 'approval:approval_Elm')).toEqual(['approval:approval_Elm']);
  expect(stepsTo(yard.world, 'merge:merge_Elm')).toEqual([
    'project:project_1',
    'lane:lane_Elm',
    'merge:merge_Elm',
  ]);
  yard.happen(allowed('Elm'));
  expect(stepsTo(yard.world, 'approval:approval_Elm')).toEqual(['project:project_1', 'lane:lane_Elm']);
  expect(stepsTo(yard.world, 'lane:constructor')).toBe(null);
  expect(stepsTo(yard.world, 'timeline')).toEqual(['timeline']);
});
