// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CallOutput, type ChangedFile } from '../../../shared/contract/index.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { selectLane } from '../../state/ui.ts';
import { laneIdOf, laneRunning, projectOpened, turnEnded } from '../../testing/events.ts';
import { startFakeHost } from '../../testing/fake-host.ts';
import { ReviewView } from './review-view.tsx';
import { forgetViewed } from './viewed.ts';

vi.mock('../../lib/monaco-one-side.tsx', () => ({
  MonacoOneSide: (props: { readonly path: string; readonly text: string; readonly kind: string }) => (
    <pre aria-label="one side">{`${props.path} ${props.kind}: ${props.text}`}</pre>
  ),
}));
vi.mock('../../lib/monaco-diff.tsx', () => ({
  MonacoDiff: (props: { readonly path: string; readonly oldText: string; readonly newText: string }) => (
    <pre aria-label="both sides">{`${props.path}: ${props.oldText} -> ${props.newText}`}</pre>
  ),
}));

const file = (path: string, more: Partial<ChangedFile> = {}): ChangedFile => ({
  path,
  oldPath: null,
  change: 'modified',
  similarity: null,
  oldMode: '100644',
  newMode: '100644',
  oldOid: 'before',
  newOid: 'after',
  added: 3,
  removed: 1,
  binary: false,
  ...more,
});
const files = [
  file('src/entry.ts'),
  file('data.bin', { binary: true, added: null, removed: null }),
  file('big.log'),
  file('gone.ts', { change: 'deleted' }),
];
const counts = files.map(({ path, binary }) => ({
  path,
  binary,
  added: binary ? null : 7,
  removed: binary ? null : 2,
  generated: path === 'src/entry.ts' ? false : path.startsWith('dist/'),
}));
const sides = { oldText: null, newText: null, binary: false, tooLarge: false, oldBytes: 10, newBytes: 20 };

let host: Awaited<ReturnType<typeof startFakeHost>>;
let changed: readonly ChangedFile[];

beforeEach(async () => {
  forgetViewed();
  changed = files;
  host = await startFakeHost(
    [projectOpened(), ...laneRunning('Oak'), ...turnEnded('Oak'), ...laneRunning('Elm'), ...turnEnded('Elm')],
    {
      'review.files': () => ok({ base: 'base', head: 'head', tree: 'tree', files: [...changed] }),
      'review.counts': () => ok({ items: counts, next: counts.length, done: true }),
      'review.diff': ({ path, limit }) => {
        if (path === 'data.bin') return ok({ ...sides, path, binary: true });
        if (path === 'gone.ts') return ok({ ...sides, path, oldText: 'was here' });
        if (path === 'big.log')
          return ok({
            ...sides,
            path,
            tooLarge: limit === undefined,
            newBytes: 9_900_000,
            ...(limit === undefined ? {} : { oldText: 'a', newText: 'b' }),
          });
        return ok({ ...sides, path, oldText: 'old', newText: 'new' });
      },
      'radar.get': () => ok(radar),
    },
  );
  selectLane(laneIdOf('Elm'));
  render(<ReviewView />);
});
afterEach(() => {
  cleanup();
  host.stop();
});

const radar: CallOutput<'radar.get'> = {
  at: 1_700_000_000_000,
  pairs: [
    {
      a: laneIdOf('Oak'),
      b: laneIdOf('Elm'),
      conflict: true,
      files: [{ path: 'src/entry.ts', overlap: 'lines', conflict: true }],
      conflicts: [{ path: 'src/entry.ts', kind: 'content', hunks: [{ line: 12, ours: 'a', theirs: 'b' }] }],
    },
  ],
};

const open = async (path: string) =>
  fireEvent.click(within(await screen.findByRole('list', { name: 'Files' })).getByTitle(path));

