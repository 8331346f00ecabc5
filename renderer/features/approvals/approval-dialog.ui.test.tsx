// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApprovalView } from '../../../shared/contract/index.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { readUi } from '../../state/ui.ts';
import { approvalIdOf, asked, decided, laneRunning, projectOpened } from '../../testing/events.ts';
import { shownWorld, startFakeHost } from '../../testing/fake-host.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import { Summons } from './summons.tsx';

let host: Awaited<ReturnType<typeof startFakeHost>>;

beforeEach(async () => {
  host = await startFakeHost([projectOpened(), ...laneRunning('Oak'), ...laneRunning('Elm')], {
    'approval.decide': ({ approvalId }) => ok(shownWorld().approvals[approvalId] as ApprovalView),
  });
  render(
    <>
      <textarea aria-label="Elsewhere" />
      <ApprovalDialog />
      <Summons />
    </>,
  );
});
afterEach(() => {
  cleanup();
  host.stop();
});

const ask = (...events: Parameters<typeof host.record>) => act(() => void host.record(...events));
const button = (name: string) => screen.getByRole('button', { name });
const settled = () => waitFor(() => expect(button('Reject').getAttribute('aria-disabled')).toBeNull());
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const alt = (digit: string) => press(digit, { code: `Digit${digit}`, altKey: true });

describe('the dialog of a question', () => {
  it('appears by itself, with Reject in focus and the exact command', async () => {
    ask(asked('Oak', 'a'));
    expect(await screen.findByRole('dialog', { name: /Oak asks to run a command/ })).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(button('Reject')));
    expect(screen.getByLabelText('The exact command').textContent).toBe('rm -rf build && make');
    expect(screen.getByText('Deletes a folder for good.')).toBeTruthy();
    expect(screen.getByText('rm -rf build && *')).toBeTruthy();
  });

  it('ignores what was pressed for something else in the first moment', async () => {
    ask(asked('Oak', 'a'));
    fireEvent.click(await screen.findByRole('button', { name: 'Allow once' }));
    alt('1');
    expect(host.calls('approval.decide')).toEqual([]);
    await settled();
    fireEvent.click(button('Allow once'));
    expect(host.calls('approval.decide')).toEqual([
      { approvalId: approvalIdOf('a'), outcome: 'allow', scope: 'once' },
    ]);
  });

  it('never allows by Escape, and does not come back for the same question', async () => {
    ask(asked('Oak', 'a'));
    await settled();
    press('Escape');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(host.calls('approval.decide')).toEqual([]);
    expect(shownWorld().approvals[approvalIdOf('a')]?.status).toBe('pending');
    ask(asked('Elm', 'b'));
    expect(await screen.findByRole('dialog', { name: /asks to run/ })).toBeTruthy();
  });

  it('answers by its keys, with the note, and only with Alt', async () => {
    ask(asked('Oak', 'a'));
    await settled();
    press('1', { code: 'Digit1' });
    expect(host.calls('approval.decide')).toEqual([]);
    fireEvent.change(screen.getByLabelText('Note to the lane'), { target: { value: ' only build/ ' } });
    alt('3');
    expect(host.calls('approval.decide')).toEqual([
      { approvalId: approvalIdOf('a'), outcome: 'allow', scope: 'pattern', note: 'only build/' },
    ]);
  });

  it('offers no pattern where there is none', async () => {
    ask(asked('Oak', 'a', { pattern: null }));
    await settled();
    expect(screen.queryByRole('button', { name: 'Allow by pattern' })).toBeNull();
    alt('3');
    expect(host.calls('approval.decide')).toEqual([]);
  });

  it('goes through what waits with J and K, and on to the next after an answer', async () => {
    ask(asked('Oak', 'a'), asked('Elm', 'b'));
    await settled();
    expect(screen.getByText('1 more waiting')).toBeTruthy();
    press('j');
    expect(await screen.findByRole('dialog', { name: /Elm/ })).toBeTruthy();
    await settled();
    fireEvent.click(button('Reject'));
    expect(await screen.findByRole('dialog', { name: /Oak/ })).toBeTruthy();
    await settled();
    ask(decided('Elm', 'b', 'reject'), decided('Oak', 'a', 'allow'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says why the host refused, and keeps the question', async () => {
    host.answers['approval.decide'] = () =>
      fail('paused', 'The fleet is paused; nothing is allowed until it is resumed.');
    ask(asked('Oak', 'a'));
    await settled();
    fireEvent.click(button('Allow once'));
    expect((await screen.findByRole('alert')).textContent).toContain('The fleet is paused');
    expect(screen.getByRole('dialog')).toBeTruthy();
  });
});

describe('the summons', () => {
  it('takes no focus from a person who writes', async () => {
    const field = screen.getByLabelText('Elsewhere');
    field.focus();
    ask(asked('Oak', 'a'));
    expect(await screen.findByRole('complementary', { name: 'Waiting for you' })).toBeTruthy();
    expect(document.activeElement).toBe(field);
    expect(readUi().dialog).toBeNull();
    fireEvent.click(button('Answer'));
    expect(await screen.findByRole('dialog', { name: /Oak/ })).toBeTruthy();
  });

  it('goes away when the question is void', async () => {
    screen.getByLabelText('Elsewhere').focus();
    ask(asked('Oak', 'a'));
    await screen.findByRole('complementary');
    ask({
      type: 'approval.voided',
      data: { approvalId: approvalIdOf('a'), laneId: 'lane_Oak' as never, reason: 'The run ended.' },
    });
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});
