import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasConflictMarkers, parseConflictHunks } from './conflict-hunks.ts';
import { gitEnvironment } from './environment.ts';
import { gitFailure } from './git-failure.ts';
import { parseWorktrees } from './list-worktrees.ts';
import { CountReader, parseLineRanges } from './parse-diff.ts';
import { parseMergeBatch, parseMergeTree } from './parse-merge-tree.ts';
import { splitBatch } from './split-batch.ts';
import { withTrailers } from './trailers.ts';

describe('parseConflictHunks', () => {
  it('reads regions with their lines, with and without the base', () => {
    const text =
      'a\n<<<<<<< ours\nx\n||||||| base\nb\n=======\n>>>>>>> theirs\nc\n<<<<<<< o\r\n=======\r\ny\r\n>>>>>>> t\r\n';
    expect(parseConflictHunks(text)).toEqual([
      { line: 2, ours: 'x\n', theirs: '' },
      { line: 9, ours: '', theirs: 'y\r\n' },
    ]);
  });

  it('is not deceived by headings, rules and unfinished regions', () => {
    expect(hasConflictMarkers('Title\n=======\n\n<<<<<<< only the beginning\n')).toBe(false);
    expect(hasConflictMarkers('text <<<<<<< x\n=======\n>>>>>>> y\n')).toBe(false);
    expect(hasConflictMarkers('<<<<<<<x\n=======\n>>>>>>> y\n')).toBe(false);
  });

  it('finds what was put in, whatever stands around it', () => {
    const side = fc
      .array(fc.stringMatching(/^[a-z ]{0,8}$/))
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side, side)), (regions) => {
        const text = regions
          .map(([before, ours, theirs]) => `${before}<<<<<<< a\n${ours}=======\n${theirs}>>>>>>> b\n`)
          .join('');
        const found = parseConflictHunks(text).map(({ ours, theirs }) => [ours, theirs]);
        expect(found).toEqual(regions.map(([, ours, theirs]) => [ours, theirs]));
      }),
    );
  });
});

describe('withTrailers', () => {
  it('puts trailers last, on one line each, and leaves empty ones out', () => {
    expect(
      withTrailers('Subject\nwrapped', 'Body.\n', {
        Lane: 'l1',
        Task: 'two\nlines',
        Agent: null,
        Receipt: '',
      }),
    ).toBe('Subject wrapped\n\nBody.\n\nLane: l1\nTask: two lines\n');
    expect(withTrailers('Subject', '', {})).toBe('Subject\n');
  });
});

describe('gitEnvironment', () => {
  it('keeps what git needs and drops what steers it', () => {
    const env = gitEnvironment({
      PATH: '/bin',
      HOME: '/h',
      git_dir: 'x',
      GIT_TRACE: '1',
      Editor: 'vi',
      EMPTY: undefined,
    });
    expect(env).toEqual({
      PATH: '/bin',
      HOME: '/h',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      LC_ALL: 'C',
    });
  });
});

describe('gitFailure', () => {
  it('says what vanished, what was kept and what to do', () => {
    const said = (stderr: string) => gitFailure(['rev-parse'], { ...output, stderr }).error;
    expect(said("cannot change to '/a b/c': No such file or directory")).toMatchObject({
      type: 'not-found',
      message: 'The folder /a b/c is gone.',
      kept: expect.any(String),
      next: expect.any(String),
    });
    expect(said('fatal: not a git repository: /r x/.git/worktrees/OakHill').message).toContain(
      '/r x is gone',
    );
    expect(said("error: unable to write file 'big.bin'").next).toContain('room');
  });

  const output = { exitCode: 128, stdout: Buffer.alloc(0), timedOut: false };

  it("says git's words without prefixes and hints", () => {
    const stderr = 'hint: do this\nfatal: bad thing\nerror: worse\n';
    expect(gitFailure(['merge', 'x'], { ...output, stderr }).error).toMatchObject({
      type: 'git-failed',
      message: 'git merge: bad thing\nworse',
    });
    expect(gitFailure(['add'], { ...output, stderr: '' }).error.message).toBe('git add ended with code 128.');
  });

  it('names the lock that stands in the way', () => {
    const stderr = "fatal: Unable to create '/r/.git/index.lock': File exists.\n\nAnother git process...";
    const { error } = gitFailure(['add'], { ...output, stderr });
    expect(error.details).toMatchObject({ lockPath: '/r/.git/index.lock' });
    expect(error.next).toContain('delete /r/.git/index.lock');
  });
});