describe('review', () => {
  it('shows before queueing that another lane changed the same lines', async () => {
    const predicted = await screen.findByRole('region', { name: 'Predicted conflicts' });
    await within(predicted).findByText('Oak');
    expect(predicted.textContent).toContain('Conflicts with Oak');
    expect(predicted.textContent).toContain('line 12');
    expect(predicted.textContent).toContain('No conflict with main');
    expect(host.calls('radar.get')[0]).toMatchObject({ fresh: true });
    expect(host.calls('merge.enqueue')).toEqual([]);
  });

  it('reads both sides of the chosen file', async () => {
    await open('src/entry.ts');
    const code = await screen.findByLabelText('both sides');
    expect(code.textContent).toBe('src/entry.ts: old -> new');
  });

  it('shows a deleted file as its old side alone', async () => {
    await open('gone.ts');
    expect((await screen.findByLabelText('one side')).textContent).toBe('gone.ts removed: was here');
  });

  it('says why there is no text', async () => {
    await open('data.bin');
    expect(await screen.findByText('A binary file')).toBeDefined();
    await open('big.log');
    expect(await screen.findByText('A large file')).toBeDefined();
    expect(screen.getByText(/9\.9 MB after/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Load it' }));
    expect((await screen.findByLabelText('both sides')).textContent).toBe('big.log: a -> b');
  });

  it('puts the lane into the queue and says what it was refused for', async () => {
    host.answers['merge.enqueue'] = () =>
      fail('refused', 'Elm has nothing to merge.', { next: 'Let it work first.' });
    const add = await screen.findByRole('button', { name: 'Add to merge queue' });
    await waitFor(() => expect(add.hasAttribute('disabled')).toBe(false));
    fireEvent.click(add);
    expect(
      (await screen.findByText('Elm has nothing to merge.')).closest('[role="alert"]')?.textContent,
    ).toContain('Let it work first.');
    expect(host.calls('merge.enqueue')).toEqual([{ laneId: laneIdOf('Elm') }]);
  });

  it('counts what was viewed, and forgets it when the file changes again', async () => {
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Viewed src/entry.ts' }));
    expect(screen.getByText('1 of 4 viewed')).toBeDefined();
    changed = [file('src/entry.ts', { newOid: 'other' }), ...files.slice(1)];
    fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText('0 of 4 viewed')).toBeDefined();
  });

  it('goes through files by key, and not while somebody writes', async () => {
    await open('src/entry.ts');
    fireEvent.keyDown(document.body, { key: ']', code: 'BracketRight' });
    expect(await screen.findByText('A binary file')).toBeDefined();
    const note = screen.getByRole('textbox', { name: 'Note, if you like' });
    fireEvent.keyDown(note, { key: '[', code: 'BracketLeft' });
    expect(screen.getByText('A binary file')).toBeDefined();
    fireEvent.keyDown(document.body, { key: '[', code: 'BracketLeft' });
    expect(await screen.findByLabelText('both sides')).toBeDefined();
  });

  it('sends a note to the lane and keeps it when that fails', async () => {
    const note = (await screen.findByRole('textbox', { name: 'Note, if you like' })) as HTMLTextAreaElement;
    expect(screen.getByRole('button', { name: 'Send back' }).hasAttribute('disabled')).toBe(true);
    fireEvent.change(note, { target: { value: 'Keep modeFor' } });
    host.answers['review.submit'] = () => fail('offline', 'The host does not answer.');
    fireEvent.click(screen.getByRole('button', { name: 'Send note back' }));
    expect(await screen.findByText('The host does not answer.')).toBeDefined();
    expect(note.value).toBe('Keep modeFor');
    expect(host.calls('review.submit')).toEqual([
      { laneId: laneIdOf('Elm'), verdict: 'changes', note: 'Keep modeFor' },
    ]);
  });

  it('reads a diff between the commits of the list, and asks for predictions only once it is shown', async () => {
    await screen.findByLabelText('both sides');
    await waitFor(() => expect(host.calls('radar.get')).toHaveLength(1));
    expect(host.calls('review.diff')).toEqual([
      { laneId: laneIdOf('Elm'), path: 'src/entry.ts', oldPath: null, from: 'base', to: 'head' },
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
    await waitFor(() => expect(host.calls('review.files')).toHaveLength(2));
    expect(host.calls('review.diff')).toHaveLength(1);
  });

  it('says that a lane changed nothing', async () => {
    changed = [];
    act(() => selectLane(laneIdOf('Oak')));
    expect(await screen.findByText('Oak has changed nothing')).toBeDefined();
  });
});
