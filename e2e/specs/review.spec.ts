import { expect, test } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';

test('two remarks go back as one message, and nothing is approved until the required one is settled', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const yard = new Yard(app);
  const { review } = yard;
  const repository = app.repository();
  await yard.openRepository(repository.path);
  const name = await yard.launch.rehearsal(
    'Rename the second line',
    { edit: 'src/a.txt', old: 'two', new: 'TWO' },
    { write: 'docs/guide.md', content: '# Guide\n\nRead me.\n' },
  );
  await expect(yard.lane(name).status).toHaveText('idle');

  await test.step('remarks are written on lines, by key and by pointer', async () => {
    await yard.lane(name).button('Review').click();
    await review.file('src/a.txt').click();
    await expect(review.side('after')).toContainText('TWO');
    await review.side('after').getByText('TWO', { exact: true }).hover();
    await app.page.keyboard.press('c');
    await review.writeRemark('line 2', 'Keep the case of the others.');
    await expect(review.thread('line 2')).toContainText('required');
    await expect(review.thread('line 2')).toContainText('draft');

    await review.file('docs/guide.md').click();
    await review.view.getByText('Read me.', { exact: true }).hover();
    await review.view.getByRole('button', { name: 'Remark on line 3', exact: true }).click();
    await review.writeRemark('line 3', 'Say what for.', 'Suggestion');
    await expect(review.thread('line 3')).toContainText('suggestion');
    await expect(review.yours).toContainText('Keep the case of the others.');
  });

  await test.step('they go back as one message', async () => {
    await review.view.getByRole('button', { name: 'Send 2 remarks back' }).click();
    await expect(review.verdict).toContainText('Changes asked for');
    await expect(review.thread('line 3')).toContainText('open');
    await yard.show('Lanes');
    await expect(yard.lane(name).transcript).toContainText('Keep the case of the others.');
    await expect(yard.lane(name).status).toHaveText('idle');
    const { items } = await app.rpc('lane.list', {});
    expect(items.find((lane) => lane.name === name)?.turns).toBe(2);
    const message = yard.lane(name).transcript.getByText('Required remarks must be met');
    await expect(message).toHaveCount(1);
    await expect(message).toContainText('1. required, src/a.txt:2');
    await expect(message).toContainText('2. suggestion, docs/guide.md:3');
  });

  await test.step('an approval waits for the required one', async () => {
    await yard.lane(name).button('Review').click();
    await review.approve.click();
    await expect(review.view.getByRole('alert')).toContainText('One required remark is open.');
    await expect(review.verdict).toContainText('Changes asked for');
    await review.yours.getByRole('button', { name: /Keep the case/ }).click();
    await review.thread('line 2').getByRole('button', { name: 'Resolve' }).click();
    await expect(review.thread('line 2')).toContainText('resolved');
    await review.approve.click();
    await expect(review.verdict).toContainText('Approved');
    await expect(review.view.getByRole('alert')).toHaveCount(0);
  });

  await test.step('an approval is stale once the work is another', async () => {
    await expect(review.verdict).not.toContainText('stale');
    await yard.show('Lanes');
    await yard.lane(name).say('Do as rehearsed. REHEARSE:[{"append":"src/a.txt","content":"four\\n"}]:END');
    await expect
      .poll(async () => (await app.rpc('lane.list', {})).items.find((lane) => lane.name === name))
      .toMatchObject({ turns: 3, status: 'idle' });
    await yard.lane(name).button('Review').click();
    await expect(review.verdict).toContainText('stale');
  });
});
