// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { readUi } from '../../state/ui.ts';
import { laneIdOf, laneRunning, projectOpened } from '../../testing/events.ts';
import { startFakeHost } from '../../testing/fake-host.ts';
import { type Span } from './spans.ts';
import { TimelineView } from './timeline-view.tsx';

let host: Awaited<ReturnType<typeof startFakeHost>>;
const begin = 1_700_000_000_000;

const span = (kind: Span['kind'], after: number, to: number | null, more: Partial<Span> = {}): Span => ({
  id: `${kind} ${after}`,
  kind,
  from: begin + after,
  to: to === null ? null : begin + to,
  title: `a ${kind}`,
  state: 'completed',
  count: 1,
  ref: null,
  ...more,
});

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: begin + 60_000 });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  host = await startFakeHost([projectOpened(), ...laneRunning('Oak'), ...laneRunning('Elm')], {
    'timeline.window': () =>
      ok({
        lanes: [
          {
            laneId: laneIdOf('Oak'),
            spans: [
              span('turn', 1000, null, { state: 'running' }),
              span('command', 5000, 9000, { title: 'npm test', state: 'exit 1' }),
            ],
          },
          { laneId: laneIdOf('Elm'), spans: [span('edit', 2000, 3000, { count: 4 })] },
        ],
      }),
  });
});
afterEach(() => {
  cleanup();
  host.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('the timeline', () => {
  it('has a table that says the same in words', async () => {
    render(<TimelineView />);
    await press('Show as table');
    const table = await screen.findByRole('table');
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((r) => r.textContent);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('Oak');
    expect(rows[0]).toContain('npm test');
    expect(rows[0]).toContain('failed, exit 1');
    expect(rows[1]).toContain('× 4');
  });

  it('asks for a window around what it shows, and again only when something happened', async () => {
    render(<TimelineView />);
    await vi.waitFor(() => expect(host.calls('timeline.window').length).toBeGreaterThan(0));
    const asked = host.calls('timeline.window')[0];
    expect(asked?.from).toBeLessThan(begin);
    expect(asked?.to).toBeGreaterThan(begin + 60_000);
  });

  it('selects by key and opens the lane', async () => {
    render(<TimelineView />);
    await screen.findByRole('button', { name: /Elm.*running/ });
    fireEvent.keyDown(document.body, { key: 'ArrowDown', code: 'ArrowDown' });
    fireEvent.keyDown(document.body, { key: 'ArrowDown', code: 'ArrowDown' });
    expect(readUi().laneId).toBe(laneIdOf('Oak'));
    fireEvent.keyDown(document.body, { key: 'Enter', code: 'Enter' });
    expect(readUi().view).toBe('lanes');
  });

  it('stops following when it is moved and follows again on L', async () => {
    render(<TimelineView />);
    const live = await screen.findByRole('button', { name: 'Live' });
    expect(live.getAttribute('aria-pressed')).toBe('true');
    fireEvent.keyDown(document.body, { key: 'ArrowLeft', code: 'ArrowLeft' });
    expect(live.getAttribute('aria-pressed')).toBe('false');
    fireEvent.keyDown(document.body, { key: 'l', code: 'KeyL' });
    expect(live.getAttribute('aria-pressed')).toBe('true');
  });

  it('says when the host cannot tell', async () => {
    host.answers['timeline.window'] = () =>
      fail('storage', 'The log cannot be read.', { kept: 'Nothing was changed.' });
    render(<TimelineView />);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The log cannot be read.');
    expect(alert.textContent).toContain('Nothing was changed.');
  });

  it('shows only lanes with failures when asked', async () => {
    render(<TimelineView />);
    await screen.findByText('Failures 1');
    fireEvent.click(screen.getByText('Failures 1'));
    const heads = screen.getByRole('list', { name: 'Lanes on the timeline' });
    await vi.waitFor(() => expect(within(heads).getAllByRole('button')).toHaveLength(1));
    expect(within(heads).getByRole('button', { name: /Oak.*running/ })).toBeDefined();
  });
});
