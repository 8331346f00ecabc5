import { expect, test } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';

test('the palette finds files, words of a transcript and what was done last', async ({ app }) => {
  const { page } = app;
  const yard = new Yard(app);
  const find = async (typed: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(typed);
  };
  const option = (name: RegExp) => page.getByRole('option', { name });
  await yard.openRepository(app.repository().path);
  const long = Array.from({ length: 60 }, (_, i) => ({ say: `Thought number ${i}.\n\nAnd nothing more.` }));
  const name = await yard.launch.rehearsal(
    'Work',
    { say: 'The kingfisher sits at the weir.' },
    { read: 'src/b.txt' },
    ...long,
    {
      edit: 'src/a.txt',
      old: 'two',
      new: 'zwei',
    },
  );
  await expect(yard.lane(name).status).toHaveText('idle');

  await find('a.tx');
  await option(/^src\/a\.txt/).click();
  await expect(yard.review.side('after')).toContainText('zwei');

  await find('kingfish');
  await option(/^\w+ The kingfisher/).click();
  const said = yard.lanes.getByText('The kingfisher sits at the weir.', { exact: true });
  await expect(said).toBeInViewport();

  await find('timeline');
  await page.keyboard.press('Enter');
  await expect(yard.view('Timeline')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('group').first().getByRole('option').first()).toContainText('Timeline');
  await page.getByRole('combobox').fill('nothing at all has this');
  await expect(page.getByRole('dialog')).toContainText('Nothing matches.');
});

test('a shortcut gets another key, everywhere, for good, and says what is in its way', async ({ app }) => {
  const { page } = app;
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  await yard.show('Settings');
  const row = yard.settings.view.getByRole('listitem').filter({ hasText: 'Fold or unfold the rail' });
  await row.getByRole('button', { name: /Change the key/ }).click();
  await page.keyboard.press('Control+k');
  await expect(row.getByRole('alert')).toContainText('Find any action or lane');
  await row.getByRole('button', { name: 'Cancel' }).click();
  await row.getByRole('button', { name: /Change the key/ }).click();
  await page.keyboard.press('Control+Shift+l');
  await expect(row).toContainText(/Ctrl ⇧ L|⇧⌘L|⌘⇧L/);

  const rail = page.getByRole('navigation', { name: 'Views' });
  await expect(rail).toContainText(/Ctrl ⇧ L|⌘⇧L/);
  await page.keyboard.press('Control+Shift+l');
  await expect(rail).toHaveClass(/rail-folded/);
  await page.reload();
  await page.keyboard.press('Control+Shift+l');
  await expect(rail).toContainText(/Ctrl ⇧ L|⌘⇧L/);
  await yard.show('Settings');
  await row.getByRole('button', { name: /^Reset/ }).click();
  await expect(rail).not.toContainText(/Ctrl ⇧ L|⌘⇧L/);
});

test('the data is measured, backed up and cleaned up from the settings', async ({ app }) => {
  const { page } = app;
  const yard = new Yard(app);
  await yard.openRepository(app.repository().path);
  const name = await yard.launch.rehearsal('Work', { edit: 'src/a.txt', old: 'two', new: 'zwei' });
  await expect(yard.lane(name).status).toHaveText('idle');
  const [lane] = (await app.rpc('lane.list', {})).items;
  if (!lane) throw new Error('no lane');
  await app.rpc('lane.close', { laneId: lane.id, discardUnmerged: true });
  await yard.show('Settings');
  const { view } = yard.settings;
  await expect(view.getByRole('row', { name: /Checkpoints/ })).toContainText(/\d (B|KB|MB)/);

  const field = view.getByLabel('Folder on the machine that runs Switchyard');
  const choose = view.getByRole('button', { name: 'Choose a folder and back up' });
  if (await choose.isVisible()) {
    await app.nextFolder(app.data);
    await choose.click();
  } else {
    await field.fill(app.data);
    await view.getByRole('button', { name: 'Back up', exact: true }).click();
  }
  await expect(view.getByText(/copied and checked in/)).toBeVisible();

  await view.getByRole('button', { name: 'Look for leftovers' }).click();
  await expect(view.getByRole('checkbox', { name: `Clean up ${name}` })).toBeChecked();
  await view.getByRole('button', { name: 'Clean up 1 lane' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('the closing snapshot of each lane');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(yard.notices).toContainText('Leftovers of 1 lane deleted');
  await expect(view).toContainText('Closed lanes left nothing behind.');
  await app.rpc('lane.reopen', { laneId: lane.id });
});
