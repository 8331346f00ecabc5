import { type Word } from '../shell/reading.ts';
import { type Detector, type Finding, high, lastOf, note, operands, option } from './finding.ts';

type Rule = (args: readonly Word[], verb: Word) => readonly Finding[];

const history = (text: string, verb: Word, last: Word): readonly Finding[] => [
  high('history', text, verb, last),
];
const discard = (text: string, verb: Word, last: Word): readonly Finding[] => [
  high('discard', text, verb, last),
];

/** git's options before the verb that take a value. */
const valued = new Set([
  '-C',
  '-c',
  '--git-dir',
  '--work-tree',
  '--namespace',
  '--exec-path',
  '--config-env',
]);

/** What a git command would rewrite, discard or send away. */
export const gitRisk: Detector = (args, program) => {
  const at = verbIndex(args);
  const verb = args[at];
  const before = args.slice(0, at);
  const found = globalOptions(before);
  if (!verb) return found;
  const rest = args.slice(at + 1);
  const rule = rules[verb.text];
  if (rule) return [...found, ...rule(rest, verb)];
  if (verb.dynamic)
    return [
      ...found,
      high('unknown-program', 'Which git command this is, is only known when it runs', program, verb),
    ];
  return found;
};

/** Where the verb stands among git's arguments. */
export function verbIndex(args: readonly Word[]): number {
  let i = 0;
  while (args[i]?.text.startsWith('-')) i += valued.has(args[i]?.text ?? '') ? 2 : 1;
  return i;
}

function globalOptions(before: readonly Word[]): readonly Finding[] {
  return before.flatMap((word, i) => {
    const setting = word.text === '-c' ? before[i + 1] : undefined;
    if (!setting)
      return word.text.startsWith('--config-env')
        ? [note('git-config', 'Changes a git setting for this command', word)]
        : [];
    const runs =
      /=\s*!|^(core\.(sshcommand|fsmonitor|hookspath|pager|editor|askpass)|alias\.|.*\.(command|cmd|textconv|clean|smudge|helper|program))/i;
    return runs.test(setting.text)
      ? [high('git-config', 'Makes git run another program', word, setting)]
      : [note('git-config', 'Changes a git setting for this command', word, setting)];
  });
}

const rules: Readonly<Record<string, Rule>> = {
  push: pushRule,
  reset: (args, verb) => {
    const hard = option(args, 'hard', 'merge', 'keep');
    if (hard)
      return discard('Throws away changes that are not committed, and may move the branch', verb, hard);
    const to = operands(args)
      .slice(0, 1)
      .find((w) => w.text !== 'HEAD' && !/^\.|\.\w+$/.test(w.text) && !args.some((a) => a.text === '--'));
    return to ? history('Moves the branch to another commit', verb, to) : [];
  },
  rebase: (args, verb) =>
    option(args, 'show-current-patch') ? [] : history('Rewrites commits', verb, lastOf(args, verb)),
  commit: (args, verb) => {
    const amend = args.find((w) => w.text.length >= 4 && '--amend'.startsWith(w.text));
    if (amend) return history('Rewrites the last commit', verb, amend);
    const unchecked = option(args, 'no-verify');
    return unchecked
      ? [note('no-verify', 'Commits without the checks that hooks make', verb, unchecked)]
      : [];
  },
  'filter-branch': (args, verb) =>
    history('Rewrites the history of whole branches', verb, lastOf(args, verb)),
  'filter-repo': (args, verb) => history('Rewrites the history of whole branches', verb, lastOf(args, verb)),
  'fast-import': (args, verb) => history('Writes commits and moves branches', verb, lastOf(args, verb)),
  replace: (args, verb) => history('Puts another object in the place of a commit', verb, lastOf(args, verb)),
  'update-ref': (args, verb) => history('Moves or deletes a ref directly', verb, lastOf(args, verb)),
  'symbolic-ref': (args, verb) =>
    operands(args).length > 1 || option(args, 'd', 'delete')
      ? history('Points a ref somewhere else', verb, lastOf(args, verb))
      : [],
  reflog: (args, verb) => {
    const gone = operands(args).find((w) => /^(expire|delete|drop)$/.test(w.text));
    return gone ? history('Deletes the record of where branches were', verb, gone) : [];
  },
  gc: pruneRule,
  prune: (args, verb) => history('Deletes objects that nothing points to', verb, lastOf(args, verb)),
  branch: branchRule,
  tag: (args, verb) => {
    const changed = option(args, 'd', 'f', 'delete', 'force');
    return changed ? history('Deletes or moves a tag', verb, changed) : [];
  },
  checkout: checkoutRule,
  switch: (args, verb) => {
    const forced = option(args, 'f', 'C', 'force', 'discard-changes', 'force-create');
    return forced
      ? discard('Throws away changes that are not committed, or moves a branch', verb, forced)
      : [];
  },
  restore: (args, verb) => {
    const staged = option(args, 'S', 'staged');
    const worktree = option(args, 'W', 'worktree');
    return staged && !worktree ? [] : discard('Overwrites changes in files', verb, lastOf(args, verb));
  },
  clean: (args, verb) =>
    option(args, 'n', 'dry-run')
      ? []
      : discard('Deletes files that git does not track', verb, lastOf(args, verb)),
  stash: stashRule,
  rm: (args, verb) => {
    if (option(args, 'cached')) return [];
    const many = option(args, 'r', 'f', 'force');
    return many
      ? [high('delete', 'Deletes files, changes included', verb, lastOf(args, verb))]
      : [note('delete', 'Deletes files', verb, lastOf(args, verb))];
  },
  config: configRule,
  remote: (args, verb) => {
    const change = operands(args).find((w) =>
      /^(add|set-url|remove|rm|rename|set-head|prune|update)$/.test(w.text),
    );
    return change
      ? [high('git-config', 'Changes where the repository sends to and fetches from', verb, change)]
      : [];
  },
  worktree: (args, verb) => {
    const change = operands(args)[0];
    return change && change.text !== 'list'
      ? [high('worktree', 'Adds, moves or removes worktrees of the repository', verb, change)]
      : [];
  },
  pull: (args, verb) =>
    option(args, 'r', 'rebase', 'f', 'force')
      ? history('Fetches, then rewrites or overwrites commits', verb, lastOf(args, verb))
      : [note('network', 'Fetches from another repository and merges', verb)],
  fetch: (args, verb) => {
    const forced = option(args, 'f', 'force', 'prune') ?? refspecs(args).find((w) => /^\+|:/.test(w.text));
    return forced
      ? history('Fetches, and moves or deletes refs here', verb, forced)
      : [note('network', 'Fetches from another repository', verb)];
  },
  clone: (_args, verb) => [note('network', 'Copies another repository', verb)],
  submodule: (args, verb) => {
    const change = operands(args).find((w) => /^(add|update|deinit|set-url|foreach|sync)$/.test(w.text));
    return change
      ? [high('submodule', 'Fetches, removes or runs something in submodules', verb, change)]
      : [];
  },
  bisect: (args, verb) =>
    operands(args)[0]?.text === 'run' ? [note('runs', 'Runs a command on many commits', verb)] : [],
  grep: (args, verb) => {
    const pager = option(args, 'O', 'open-files-in-pager');
    return pager ? [high('unknown-program', 'Opens what it finds in another program', verb, pager)] : [];
  },
  'send-email': (args, verb) => [high('publish', 'Sends patches by mail', verb, lastOf(args, verb))],
  svn: (args, verb) => [high('publish', 'Works on a Subversion server', verb, lastOf(args, verb))],
  credential: (args, verb) => [
    high('secrets', 'Reads or changes stored credentials', verb, lastOf(args, verb)),
  ],
};

