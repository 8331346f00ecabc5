import { expect, test } from 'vitest';
import { rehearse } from './testing/temp-host.ts';
import { tempProject } from './testing/temp-project.ts';

const at = tempProject({ 'a.txt': 'a\n' });

const plan = (writes: string): string =>
  `# A plan\n\nTwo tasks.\n\n## T1 One\n\n- writes: ${writes}\n\nDo one.\n`;
const propose = (content: string) =>
  at.host.call('mission.propose', {
    projectId: at.projectId,
    title: 'A plan',
    goal: rehearse([{ write: '.switchyard/plan.md', content }]),
    agentId: 'rehearsal',
  });
const proposed = (missionId: string, revision: number) =>
  at.host.until('the proposal', (w) => {
    const mission = w.missions[missionId];
    return mission?.revision === revision && mission.proposal && mission;
  });

test('a planner writes a plan, which waits for the human; what the human changed is not written over', async () => {
  const { id, planner, tasks } = await propose(plan('a.txt'));
  expect(tasks).toEqual([]);
  const mission = await proposed(id, 2);
  expect(mission).toMatchObject({ phase: 'draft', approved: null, goal: 'Two tasks.', planner });
  expect(mission.tasks).toMatchObject([{ id: 'T1', title: 'One', brief: 'Do one.', writeSet: ['a.txt'] }]);
  if (!planner) throw new Error('no planner');
  const again = (content: string) =>
    at.host.call('lane.prompt', {
      laneId: planner,
      text: rehearse([{ write: '.switchyard/plan.md', content }]),
    });
  await again(plan('b.txt'));
  expect((await proposed(id, 3)).tasks[0]?.writeSet).toEqual(['b.txt']);
  await at.host.call('mission.edit', { missionId: id, on: 3, title: 'Mine' });
  await again(plan('c.txt'));
  await at.host.until('the third turn to end', (w) => {
    const lane = w.lanes[planner];
    return lane?.turns === 3 && lane.turn === null && lane.checkpoints.at(-1)?.turnNumber === 3;
  });
  const kept = await at.host.call('mission.get', { missionId: id });
  expect(kept).toMatchObject({ title: 'Mine', revision: 4, tasks: [{ writeSet: ['b.txt'] }] });
});

test('what is no plan is said, and the next turn may mend it', async () => {
  const { id, planner } = await propose('## T1 One\n\n- writes: a\n- colour: blue\n');
  const mission = await at.host.until('the problem', (w) => {
    const one = w.missions[id];
    return one?.proposal?.problem ? one : null;
  });
  expect(mission.proposal?.problem).toBe('T1 One: colour: blue is not understood.');
  expect(mission.revision).toBe(1);
  if (!planner) throw new Error('no planner');
  const text = rehearse([{ write: '.switchyard/plan.md', content: plan('a.txt') }]);
  await at.host.call('lane.prompt', { laneId: planner, text });
  expect((await proposed(id, 2)).proposal?.problem).toBeNull();
});
