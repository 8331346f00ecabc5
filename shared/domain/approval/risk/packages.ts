import { type Word } from '../shell/reading.ts';
import { type Detector, type Finding, high, lastOf, note, operands, option, verb } from './finding.ts';
import { isLocalTool } from './calm.ts';

const installText = 'Installs packages from the network; their scripts run here';
const publishText = 'Publishes a package for others';

/** A package manager: which of its verbs install, run remote packages, or publish. */
interface Manager {
  readonly install: RegExp;
  readonly execute?: RegExp;
  readonly publish?: RegExp;
  readonly remove?: RegExp;
}

const node: Manager = {
  install:
    /^(i|in|ins|inst|insta|instal|install|isntall|add|ci|clean-install|install-test|it|cit|update|up|upgrade|link|ln|rebuild|import|dedupe|init|create|innit)$/,
  execute: /^(exec|x|dlx)$/,
  publish:
    /^(publish|unpublish|deprecate|dist-tag|owner|access|token|login|logout|adduser|team|org|profile|hook|star|version)$/,
};

const managers: Readonly<Record<string, Manager>> = {
  npm: node,
  pnpm: node,
  yarn: { ...node, install: new RegExp(`${node.install.source}|^global$|^set$|^$`) },
  bun: { ...node, execute: /^x$/ },
  cnpm: node,
  deno: { install: /^(install|add|cache|upgrade)$/, publish: /^(publish|deploy)$/ },
  pip: { install: /^(install|download|wheel)$/, remove: /^uninstall$/ },
  pipx: { install: /^(install|inject|upgrade|upgrade-all)$/, execute: /^run$/, remove: /^uninstall/ },
  uv: { install: /^(add|sync|pip|tool|lock|python|self)$/, publish: /^publish$/ },
  poetry: { install: /^(add|install|update|self)$/, publish: /^publish$/ },
  pdm: { install: /^(add|install|update|sync)$/, publish: /^publish$/ },
  conda: { install: /^(install|create|update|env)$/, remove: /^(remove|uninstall)$/ },
  mamba: { install: /^(install|create|update|env)$/ },
  cargo: { install: /^(install|add|update|binstall)$/, publish: /^(publish|yank|owner|login)$/ },
  rustup: { install: /./ },
  gem: { install: /^(install|update|fetch)$/, publish: /^(push|yank|owner|signin)$/, remove: /^uninstall$/ },
  bundle: { install: /^(install|add|update)$/ },
  composer: { install: /^(install|require|update|create-project|global)$/ },
  go: { install: /^(get|install)$/ },
  apt: {
    install: /^(install|upgrade|full-upgrade|dist-upgrade|build-dep)$/,
    remove: /^(remove|purge|autoremove)$/,
  },
  brew: {
    install: /^(install|upgrade|reinstall|tap|bundle|update|services)$/,
    remove: /^(uninstall|remove|rm)$/,
  },
  nix: { install: /^(profile|run|shell|develop)$/ },
  pacman: { install: /^$/ },
  winget: { install: /^(install|upgrade)$/, remove: /^uninstall$/ },
  choco: { install: /^(install|upgrade)$/, remove: /^uninstall$/ },
  scoop: { install: /^(install|update)$/, remove: /^uninstall$/ },
  dotnet: { install: /^(add|tool|workload|new|restore)$/, publish: /^nuget$/ },
  mix: { install: /^(deps\.get|archive\.install|local\.hex)$/, publish: /^hex\.publish$/ },
  helm: {
    install: /^(install|upgrade|pull|plugin)$/,
    publish: /^(push|registry)$/,
    remove: /^(uninstall|delete|rollback)$/,
  },
  asdf: { install: /^(install|plugin)$/ },
  mise: { install: /^(install|use|upgrade|plugins?)$/ },
  corepack: { install: /^(prepare|use|up|install)$/ },
  code: { install: /^$/ },
};

const sameAs: Readonly<Record<string, string>> = {
  pip3: 'pip',
  'apt-get': 'apt',
  aptitude: 'apt',
  dnf: 'apt',
  yum: 'apt',
  zypper: 'apt',
  apk: 'cargo',
  port: 'brew',
  micromamba: 'mamba',
};

