import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { isStopped, processesOf } from '../fixtures/processes.ts';
import { rehearse, stepsDone } from '../fixtures/rehearse.ts';
import { Yard } from '../pages/yard.ts';

test('prompts wait in a queue that can be edited, reordered and shortened, and are sent in its order', async ({
  app,
}) => {
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  const gate = join(app.data, 'go on');
  const name = await yard.launch.rehearsal('Work slowly', {
    run: `until [ -e '${gate}' ]; do sleep 0.1; done`,
    ask: false,
  });
  const lane = yard.lane(name);
  await expect(lane.status).toHaveText('running');
  const prompt = (text: string) => rehearse({ say: text });
  for (const text of ['The first.', 'The second.', 'The third.']) await lane.say(prompt(text));
  await expect(lane.queued).toHaveCount(3);

  await lane.button('Edit prompt 2').click();
  const editor = lane.root.getByRole('textbox', { name: 'Edit the prompt' });
  await editor.fill(prompt('The second, but better.'));
  await editor.press('Enter');
  await expect(lane.queued.nth(1)).toContainText('The second, but better.');
  await lane.button('Move prompt 2 up').click();
  await expect(lane.queued.nth(0)).toContainText('The second, but better.');
  await lane.button('Remove prompt 3').click();
  await expect(lane.queued).toHaveCount(2);

  await app.page.reload();
  await expect(lane.queued).toHaveCount(2);
  writeFileSync(gate, '');
  await expect(lane.message('The first.')).toBeVisible();
  await expect(lane.queued).toHaveCount(0);
  await expect(lane.status).toHaveText('idle');
  const { items } = await app.rpc('transcript.read', { laneId: (await lane.facts()).id });
  const said = items.flatMap(({ body }) => (body.kind === 'message' ? [body.text] : []));
  expect(said).toEqual(['The second, but better.', 'The first.']);
});

test('an interrupt ends a turn; an agent that does not heed it is stopped, and the lane shows each step', async ({
  app,
}) => {
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  const name = await yard.launch.rehearsal('Hang', { say: 'I stop to think.' }, { do: 'hang' });
  const lane = yard.lane(name);
  await expect(lane.message('I stop to think.')).toBeVisible();
  await lane.button('Interrupt').click();
  await expect(lane.status).toHaveText('idle');
  await expect(lane.button('Interrupt')).toBeHidden();

  await lane.say(rehearse({ write: 'kept.txt', content: 'kept\n' }, { do: 'hang', ignoreCancel: true }));
  await expect(lane.tool('kept.txt')).toBeVisible();
  const found = await lane.facts();
  await expect.poll(() => stepsDone(app.data, found.id)).toBe(1);
  await app.page.keyboard.press('Control+.');
  await expect(lane.root.getByText('Asking the agent to stop')).toBeVisible();
  await expect(lane.status).toHaveText('interrupted');
  await expect(lane.notice('did not end its turn when asked; its processes are stopped')).toBeVisible();
  const { events } = await app.rpc('audit.read', { stream: `lane:${found.id}` });
  const levels = events.flatMap(({ type, data }) =>
    type === 'lane.interruptEscalated' ? [data['level']] : [],
  );
  expect(levels).toEqual(['cancel', 'cancel', 'stop']);
  expect(processesOf(found.id)).toEqual([]);
  expect(existsSync(join(found.worktreePath, 'kept.txt'))).toBe(true);

  await lane.standstill.getByRole('button', { name: 'Resume' }).click();
  await expect(lane.status).not.toHaveText('interrupted');
  await expect.poll(() => processesOf(found.id).filter((pid) => !isStopped(pid)).length).toBeGreaterThan(0);
});
