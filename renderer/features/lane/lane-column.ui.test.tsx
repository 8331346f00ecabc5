// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LaneView } from '../../../shared/contract/index.ts';
import { type PromptId, type RunId } from '../../../shared/domain/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { askToClose } from '../../state/ui.ts';
import { useLane } from '../../state/use-replica.ts';
import { laneIdOf, laneLaunched, laneRunning, projectOpened, turnEnded } from '../../testing/events.ts';
import { shownWorld, startFakeHost } from '../../testing/fake-host.ts';
import { CloseDialog } from './close-dialog.tsx';
import { LaneColumn } from './lane-column.tsx';

let host: Awaited<ReturnType<typeof startFakeHost>>;
const laneId = laneIdOf('Oak');

function Oak() {
  const lane = useLane(laneId);
  return lane && <LaneColumn lane={lane} question={() => null} />;
}

async function start(...events: Parameters<typeof host.record>) {
  const view = () => ok(shownWorld().lanes[laneId] as unknown as LaneView);
  host = await startFakeHost([projectOpened(), ...events], {
    'lane.prompt': () =>
      ok({ promptId: 'p' as PromptId, lane: shownWorld().lanes[laneId] as unknown as LaneView }),
    'lane.resume': view,
    'lane.retry': view,
    'lane.close': view,
    'lane.reorderPrompts': view,
    'lane.editPrompt': view,
    'lane.removePrompt': view,
    'lane.interrupt': view,
  });
  render(
    <>
      <Oak />
      <CloseDialog />
    </>,
  );
}
afterEach(() => {
  cleanup();
  host.stop();
});
const record = (...events: Parameters<typeof host.record>) => act(() => void host.record(...events));
const queued = (id: string, text: string): Parameters<typeof host.record>[0] => ({
  type: 'lane.promptQueued',
  data: { laneId, promptId: id as PromptId, text, source: 'human' },
});

describe('writing to a lane', () => {
  beforeEach(() => start(...laneRunning('Oak')));
  const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message Oak' });

  it('queues by Enter, not by Shift and Enter, and clears the box', async () => {
    fireEvent.change(box(), { target: { value: 'Also the docs.' } });
    fireEvent.keyDown(box(), { key: 'Enter', shiftKey: true });
    expect(host.calls('lane.prompt')).toEqual([]);
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(host.calls('lane.prompt')).toEqual([{ laneId, text: 'Also the docs.' }]);
    await waitFor(() => expect(box().value).toBe(''));
  });

  it('keeps what was written when it could not be queued', async () => {
    host.answers['lane.prompt'] = () => fail('storage', 'The disk is full.', { kept: 'Your text is kept.' });
    fireEvent.change(box(), { target: { value: 'Also the docs.' } });
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    expect(box().value).toBe('Also the docs.');
  });

  it('lets the queue be reordered, edited and shortened', async () => {
    record(queued('p1', 'First'), queued('p2', 'Second'));
    fireEvent.click(screen.getByRole('button', { name: 'Move prompt 2 up' }));
    expect(host.calls('lane.reorderPrompts')).toEqual([{ laneId, promptIds: ['p2', 'p1'] }]);
    fireEvent.click(screen.getByRole('button', { name: 'Remove prompt 1' }));
    expect(host.calls('lane.removePrompt')).toEqual([{ laneId, promptId: 'p1' }]);
    fireEvent.click(screen.getByRole('button', { name: 'Edit prompt 2' }));
    const editor = screen.getByRole('textbox', { name: 'Edit the prompt' });
    fireEvent.change(editor, { target: { value: 'Second, but better' } });
    fireEvent.keyDown(editor, { key: 'Enter' });
    expect(host.calls('lane.editPrompt')).toEqual([{ laneId, promptId: 'p2', text: 'Second, but better' }]);
  });

  it('shows how far an interrupt has been taken', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Interrupt' }));
    expect(host.calls('lane.interrupt')).toEqual([{ laneId }]);
    record({ type: 'lane.interruptEscalated', data: { laneId, turnId: null, level: 'stop' } });
    expect(screen.getByText('Stopping its processes')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Interrupt' })).toBeNull();
  });
});

describe('a lane that stands still', () => {
  it('says why it was interrupted and resumes by one press', async () => {
    await start(...laneRunning('Oak'));
    record({
      type: 'lane.runEnded',
      data: {
        laneId,
        runId: 'run_Oak' as RunId,
        end: 'killed',
        message: 'The agent was killed (signal 9).',
        exitCode: null,
        signal: 'SIGKILL',
      },
    });
    expect(screen.getByText(/The agent was killed \(signal 9\)/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Resume' }));
    expect(host.calls('lane.resume')).toEqual([{ laneId }]);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Resume' })).toBeTruthy());
  });

  it('shows the failed stage with its output and lets it be tried again', async () => {
    await start(laneLaunched('Oak'));
    host.answers['output.read'] = () => ok({ text: 'npm error E404\n', offset: 0, end: 15 });
    record({
      type: 'lane.stageChanged',
      data: { laneId, stage: 'setup', state: 'failed', detail: 'exit 1' },
    });
    expect(screen.getByText('Setup command')).toBeTruthy();
    await waitFor(() =>
      expect(screen.getByLabelText('Output of the setup command').textContent).toContain('npm error E404'),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(host.calls('lane.retry')).toEqual([{ laneId }]);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy());
  });
});

describe('closing a lane', () => {
  it('says what would not land and wants that confirmed', async () => {
    await start(...laneRunning('Oak'), ...turnEnded('Oak'));
    act(() => askToClose(laneId));
    const close = await screen.findByRole<HTMLButtonElement>('button', { name: 'Close lane' });
    expect(screen.getByText(/2 changed files \(\+12 −3\) did not land/)).toBeTruthy();
    expect(close.disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Close it although its work did not land' }));
    fireEvent.click(close);
    expect(host.calls('lane.close')).toEqual([{ laneId, discardUnmerged: true }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('asks when only the host knows of unmerged work', async () => {
    await start(...laneRunning('Oak'), ...turnEnded('Oak', 0));
    host.answers['lane.close'] = ({ discardUnmerged }) =>
      discardUnmerged === true
        ? ok(shownWorld().lanes[laneId] as unknown as LaneView)
        : fail('refused', '1 commit is not in main.');
    act(() => askToClose(laneId));
    fireEvent.click(await screen.findByRole('button', { name: 'Close lane' }));
    expect(await screen.findByText('1 commit is not in main.')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox'));
    fireEvent.click(screen.getByRole('button', { name: 'Close lane' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(host.calls('lane.close')).toEqual([{ laneId }, { laneId, discardUnmerged: true }]);
  });
});