const manage =
  (manager: Manager): Detector =>
  (args, program) => {
    const named = verbWord(args, manager);
    const name = named?.text.toLowerCase() ?? '';
    const last = lastOf(args, program);
    if (!named && args.length > 0) return [];
    if (manager.publish?.test(name)) return [high('publish', publishText, program, last)];
    if (manager.execute?.test(name)) return executes(argsAfter(args, named), program);
    if (manager.install.test(name)) return [high('install', installText, program, last)];
    if (manager.remove?.test(name)) return [high('uninstall', 'Removes packages', program, last)];
    return [];
  };

/** The verb, wherever options with values put it: the first operand that is one, else the first operand. */
function verbWord(args: readonly Word[], manager: Manager): Word | undefined {
  const named = operands(args);
  const first = named[0];
  const leadingOption = args[0] !== undefined && args[0] !== first;
  if (!leadingOption) return first;
  return named.slice(0, 3).find((w) => isVerb(w.text.toLowerCase(), manager)) ?? first;
}

const isVerb = (name: string, { install, publish, execute, remove }: Manager): boolean =>
  [install, publish, execute, remove].some((pattern) => pattern?.test(name));

const argsAfter = (args: readonly Word[], word: Word | undefined): readonly Word[] =>
  word ? args.slice(args.indexOf(word) + 1) : args;

/** npx and its kin: a tool that is usually installed with the project passes, everything else may come from the network. */
function executes(args: readonly Word[], program: Word): readonly Finding[] {
  const last = lastOf(args, program);
  const tool = operands(args)[0];
  const local = option(args, 'no-install', 'no', 'offline');
  const fetched = option(args, 'y', 'yes', 'p', 'package', 'c', 'call', 'from', 'with');
  if (tool && !fetched && (local || isLocalTool(tool.text))) return [];
  return [high('install', 'May fetch a package from the network and run it', program, last)];
}

const python: Detector = (args, program) => {
  const module = args.findIndex((w) => w.text === '-m');
  const name = args[module + 1]?.text ?? '';
  if (module >= 0 && /^(pip|pipx|ensurepip|conda)$/.test(name)) {
    return manage(managers['pip'] ?? { install: /./ })(args.slice(module + 2), program);
  }
  if (module >= 0 && name === 'twine') return [high('publish', publishText, program, lastOf(args, program))];
  const setup =
    operands(args)[0]?.text.endsWith('setup.py') && /^(install|upload|register|develop)$/.test(verb(args, 1));
  return setup ? [high('install', installText, program, lastOf(args, program))] : [];
};

const aliases = Object.entries(sameAs).flatMap(([alias, name]) => {
  const manager = managers[name];
  return manager ? [[alias, manage(manager)] as const] : [];
});

/** Risks of package managers and of programs that fetch packages to run them. */
export const packageRisks: Readonly<Record<string, Detector>> = {
  ...Object.fromEntries(Object.entries(managers).map(([name, manager]) => [name, manage(manager)])),
  ...Object.fromEntries(aliases),
  npx: executes,
  pnpx: executes,
  bunx: executes,
  uvx: executes,
  pacman: (args, program) => [high('install', installText, program, lastOf(args, program))],
  dpkg: (args, program) => [
    high('install', 'Changes the packages of the machine', program, lastOf(args, program)),
  ],
  rpm: (args, program) => [
    high('install', 'Changes the packages of the machine', program, lastOf(args, program)),
  ],
  snap: (args, program) => [high('install', installText, program, lastOf(args, program))],
  twine: (args, program) => [high('publish', publishText, program, lastOf(args, program))],
  python,
  python3: python,
  make: (args, program) => {
    const target = operands(args).find((w) =>
      /^(install|uninstall|publish|deploy|release|distclean)$/.test(w.text),
    );
    return target ? [high('publish', 'Installs, publishes or deploys', program, target)] : [];
  },
  go: (args, program) => {
    const remote = operands(args).find((w) => w.text.includes('@'));
    if (verb(args) === 'run' && remote) return executes(args.slice(1), program);
    if (verb(args) === 'mod' && verb(args, 1) !== 'verify') {
      return [note('network', 'May fetch modules from the network', program, lastOf(args, program))];
    }
    return manage(managers['go'] ?? { install: /./ })(args, program);
  },
};
