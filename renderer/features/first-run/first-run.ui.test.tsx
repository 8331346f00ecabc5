// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LaneView, type ProjectView } from '../../../shared/contract/index.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { readUi } from '../../state/ui.ts';
import { projectId } from '../../testing/events.ts';
import { startFakeHost } from '../../testing/fake-host.ts';
import { FirstRun } from './first-run.tsx';
import { sampleTasks } from './sample-tasks.ts';

let host: Awaited<ReturnType<typeof startFakeHost>>;
beforeEach(async () => {
  host = await startFakeHost([], {
    'project.openSample': () => ok({ id: projectId } as ProjectView),
    'project.open': () => ok({ id: projectId } as ProjectView),
    'lane.launch': () => ok({} as LaneView),
  });
  render(<FirstRun />);
});
afterEach(() => {
  cleanup();
  host.stop();
});

describe('the first run', () => {
  it('sends three rehearsal lanes out on a fresh sample', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Start the sample' }));
    await waitFor(() => expect(host.calls('lane.launch')).toHaveLength(3));
    expect(host.calls('lane.launch').map(({ agentId, task }) => [agentId, task.brief])).toEqual([
      ['rehearsal', 'Rehearse: add-currency'],
      ['rehearsal', 'Rehearse: fix-rounding'],
      ['rehearsal', 'Rehearse: write-docs'],
    ]);
    await waitFor(() => expect(readUi().projectId).toBe(projectId));
  });

  it('names scenarios that exist', () => {
    const files = Object.keys(import.meta.glob('../../../resources/rehearsal/*.json'));
    const names = files.map((file) => file.replace(/^.*\/|\.json$/g, ''));
    expect(names).toEqual(expect.arrayContaining(sampleTasks.map(({ scenario }) => scenario)));
  });

  it('opens a repository by its path, and says why one cannot be opened', async () => {
    host.answers['project.open'] = () =>
      fail('not-a-repository', '/tmp is not a git repository.', {
        next: 'Choose a folder with a .git in it.',
      });
    const path = screen.getByRole('textbox', { name: 'Path on the machine that runs Switchyard' });
    fireEvent.change(path, { target: { value: ' /tmp ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Open repository' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('/tmp is not a git repository.');
    expect(alert.textContent).toContain('Choose a folder with a .git in it.');
    expect(host.calls('project.open')).toEqual([{ path: '/tmp' }]);
  });
});
