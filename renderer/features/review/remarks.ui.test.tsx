// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DomainEvent } from '../../../shared/domain/event.ts';
import { type CommentId, type PromptId } from '../../../shared/domain/ids.ts';
import { fail, ok } from '../../../shared/kernel/result.ts';
import { type LineProps } from '../../lib/line-place.ts';
import { selectLane } from '../../state/ui.ts';
import { laneIdOf, laneRunning, projectOpened, turnEnded } from '../../testing/events.ts';
import { startFakeHost } from '../../testing/fake-host.ts';
import { forgetWriting } from './composer.ts';
import { ReviewView } from './review-view.tsx';
import { forgetViewed } from './viewed.ts';

/** An editor that stands for the real one: its zones, and the button on two of its lines. */
function zones(props: LineProps) {
  return (
    <>
      {(props.zones ?? []).map((z) => (
        <div key={z.key} data-at={`${z.side} ${z.line}`}>
          {z.content}
        </div>
      ))}
      <button type="button" onClick={() => props.onLine?.({ side: 'new', line: 2 })}>
        new 2
      </button>
      <button type="button" onClick={() => props.onLine?.({ side: 'old', line: 1 })}>
        old 1
      </button>
    </>
  );
}
vi.mock('../../lib/monaco-one-side.tsx', () => ({ MonacoOneSide: zones }));
vi.mock('../../lib/monaco-diff.tsx', () => ({ MonacoDiff: zones }));

configure({ asyncUtilTimeout: 15_000 });

const laneId = laneIdOf('Elm');
const file = {
  path: 'a.ts',
  oldPath: null,
  change: 'modified',
  similarity: null,
  oldMode: '100644',
  newMode: '100644',
  oldOid: 'before',
  newOid: 'after',
  added: 1,
  removed: 1,
  binary: false,
} as const;
const view = ok({ laneId, comments: [], verdict: null });
const ids = ({ commentId }: { readonly commentId: string }) => ({
  laneId,
  commentId: commentId as CommentId,
});
const made = (n: number) => `comment_${n}` as CommentId;

let host: Awaited<ReturnType<typeof startFakeHost>>;
let count: number;
let newText: string;
let tree: string;

const remarked = (n: number, more: object = {}): DomainEvent => ({
  type: 'review.commented',
  data: {
    laneId,
    commentId: made(n),
    path: 'a.ts',
    side: 'new',
    line: 2,
    quote: 'two',
    weight: 'required',
    text: `remark ${n}`,
    ...more,
  },
});
const submitted = (verdict: 'approve' | 'changes', ...sent: number[]): DomainEvent => ({
  type: 'review.submitted',
  data: {
    laneId,
    verdict,
    note: null,
    headOid: 'abcdef0123',
    treeOid: 'tree 1',
    commentIds: sent.map(made),
    promptId: 'prompt_batch' as PromptId,
  },
});
const record = (...events: DomainEvent[]) => act(() => void host.record(...events));

beforeEach(async () => {
  forgetViewed();
  forgetWriting();
  count = 0;
  tree = 'tree 1';
  newText = 'one\ntwo\n';
  host = await startFakeHost([projectOpened(), ...laneRunning('Elm'), ...turnEnded('Elm')], {
    'review.files': () => ok({ base: 'base', head: `head ${tree}`, tree, files: [file] }),
    'review.diff': ({ path }) =>
      ok({ path, oldText: 'old\n', newText, binary: false, tooLarge: false, oldBytes: 1, newBytes: 1 }),
    'radar.get': () => ok({ at: 1, pairs: [] }),
    'review.comment': ({ side = 'new', quote = '', weight = 'required', ...draft }) => {
      host.record({
        type: 'review.commented',
        data: { ...draft, laneId, side, quote, weight, commentId: made((count += 1)) },
      });
      return view;
    },
    'review.changeComment': (data) => {
      host.record({ type: 'review.commentChanged', data: { ...data, ...ids(data) } });
      return view;
    },
    'review.removeComment': (data) => {
      host.record({ type: 'review.commentRemoved', data: ids(data) });
      return view;
    },
    'review.resolveComment': (data) => {
      host.record({ type: 'review.commentResolved', data: ids(data) });
      return view;
    },
  });
  selectLane(laneId);
  render(<ReviewView />);
  await screen.findByRole('button', { name: 'new 2' });
});
afterEach(() => {
  cleanup();
  host.stop();
});

const box = () => screen.findByRole('textbox', { name: /^Remark on/ });
const yours = () => screen.getByRole('region', { name: 'Your remarks' });

