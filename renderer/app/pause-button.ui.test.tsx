// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PausedLane } from '../../shared/domain/fleet/events.ts';
import { fail, ok } from '../../shared/kernel/result.ts';
import { laneIdOf, laneRunning, projectOpened } from '../testing/events.ts';
import { startFakeHost } from '../testing/fake-host.ts';
import { Notices } from './notices.tsx';
import { PauseButton, PauseOutcome } from './pause-button.tsx';

let host: Awaited<ReturnType<typeof startFakeHost>>;
const lanes: PausedLane[] = [
  { laneId: laneIdOf('Oak'), state: 'stopped', processes: 4, milliseconds: 30 },
  { laneId: laneIdOf('Elm'), state: 'partial', processes: 3, milliseconds: 41 },
];
const paused = { reason: null, lanes, processes: 7, milliseconds: 41 };

beforeEach(async () => {
  host = await startFakeHost([projectOpened(), ...laneRunning('Oak'), ...laneRunning('Elm')], {
    'fleet.pauseAll': () => ok({ paused: true, lanes, processes: 7, milliseconds: 41, recorded: false }),
    'fleet.resumeAll': () => ok({ paused: false, lanes, processes: 7, milliseconds: 9 }),
  });
  render(
    <>
      <PauseButton />
      <PauseOutcome />
      <Notices />
    </>,
  );
});
afterEach(() => {
  cleanup();
  host.stop();
});

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const outcome = () => screen.getByRole('status', { name: 'Pause' }).textContent;

describe('pause all', () => {
  it('shows what was reached before the log knows of it', async () => {
    press('Pause all');
    await screen.findByRole('button', { name: 'Resume 2 lanes' });
    expect(outcome()).toContain('2 lanes, 7 processes stopped in 41 ms');
    expect(outcome()).toContain('1 lane not stopped in full');
    expect(outcome()).toContain('Being recorded');
    act(() => void host.record({ type: 'fleet.paused', data: paused }));
    expect(outcome()).toContain('Paused for');
  });

  it('does not resume by a second press that was meant to pause', async () => {
    press('Pause all');
    const resume = await screen.findByRole('button', { name: 'Resume 2 lanes' });
    fireEvent.click(resume);
    expect(host.calls('fleet.resumeAll')).toEqual([]);
    await waitFor(() => expect(resume.getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(resume);
    await screen.findByRole('button', { name: 'Pause all' });
    expect(host.calls('fleet.resumeAll')).toHaveLength(1);
  });

  it('shows a pause that somebody else made, and its end', async () => {
    act(() => void host.record({ type: 'fleet.paused', data: paused }));
    expect(await screen.findByRole('button', { name: 'Resume 2 lanes' })).toBeTruthy();
    act(() => void host.record({ type: 'fleet.resumed', data: { laneIds: [], processes: 7 } }));
    expect(await screen.findByRole('button', { name: 'Pause all' })).toBeTruthy();
    expect(screen.queryByRole('status', { name: 'Pause' })).toBeNull();
  });

  it('says when pausing failed, and still offers it', async () => {
    host.answers['fleet.pauseAll'] = () => fail('internal', 'Two processes cannot be stopped.');
    press('Pause all');
    expect((await screen.findByRole('alert')).textContent).toContain('Two processes cannot be stopped.');
    expect(screen.getByRole('button', { name: 'Pause all' })).toBeTruthy();
  });
});
