// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ApprovalView } from '../../../shared/contract/index.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { approvalIdOf, asked, laneRunning, projectOpened } from '../../testing/events.ts';
import { shownWorld, startFakeHost } from '../../testing/fake-host.ts';
import { InboxView } from './inbox-view.tsx';

let host: Awaited<ReturnType<typeof startFakeHost>>;
const all = () => Object.values(shownWorld().approvals) as ApprovalView[];

beforeEach(async () => {
  host = await startFakeHost(
    [projectOpened(), ...laneRunning('Oak'), ...laneRunning('Elm'), asked('Oak', 'a'), asked('Elm', 'b')],
    {
      'approval.list': () => ok({ items: all() }),
      'approval.decide': ({ approvalId }) =>
        approvalId === approvalIdOf('b')
          ? fail('conflict', 'It was answered already.')
          : ok(shownWorld().approvals[approvalId] as ApprovalView),
    },
  );
  render(<InboxView />);
});
afterEach(() => {
  cleanup();
  host.stop();
});

it('rejects what is listed with one note after a second press, and says which could not be', async () => {
  fireEvent.click(await screen.findByRole('button', { name: 'Reject all 2' }));
  expect(host.calls('approval.decide')).toEqual([]);
  fireEvent.change(screen.getByLabelText('Note to these lanes'), { target: { value: ' Not today ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Reject 2 questions' }));
  expect((await screen.findByRole('alert')).textContent).toContain('It was answered already.');
  expect(host.calls('approval.decide')).toEqual([
    { approvalId: approvalIdOf('a'), outcome: 'reject', note: 'Not today' },
    { approvalId: approvalIdOf('b'), outcome: 'reject', note: 'Not today' },
  ]);
  expect(screen.queryByRole('button', { name: /^Allow/ })).toBeNull();
});

it('rejects only what the filter shows', async () => {
  await screen.findByRole('button', { name: 'Reject all 2' });
  fireEvent.change(screen.getByLabelText('Find in the inbox'), { target: { value: 'oak' } });
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Reject all/ })).toBeNull());
  fireEvent.change(screen.getByLabelText('Risk'), { target: { value: 'low' } });
  expect(await screen.findByText('No question matches.')).toBeTruthy();
});
