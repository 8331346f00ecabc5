import { expect, test } from '../fixtures/app.ts';
import { Yard } from '../pages/yard.ts';

test.skip(({ hostKind }) => hostKind !== 'browser', 'the window of the desktop app ends with its host');

for (const how of ['stop', 'kill'] as const) {
  test(`a host that comes to an end by ${how} under its page: the page says so, keeps what was typed, and comes back by itself`, async ({
    app,
  }) => {
    const yard = new Yard(app);
    const { page } = app;
    await yard.openRepository(app.repository().path);
    const name = await yard.launch.rehearsal('Say a word', { say: 'A word.' });
    const lane = yard.lane(name);
    await expect(lane.status).toHaveText('idle');
    await lane.box.fill('Half a thought');
    const banner = page.getByRole('alert').filter({ hasText: 'The host cannot be reached.' });
    const feed = page.getByRole('status', { name: 'Feed' });
    await expect(feed).toHaveText('Live');

    const raise = await app.dropHost(how);
    await expect(banner).toContainText('connects again by itself');
    await expect(feed).toHaveText('Offline, try now');
    await expect(lane.message('A word.')).toBeVisible();

    await test.step('what is sent meanwhile is refused, and nothing of it is lost', async () => {
      await lane.box.press('Enter');
      await expect(page.getByText('nothing that was recorded is lost.').last()).toBeVisible();
      await expect(lane.box).toHaveValue('Half a thought');
      await page.getByRole('button', { name: 'Timeline' }).click();
      await expect(page.getByText('This part of the screen could not be read.')).toBeVisible();
      await yard.show('Lanes');
      await expect(lane.box).toHaveValue('Half a thought');
    });

    await raise();
    await expect(banner).toBeHidden();
    await expect(feed).toHaveText('Live');
    await expect(yard.notices).toContainText('The host is reached again.');
    await expect(lane.box).toHaveValue('Half a thought');
    await yard.show('Timeline');
    await yard.show('Lanes');
    await lane.box.press('Enter');
    await expect(lane.box).toHaveValue('');
    await expect(lane.queued.or(lane.transcript.locator('.said')).last()).toContainText('Half a thought');
    expect(await app.rpc('audit.verify', {})).toMatchObject({ ok: true });
  });
}
