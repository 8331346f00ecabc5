import { describe, expect, it } from 'vitest';
import { type Approval } from '../../../shared/domain/approval/state.ts';
import { type Lane } from '../../../shared/domain/lane/state.ts';
import { consequenceOf } from './consequence.ts';

const lane = {
  worktreePath: '/w/oak',
  checkpoints: [{ turnNumber: 2, at: 0 }],
} as unknown as Lane;

const asked = (subject: object, codes: readonly string[] = [], risk: Approval['risk'] = 'normal'): Approval =>
  ({
    subject: {
      tool: 'execute',
      title: 'x',
      command: 'make',
      cwd: '/w/oak',
      paths: [],
      diffs: [],
      because: null,
      ...subject,
    },
    reasons: codes.map((code) => ({ code, text: code, from: null, to: null })),
    risk,
  }) as unknown as Approval;

describe('what allowing would do', () => {
  it('names the checkpoint that brings the files back', () => {
    const { undo, undoable } = consequenceOf(asked({}), lane);
    expect(undoable).toBe(true);
    expect(undo).toContain('after turn 2');
    expect(undo).toContain('Ignored files');
  });

  it('does not promise a checkpoint that is not there', () => {
    expect(consequenceOf(asked({}), { ...lane, checkpoints: [] }).undo).toContain('No checkpoint yet');
  });

  it.each([
    ['publish', 'out of reach'],
    ['push', 'out of reach'],
    ['processes', 'this machine'],
    ['history', 'reflog'],
  ])('says that %s cannot be undone from here', (code, why) => {
    const said = consequenceOf(asked({}, [code], 'high'), lane);
    expect(said.undoable).toBe(false);
    expect(said.undo).toMatch(/^Cannot be undone from here\./);
    expect(said.undo).toContain(why);
  });

  it('says so of what lies outside, by risk or by place', () => {
    expect(consequenceOf(asked({}, [], 'outside'), lane).undoable).toBe(false);
    const write = asked({ tool: 'edit', command: null, paths: ['/etc/hosts'] });
    expect(consequenceOf(write, lane).undo).toContain('Files outside the worktree');
    const inside = asked({ tool: 'edit', command: null, paths: ['/w/oak/a.ts'] });
    expect(consequenceOf(inside, lane)).toMatchObject({ undoable: true });
  });

  it('asks nothing to be undone where nothing is written', () => {
    expect(consequenceOf(asked({ tool: 'read', command: null, paths: ['/w/oak/a'] }), lane).undo).toContain(
      'Nothing needs to be undone',
    );
  });
});