/** What follows the remote in a fetch. */
const refspecs = (args: readonly Word[]): readonly Word[] => args.filter((w) => !/^-/.test(w.text)).slice(1);

function pushRule(args: readonly Word[], verb: Word): readonly Finding[] {
  const forced =
    option(args, 'f', 'force', 'force-with-lease', 'mirror', 'prune', 'force-if-includes') ??
    args.find((w) => w.text.startsWith('+'));
  if (forced) return [high('force-push', 'Overwrites history on the remote', verb, forced)];
  const gone = option(args, 'd', 'delete') ?? operands(args).find((w) => w.text.startsWith(':'));
  if (gone) return [high('force-push', 'Deletes a branch or tag on the remote', verb, gone)];
  return [note('push', 'Sends commits to a remote', verb, lastOf(args, verb))];
}

function pruneRule(args: readonly Word[], verb: Word): readonly Finding[] {
  const prune = args.find((w) => w.text.startsWith('--prune') || w.text === '--aggressive');
  return prune ? history('Deletes objects that nothing points to', verb, prune) : [];
}

function branchRule(args: readonly Word[], verb: Word): readonly Finding[] {
  const changed = option(args, 'D', 'd', 'M', 'm', 'f', 'C', 'delete', 'force', 'move');
  return changed ? history('Deletes, renames or moves a branch', verb, changed) : [];
}

function checkoutRule(args: readonly Word[], verb: Word): readonly Finding[] {
  const forced = option(args, 'f', 'B', 'force', 'ours', 'theirs', 'p', 'patch', 'pathspec-from-file');
  if (forced) return discard('Throws away changes that are not committed, or moves a branch', verb, forced);
  if (option(args, 'b', 'orphan')) return [];
  const named = operands(args);
  const files = args.some((w) => w.text === '--') || named.length > 1;
  const file = named.find((w) => files || w.dynamic || /^[.:/]|\.\w+$|[*?]/.test(w.text));
  if (files || file) return discard('Overwrites changes in files', verb, lastOf(args, verb));
  return named[0] ? [note('branch', 'Puts the lane on another branch or commit', verb, named[0])] : [];
}

function stashRule(args: readonly Word[], verb: Word): readonly Finding[] {
  const act = operands(args)[0];
  if (act && /^(list|show)$/.test(act.text)) return [];
  if (act && /^(drop|clear)$/.test(act.text)) return discard('Deletes stashed changes', verb, act);
  return [note('stash', 'The stash is shared by all worktrees of the repository', verb, act ?? verb)];
}

function configRule(args: readonly Word[], verb: Word): readonly Finding[] {
  const reads = option(args, 'get', 'get-all', 'get-regexp', 'get-urlmatch', 'list', 'l');
  const named = operands(args).filter((w) => !/^(get|list|set|unset)$/.test(w.text));
  const writes = operands(args).some((w) => /^(set|unset|edit|rename-section|remove-section)$/.test(w.text));
  if (
    !writes &&
    (reads || named.length < 2) &&
    !option(args, 'unset', 'unset-all', 'e', 'edit', 'add', 'replace-all')
  )
    return [];
  return [
    high(
      'git-config',
      'Changes settings that all checkouts of the repository share',
      verb,
      lastOf(args, verb),
    ),
  ];
}
