import { type Word } from '../shell/reading.ts';
import { operands, option, programName } from './finding.ts';
import { verbIndex } from './git.ts';

const readers = new Set(
  `ls pwd cat head tail wc grep egrep fgrep rg ag tree which type true false test [ echo printf date basename dirname
  realpath readlink stat file du df cd cut tr uniq diff cmp nl less more jq yq sort comm column fold rev seq expr id
  whoami uname hostname nproc free uptime md5sum sha1sum sha256sum shasum cksum strings xxd od hexdump sleep wait for
  : pushd popd find fd return exit shift local set let read`.split(/\s+/),
);

/** Programs that only run another one, which is looked at on its own. */
const carriers = new Set('nohup nice time timeout command exec builtin xargs env stdbuf'.split(' '));

const checkers = new Set(
  `tsc eslint prettier vitest jest mocha ava tap nyc c8 playwright cypress biome oxlint knip depcruise stylelint
  pytest tox mypy ruff flake8 pylint black pyright rspec rubocop phpunit golangci-lint shellcheck hadolint ctest
  svelte-check vue-tsc tsd attw publint madge`.split(/\s+/),
);

/** Tools that npx finds in the project, not on the network, when the project uses them at all. */
const localTools = new Set([
  ...checkers,
  ...'vite webpack rollup esbuild tsx ts-node turbo nx lerna next nuxt astro storybook tailwindcss parcel swc babel'.split(
    ' ',
  ),
]);

const gitReads = new Set(
  `status diff log show ls-files ls-tree rev-parse rev-list blame annotate describe shortlog grep cat-file merge-base
  name-rev for-each-ref show-ref count-objects whatchanged diff-tree diff-files diff-index cherry range-diff
  check-ignore check-attr var version help merge-tree`.split(/\s+/),
);

const verbs: Readonly<Record<string, RegExp>> = {
  npm: /^(t|tst|test|ls|list|la|ll|outdated|view|info|why|explain|root|prefix|bin|help|pack --dry-run)$/,
  pnpm: /^(t|test|ls|list|outdated|why)$/,
  yarn: /^(test|why|list|info|workspaces)$/,
  bun: /^test$/,
  deno: /^(test|check|lint|info)$/,
  cargo: /^(test|t|check|c|build|b|clippy|fmt|doc|bench|tree|metadata|nextest)$/,
  go: /^(test|vet|build|fmt|list|doc|version|env)$/,
  dotnet: /^(test|build)$/,
  mvn: /^(test|verify|compile|package)$/,
  gradle: /^(test|check|build|assemble)$/,
  gradlew: /^(test|check|build|assemble)$/,
  swift: /^(test|build)$/,
  make: /^(test|check|lint|build|all)?$/,
  mix: /^test$/,
  bundle: /^$/,
};

const scripts =
  /^(test|lint|typecheck|type-check|types|check|format:check|tsc|unit|coverage)([:.-][\w:.-]*)?$/;

/** Whether npx would run a tool of the project: a known name without a version. */
export const isLocalTool = (name: string): boolean => localTools.has(name);

/** Whether a command only reads, builds or tests, so that nothing need be said about it. */
export function isCalm(words: readonly Word[]): boolean {
  const [program, ...args] = words;
  if (!program) return true;
  if (words.some((w) => w.dynamic) && !/^(echo|printf|test|\[|for)$/.test(program.text)) return false;
  const name = programName(program);
  if (args.length === 1 && /^(--version|-V|--help|-h)$/.test(args[0]?.text ?? '')) return true;
  if (name === 'git') return isCalmGit(args);
  if (name === 'node') return args.some((w) => /^--test(-|=|$)/.test(w.text) || w.text === '--check');
  if (/^python3?$/.test(name))
    return args[0]?.text === '-m' && /^(pytest|unittest|mypy|ruff|compileall)$/.test(args[1]?.text ?? '');
  if (name === 'npx' || name === 'bunx' || name === 'pnpx') return isCalm(args);
  if (readers.has(name) || carriers.has(name)) return true;
  if (checkers.has(name)) return !option(args, 'fix', 'write', 'update', 'u', 'updateSnapshot');
  return hasCalmVerb(name, args);
}

function hasCalmVerb(name: string, args: readonly Word[]): boolean {
  const named = operands(args).map((w) => w.text);
  const calm = verbs[name];
  if (!calm) return false;
  if (/^run(-script)?$/.test(named[0] ?? '')) return scripts.test(named[1] ?? '');
  return calm.test(named[0] ?? '') || (/^(yarn|pnpm|bun)$/.test(name) && scripts.test(named[0] ?? ''));
}

function isCalmGit(args: readonly Word[]): boolean {
  const at = verbIndex(args);
  const verb = args[at]?.text ?? '';
  if (args.slice(0, at).some((w) => w.text === '-c')) return false;
  if (gitReads.has(verb)) return !args.some((w) => /^--(output|ext-diff|textconv)/.test(w.text));
  const next = args[at + 1]?.text ?? '';
  if (verb === 'branch' || verb === 'tag')
    return args
      .slice(at + 1)
      .every((w) => /^-(a|r|v|vv|l|-list|-all|-remotes|-show-current|-contains)$/.test(w.text));
  if (verb === 'remote') return next === '' || /^(-v|show|get-url)$/.test(next);
  return (verb === 'stash' || verb === 'worktree' || verb === 'reflog') && /^(list|show)$/.test(next);
}
