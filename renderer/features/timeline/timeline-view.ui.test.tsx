// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { readUi } from '../../state/ui.ts';
import { laneIdOf, laneRunning, projectOpened } from '../../testing/events.ts';
import { startFakeHost } from '../../testing/fake-host.ts';
import { type Run } from '../../../shared/domain/timeline/runs.ts';
import { type Span } from './spans.ts';
import { packedOf } from './testing/strips.ts';
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

const run = (kind: Run['kind'], x: number, more: Partial<Run> = {}): Run => ({
  ...{ x, w: 10, kind, outcome: 'plain', cut: false, cover: 1, failed: 0, count: 1 },
  ...more,
});

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: begin + 60_000 });
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  host = await startFakeHost([projectOpened(), ...laneRunning('Oak'), ...laneRunning('Elm')], {
    'timeline.strips': ({ from, step, steps }) =>
      ok({
        ...{ from, step, steps, known: 1, links: [], landings: [] },
        lanes: [
          packedOf(laneIdOf('Oak'), [
            run('turn', Math.round((begin - from) / step), { outcome: 'open' }),
            run('command', Math.round((begin + 5000 - from) / step), { outcome: 'bad', failed: 1 }),
          ]),
          packedOf(laneIdOf('Elm'), [run('edit', Math.round((begin - from) / step))]),
        ],
      }),
    'timeline.window': () =>
      ok({
        links: [],
        total: 3,
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

  it('lists what went from lane to lane, and opens the thread', async () => {
    const [from, to] = [laneIdOf('Oak'), laneIdOf('Elm')];
    const mail = { kind: 'mail', from, to, ref: 'message_1', title: 'The interface', count: 1 } as const;
    host.answers['timeline.window'] = () =>
      ok({ links: [{ ...mail, at: begin + 1000, until: begin + 4000 }], total: 0, lanes: [] });
    render(<TimelineView />);
    await press('Show as table');
    const row = within(await screen.findByRole('table')).getAllByRole('row')[1];
    expect(row?.textContent).toContain('Oak → Elm');
    expect(row?.textContent).toContain('The interface');
    await press('Open Mail: The interface');
    expect(readUi().view).toBe('coordination');
  });

  it('goes from arrow to arrow by key, and opens what one stands for', async () => {
    const [from, to] = [laneIdOf('Oak'), laneIdOf('Elm')];
    const clone = { kind: 'clone', from, to, ref: to, title: '', count: 1 } as const;
    const strips = host.answers['timeline.strips'];
    host.answers['timeline.strips'] = async (asked) => {
      const answer = await strips?.(asked);
      const links = [{ ...clone, at: begin + 1000, until: begin + 1000 }];
      return answer?.ok ? ok({ ...answer.data, links }) : fail('internal', 'No strips.');
    };
    render(<TimelineView />);
    await screen.findByRole('button', { name: /Elm.*running/ });
    await vi.waitFor(() => {
      fireEvent.keyDown(document.body, { key: 'a', code: 'KeyA' });
      expect(screen.getByText('Oak → Elm')).toBeDefined();
    });
    fireEvent.keyDown(document.body, { key: 'Enter', code: 'Enter' });
    expect(readUi()).toMatchObject({ view: 'lanes', laneId: to });
  });

  it('asks for a window around what it shows, and again only when something happened', async () => {
    render(<TimelineView />);
    await vi.waitFor(() => expect(host.calls('timeline.strips').length).toBeGreaterThan(0));
    const asked = host.calls('timeline.strips')[0];
    expect(asked?.from).toBeLessThan(begin);
    expect((asked?.from ?? 0) + (asked?.step ?? 0) * (asked?.steps ?? 0)).toBeGreaterThan(begin + 60_000);
    expect(asked?.laneIds).toEqual([laneIdOf('Elm'), laneIdOf('Oak')]);
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
    host.answers['timeline.strips'] = () =>
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

  it('folds a group and unfolds it', async () => {
    render(<TimelineView />);
    const heads = await screen.findByRole('list', { name: 'Lanes on the timeline' });
    fireEvent.change(screen.getByRole('combobox', { name: 'Group by' }), { target: { value: 'agent' } });
    const group = within(heads).getByRole('button', { name: /rehearsal/, expanded: true });
    fireEvent.click(group);
    expect(within(heads).getAllByRole('button')).toHaveLength(1);
    fireEvent.click(within(heads).getByRole('button', { expanded: false }));
    expect(within(heads).getAllByRole('button')).toHaveLength(3);
  });

  it('finds, and steps through what it found', async () => {
    host.answers['timeline.find'] = () =>
      ok({
        more: false,
        items: [
          { laneId: laneIdOf('Oak'), span: span('command', 5000, 9000) },
          { laneId: laneIdOf('Elm'), span: span('edit', 20_000, 21_000) },
        ],
      });
    render(<TimelineView />);
    const field = await screen.findByRole('searchbox', { name: 'Find on the timeline' });
    fireEvent.keyDown(document.body, { key: '/', code: 'Slash' });
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'parser' } });
    expect(await screen.findByText('0 of 2')).toBeDefined();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(readUi().laneId).toBe(laneIdOf('Oak'));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByText('2 of 2')).toBeDefined();
    expect(readUi().laneId).toBe(laneIdOf('Elm'));
    fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
    expect(readUi().laneId).toBe(laneIdOf('Oak'));
  });

  it('adds up a stretch of time that was chosen by key', async () => {
    host.answers['timeline.totals'] = () =>
      ok({
        kinds: [
          { kind: 'turn', count: 1, milliseconds: 61_000, failed: 0 },
          { kind: 'command', count: 3, milliseconds: 4000, failed: 2 },
        ],
        spend: [{ currency: 'USD', amount: 1.25, provenance: 'estimated' }],
        unknownSpend: 1,
      });
    render(<TimelineView />);
    await screen.findByRole('button', { name: /Elm.*running/ });
    fireEvent.keyDown(document.body, { key: '[', code: 'BracketLeft' });
    const bar = await screen.findByRole('region', { name: 'Chosen time' });
    await vi.waitFor(() => expect(bar.textContent).toContain('3 commands 4.0 s 2 failed'));
    expect(bar.textContent).toContain('$1.25 est. spent');
    expect(bar.textContent).toContain('spend of 1 lane unknown');
    fireEvent.keyDown(document.body, { key: 'Escape', code: 'Escape' });
    expect(screen.queryByRole('region', { name: 'Chosen time' })).toBeNull();
  });

  it('says how much of a long history is read', async () => {
    const whole = host.answers['timeline.strips'];
    host.answers['timeline.strips'] = async (input) => {
      const answer = await whole?.(input);
      return answer?.ok ? ok({ ...answer.data, known: 0.42 }) : fail('internal', 'none');
    };
    render(<TimelineView />);
    expect(await screen.findByText('reading, 42 %')).toBeDefined();
  });
});