describe('parseWorktrees', () => {
  it('reads every kind of entry', () => {
    const output = [
      'worktree /bare.git\0bare',
      'worktree /a b\nc\0HEAD 11\0branch refs/heads/x/y\0locked why not',
      'worktree /d\0HEAD 22\0detached\0prunable gitdir file points to non-existent location',
    ].join('\0\0');
    const plain = { branch: null, bare: false, locked: false, prunable: false };
    expect(parseWorktrees(`${output}\0\0`)).toEqual([
      { ...plain, path: '/bare.git', headOid: null, bare: true },
      { ...plain, path: '/a b\nc', headOid: '11', branch: 'x/y', locked: true },
      { ...plain, path: '/d', headOid: '22', prunable: true },
    ]);
  });
});

describe('merge-tree output', () => {
  it('reads a clean merge and one with messages about several paths', () => {
    expect(parseMergeTree('aa\0\0')).toEqual({ tree: 'aa', stages: [], messages: [] });
    const output =
      'aa\x00100644 bb 2\tx y\0\x002\0x y\0z\0CONFLICT (rename/delete)\0CONFLICT (rename/delete): x\n\0';
    expect(parseMergeTree(output)).toEqual({
      tree: 'aa',
      stages: [{ mode: '100644', oid: 'bb', stage: 2, path: 'x y' }],
      messages: [
        { paths: ['x y', 'z'], type: 'CONFLICT (rename/delete)', text: 'CONFLICT (rename/delete): x' },
      ],
    });
  });

  it('leaves out a record of a batch that was cut off anywhere', () => {
    const first = '1\0aa\0\0\0';
    const message = '1\0x\0CONFLICT (contents)\0CONFLICT (content): Merge conflict in x\n\0';
    const whole = `${first}0\0bb\x00100644 cc 2\tx\0\0${message}\0`;
    expect(parseMergeBatch(whole)).toEqual([
      { clean: true, tree: 'aa', stages: [], messages: [] },
      {
        clean: false,
        tree: 'bb',
        stages: [{ mode: '100644', oid: 'cc', stage: 2, path: 'x' }],
        messages: [
          { paths: ['x'], type: 'CONFLICT (contents)', text: 'CONFLICT (content): Merge conflict in x' },
        ],
      },
    ]);
    for (let end = 0; end < whole.length; end += 1) {
      const complete = end < first.length ? 0 : 1;
      expect(parseMergeBatch(whole.slice(0, end))).toHaveLength(complete);
    }
  });
});

describe('splitBatch', () => {
  it('cuts by size, not by line', () => {
    const output = Buffer.from('aa blob 4\na\nb\n\nbb missing\ncc blob 0\n\n');
    expect(splitBatch(output).map((content) => content?.toString() ?? null)).toEqual(['a\nb\n', null, '']);
  });
});

describe('parseLineRanges', () => {
  it('pairs sections with records by order', () => {
    const raw = ':1 1 a b M\0x\0:1 2 a b T\0y\0:1 1 a b M\0z\0';
    const patch =
      'diff --git a/x b/x\n@@ -1,2 +1 @@\n-diff --git\ndiff --git a/y\ndiff --git a/y\ndiff --git a/z\n@@ -0,0 +1 @@\n';
    const ranges = parseLineRanges(`${raw}\0${patch}`);
    expect([...ranges.keys()]).toEqual(['x', 'y', 'z']);
    expect(ranges.get('x')).toEqual([[1, 2]]);
    expect(ranges.get('z')).toEqual([[0, 1]]);
  });
});

describe('counts that come piece by piece', () => {
  const whole = '3\t1\ta.txt\0-\t-\tbin ü.dat\0' + '0\t2\t\0old name\0new\tname\0' + '5\t0\tz\n.txt\0';
  const told = [
    { path: 'a.txt', added: 3, removed: 1, binary: false },
    { path: 'bin ü.dat', added: null, removed: null, binary: true },
    { path: 'new\tname', added: 0, removed: 2, binary: false },
    { path: 'z\n.txt', added: 5, removed: 0, binary: false },
  ];

  it('are the same wherever the pieces are cut', () => {
    for (let size = 1; size <= whole.length; size++) {
      const reader = new CountReader();
      const counts = [];
      for (let at = 0; at < whole.length; at += size) counts.push(...reader.push(whole.slice(at, at + size)));
      expect(counts).toEqual(told);
    }
  });
});
