// @vitest-environment happy-dom
import { type ReactNode } from 'react';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AuditEvent } from '../../../shared/contract/index.ts';
import { type CommandId, type LaneId } from '../../../shared/domain/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { laneIdOf, laneRunning, projectOpened } from '../../testing/events.ts';
import { startFakeHost } from '../../testing/fake-host.ts';
import { AuditView } from './audit-view.tsx';

vi.mock('react-virtuoso', () => ({
  Virtuoso: ({
    data,
    itemContent,
  }: {
    readonly data: readonly unknown[];
    readonly itemContent: (i: number, item: unknown) => ReactNode;
  }) => (
    <div>
      {data.map((item, i) => (
        <div key={i}>{itemContent(i, item)}</div>
      ))}
    </div>
  ),
}));

const event = (sequence: number, type: string, data: Record<string, unknown>): AuditEvent => ({
  sequence,
  stream: `lane:${laneIdOf('Oak')}`,
  version: sequence,
  schema: 1,
  type,
  at: 1_700_000_000_000 + sequence,
  actor: { kind: 'human', via: 'cli' },
  commandId: 'command_1' as CommandId,
  cause: null,
  data,
  hash: `${sequence}`.repeat(64),
});

let host: Awaited<ReturnType<typeof startFakeHost>>;
const laneId: LaneId = laneIdOf('Oak');

beforeEach(async () => {
  host = await startFakeHost([projectOpened(), ...laneRunning('Oak')], {
    'audit.read': () =>
      ok({
        events: [
          event(1, 'lane.resumed', { laneId }),
          event(2, 'lane.paused', { laneId, processes: 3, milliseconds: 8 }),
        ],
        more: false,
      }),
    'audit.verify': () => ok({ ok: true, checked: 4, firstBroken: null }),
  });
  render(<AuditView />);
});
afterEach(() => {
  cleanup();
  host.stop();
});

describe('the audit log', () => {
  it('stands newest first, in words, with who did it', async () => {
    const log = await screen.findByRole('group', { name: 'Log, newest first' });
    const lines = await within(log).findAllByRole('button');
    expect(lines.map((l) => l.querySelector('.au-words')?.textContent)).toEqual([
      'Oak paused, 3 processes in 8 ms',
      'Oak resumed',
    ]);
    expect(lines[0]?.textContent).toContain('You on the command line');
  });

  it('shows the data on demand', async () => {
    const line = await screen.findByRole('button', { name: /Oak paused/ });
    fireEvent.click(line);
    expect(screen.getByText('2'.repeat(64))).toBeDefined();
    expect(line.getAttribute('aria-expanded')).toBe('true');
  });

  it('says that the chain holds, and where it does not', async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'Verify chain' }));
    expect((await screen.findByRole('status')).textContent).toContain('The chain holds: 4 events');
    host.answers['audit.verify'] = () => ok({ ok: false, checked: 2, firstBroken: 2 });
    fireEvent.click(screen.getByRole('button', { name: 'Verify chain' }));
    expect(await screen.findByText(/broken at event 2/)).toBeDefined();
  });

  it('says why an export failed', async () => {
    host.answers['audit.export'] = () => fail('storage', 'The disk is full.', { kept: 'The log is whole.' });
    fireEvent.click(await screen.findByRole('button', { name: 'Export' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The log is whole.');
  });

  it('reads the log of one lane', async () => {
    await screen.findByRole('button', { name: /Oak paused/ });
    fireEvent.change(screen.getByRole('combobox', { name: 'Lane' }), { target: { value: laneId } });
    await vi.waitFor(() =>
      expect(host.calls('audit.read').at(-1)).toMatchObject({ stream: `lane:${laneId}`, newest: true }),
    );
  });
});
