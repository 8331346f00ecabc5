// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type MergeId } from '../../../shared/domain/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { readUi, selectLane } from '../../state/ui.ts';
import { laneIdOf, laneRunning, projectId, projectOpened, turnEnded } from '../../testing/events.ts';
import { startFakeHost } from '../../testing/fake-host.ts';
import { MergeQueueView } from './merge-queue-view.tsx';

vi.mock('../../lib/xterm-output.tsx', () => ({
  XtermOutput: (props: { readonly stream: string; readonly text: string }) => (
    <pre aria-label="Verify output">{`${props.stream}: ${props.text}`}</pre>
  ),
}));

const mergeId = (name: string) => `merge_${name}` as MergeId;
const of = (name: string) => ({ mergeId: mergeId(name), laneId: laneIdOf(name) });
const enqueued = (name: string): DomainEvent => ({
  type: 'merge.enqueued',
  data: {
    ...of(name),
    projectId,
    kind: 'merge',
    reverts: null,
    title: `Task of ${name}`,
    targetBranch: 'main',
  },
});
const attempted = (name: string): DomainEvent => ({
  type: 'merge.attempted',
  data: { ...of(name), targetOid: 'aaaaaaa1', laneOid: 'bbbbbbb1', baseOid: 'base' },
});
const prepared = (name: string): DomainEvent => ({
  type: 'merge.prepared',
  data: { ...of(name), commitOid: 'ccccccc1', files: 2 },
});
const verifying = (name: string): DomainEvent => ({
  type: 'merge.verifyStarted',
  data: { ...of(name), command: 'npm test' },
});
const landed = (name: string): DomainEvent => ({
  type: 'merge.landed',
  data: {
    ...of(name),
    kind: 'merge',
    oldOid: 'aaaaaaa1',
    newOid: 'ccccccc1',
    laneOid: 'bbbbbbb1',
    checkout: 'fast-forwarded',
  },
});
const conflicted = (name: string): DomainEvent => ({
  type: 'merge.conflicted',
  data: {
    ...of(name),
    targetOid: 'aaaaaaa1',
    files: [
      {
        path: 'src/total.ts',
        kind: 'content',
        hunks: [{ line: 30, ours: 'round(sum)\n', theirs: 'sum.toFixed(2)\n' }],
      },
    ],
  },
});

let host: Awaited<ReturnType<typeof startFakeHost>>;

beforeEach(async () => {
  host = await startFakeHost(
    [projectOpened(), ...['Oak', 'Elm', 'Ash'].flatMap((n) => [...laneRunning(n), ...turnEnded(n)])],
    {
      'audit.read': () => ok({ events: [], more: false }),
    },
  );
  render(<MergeQueueView />);
});
afterEach(() => {
  cleanup();
  host.stop();
});

const record = (...events: DomainEvent[]) => act(() => void host.record(...events));

describe('the merge queue', () => {
  it('says plainly that nothing verifies, and leads to where that is set', async () => {
    expect(await screen.findByText('Verified by nothing: no verify command set')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Open settings' }));
    expect(readUi().view).toBe('settings');
  });

  it('offers the lanes that are not in it', async () => {
    const free = await screen.findByRole('region', { name: 'Not in the queue yet' });
    expect(
      within(free)
        .getAllByRole('button')
        .map((b) => b.title),
    ).toEqual(['Review Ash', 'Review Elm', 'Review Oak']);
    record(enqueued('Oak'));
    expect(within(free).queryByTitle('Review Oak')).toBeNull();
  });

  it('shows live output and the steps of the entry at work', async () => {
    host.answers['output.read'] = () => ok({ text: 'RUN 12 tests\n', offset: 0, end: 13 });
    record(enqueued('Oak'), attempted('Oak'), prepared('Oak'), verifying('Oak'));
    await screen.findByText(/verify:merge_Oak: RUN 12 tests/);
    act(() => host.send({ kind: 'output', stream: 'verify:merge_Oak', offset: 13, text: '12 passed\n' }));
    expect((await screen.findByLabelText('Verify output')).textContent).toContain('12 passed');
    const steps = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem');
    expect(steps.map((s) => s.getAttribute('aria-label'))).toEqual([
      'prepare, done',
      'verify, running',
      'land, todo',
    ]);
  });

  it('shows both sides of a conflict and sends it back with a note', async () => {
    host.answers['merge.sendBack'] = () => fail('offline', 'The host does not answer.');
    record(enqueued('Oak'), enqueued('Elm'), attempted('Elm'), conflicted('Elm'));
    const conflicts = await screen.findByLabelText('Conflicts');
    expect(conflicts.textContent).toContain('round(sum)');
    expect(conflicts.textContent).toContain('sum.toFixed(2)');
    expect(conflicts.textContent).toContain('main was not touched');
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'keep round' } });
    fireEvent.submit(screen.getByRole('textbox').closest('form') as HTMLFormElement);
    expect(await screen.findByText('The host does not answer.')).toBeDefined();
    expect(host.calls('merge.sendBack')).toEqual([{ mergeId: mergeId('Elm'), note: 'keep round' }]);
    record({ type: 'merge.sentBack', data: { ...of('Elm'), note: 'keep round' } });
    expect(screen.getByRole('button', { name: 'Sent back to Elm' }).hasAttribute('disabled')).toBe(true);
  });

  it('says that a waiting entry waits for the person, and why', async () => {
    record(enqueued('Oak'), {
      type: 'merge.waiting',
      data: { ...of('Oak'), reason: 'CHANGELOG.md has local changes.' },
    });
    expect(await screen.findByRole('button', { name: /Oak.*waiting for you/ })).toBeDefined();
    expect(screen.getAllByText(/CHANGELOG.md has local changes/).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(host.calls('merge.retry')).toEqual([{ mergeId: mergeId('Oak') }]));
  });

  it('takes a landed merge back from the history', async () => {
    record(enqueued('Ash'), attempted('Ash'), prepared('Ash'), landed('Ash'));
    const history = await screen.findByRole('region', { name: 'Landed' });
    fireEvent.click(within(history).getByRole('button', { name: 'Take back Ash' }));
    await vi.waitFor(() => expect(host.calls('merge.revert')).toEqual([{ mergeId: mergeId('Ash') }]));
    record({
      type: 'merge.reverted',
      data: { ...of('Ash'), by: mergeId('Back'), revertOid: 'd', baseOid: 'base' },
    });
    expect(within(history).queryByRole('button', { name: 'Take back Ash' })).toBeNull();
    expect(within(history).getByRole('button', { name: /^taken back.*Ash/ })).toBeDefined();
  });

  it('keeps to the lane that has the focus', async () => {
    act(() => selectLane(laneIdOf('Elm')));
    record(enqueued('Oak'), enqueued('Elm'));
    expect(await screen.findByRole('region', { name: 'Merge of Elm' })).toBeDefined();
  });
});