describe('a remark', () => {
  it('is written on a line, as required or as a suggestion, and stands there as a draft', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'new 2' }));
    fireEvent.change(await box(), { target: { value: 'Name the `currency`.' } });
    fireEvent.keyDown(await box(), { key: 'q', code: 'KeyQ', altKey: true });
    fireEvent.keyDown(await box(), { key: 'Enter', ctrlKey: true });
    const thread = await screen.findByRole('region', { name: 'Remarks on line 2' });
    expect(host.calls('review.comment')).toEqual([
      {
        laneId,
        path: 'a.ts',
        side: 'new',
        line: 2,
        quote: 'two',
        weight: 'suggestion',
        text: 'Name the `currency`.',
      },
    ]);
    expect(within(thread).getByText('currency').tagName).toBe('CODE');
    expect(thread.textContent).toContain('draft');
    expect(screen.queryByRole('textbox', { name: /^Remark on/ })).toBeNull();
    expect(screen.getByTitle('1 remark')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Send 1 remark back' })).toBeDefined();
  });

  it('is made required, reworded and thrown away while it is a draft', async () => {
    record(remarked(1, { weight: 'suggestion' }));
    fireEvent.click(screen.getByRole('button', { name: 'Make it required' }));
    await waitFor(() =>
      expect(within(yours()).getByText('required').closest('div')?.textContent).toBe('required1'),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
    fireEvent.change(await box(), { target: { value: 'Better words' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(host.calls('review.changeComment')).toHaveLength(2));
    expect(host.calls('review.changeComment')[1]).toEqual({
      laneId,
      commentId: made(1),
      weight: 'required',
      text: 'Better words',
    });
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Remarks on line 2' })).toBeNull());
  });

  it('keeps its words when the host refuses them, and when another line is chosen', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'new 2' }));
    fireEvent.change(await box(), { target: { value: 'Precious' } });
    host.answers['review.comment'] = () => fail('refused', 'Elm is closed.', { next: 'Reopen it first.' });
    fireEvent.click(screen.getByRole('button', { name: 'Save draft' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Elm is closed.Reopen it first.');
    fireEvent.click(screen.getByRole('button', { name: 'old 1' }));
    expect(((await box()) as HTMLTextAreaElement).value).toBe('Precious');
    expect((await box()).closest('[data-at]')?.getAttribute('data-at')).toBe('new 2');
  });

  it('stands on the old side, and on the file', async () => {
    fireEvent.click(screen.getByRole('button', { name: 'old 1' }));
    fireEvent.change(await box(), { target: { value: 'Why gone?' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save draft' }));
    await screen.findByRole('region', { name: 'Remarks on line 1 as it was' });
    expect(host.calls('review.comment')[0]).toMatchObject({ side: 'old', line: 1, quote: 'old' });
    fireEvent.keyDown(document.body, { key: 'C', code: 'KeyC', shiftKey: true });
    fireEvent.change(await box(), { target: { value: 'Split it' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save draft' }));
    const whole = await screen.findByRole('region', { name: 'Remarks on the file' });
    await within(whole).findByText('Split it');
    expect(host.calls('review.comment')[1]).toMatchObject({ line: 0, quote: '' });
  });

  it('follows its line, and says when that is gone', async () => {
    record(remarked(1));
    newText = 'zero\none\ntwo\n';
    tree = 'tree 2';
    fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
    await screen.findByRole('region', { name: 'Remarks on line 3' });
    newText = 'nothing of it\n';
    tree = 'tree 3';
    fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
    const whole = await screen.findByRole('region', { name: 'Remarks on the file' });
    expect(whole.textContent).toContain('outdated');
    expect(whole.textContent).toContain('two');
  });

  it('is settled by key once it was sent, and nothing else is', async () => {
    record(remarked(1), submitted('changes', 1), remarked(2));
    const thread = screen.getByRole('region', { name: 'Remarks on line 2' });
    const remark = within(thread).getByText('remark 1').closest<HTMLElement>('[data-remark]');
    expect(remark?.textContent).toContain('open');
    act(() => remark?.focus());
    fireEvent.keyDown(document.body, { key: 'e', code: 'KeyE' });
    await waitFor(() => expect(remark?.textContent).toContain('resolved'));
    expect(host.calls('review.resolveComment')).toEqual([{ laneId, commentId: made(1) }]);
    fireEvent.keyDown(document.body, { key: 'e', code: 'KeyE' });
    expect(host.calls('review.resolveComment')).toHaveLength(1);
  });
});

describe('a verdict', () => {
  it('sends all drafts with a note, and tells which work it is about until that changes', async () => {
    record(remarked(1), remarked(2, { weight: 'suggestion' }));
    host.answers['review.submit'] = () => {
      host.record(submitted('changes', 1, 2));
      return view;
    };
    const note = screen.getByRole('textbox', { name: 'Note, if you like' });
    fireEvent.change(note, { target: { value: 'Nearly.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send 2 remarks back' }));
    const verdict = await screen.findByRole('region', { name: 'Verdict' });
    expect(host.calls('review.submit')).toEqual([{ laneId, verdict: 'changes', note: 'Nearly.' }]);
    expect(verdict.textContent).toContain('Changes asked for');
    expect(verdict.textContent).toContain('abcdef0');
    expect(verdict.textContent).not.toContain('stale');
    tree = 'tree 2';
    fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
    await within(verdict).findByText('stale');
  });

  it('says in the host’s words why nothing was approved', async () => {
    record(remarked(1), submitted('changes', 1));
    host.answers['review.submit'] = () =>
      fail('refused', 'One required remark is open.', {
        kept: 'Your drafts are kept.',
        next: 'Settle them.',
      });
    fireEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'One required remark is open.Your drafts are kept.Settle them.',
    );
    expect(host.calls('review.submit')).toEqual([{ laneId, verdict: 'approve', seenTree: 'tree 1' }]);
  });
});
