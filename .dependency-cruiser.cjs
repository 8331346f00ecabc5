/**
 * The import laws of docs/architecture.md, as code. An import that breaks one fails `npm run check`.
 * Rooms of electron/ from the ground up: platform; store, process, git, agents; engine; lanes, merge;
 * reactors; bridge; app; the entries.
 */
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const room = (name, ...above) =>
  only(
    `${name}-looks-down-only`,
    `${name}/ may not import from the rooms above it.`,
    { path: `^electron/${name}/` },
    { path: above.map((a) => `^electron/${a}/`).concat('^electron/(main|headless|preload|start)\\.ts$') },
  );

module.exports = {
  forbidden: [
    only('no-cycles', 'Data travels one way.', {}, { circular: true }),
    only(
      'shared-is-pure',
      'shared/ knows neither process nor screen.',
      { path: '^shared/' },
      { path: '^(electron|renderer|e2e)/' },
    ),
    only(
      'shared-has-no-node',
      'shared/ runs anywhere.',
      { path: '^shared/', pathNot: '\\.test\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    only(
      'kernel-is-the-ground',
      'kernel imports nothing of ours.',
      { path: '^shared/kernel/' },
      { path: '^shared/(domain|contract)/' },
    ),
    only(
      'domain-below-contract',
      'domain does not know how it is called.',
      { path: '^shared/domain/' },
      { path: '^shared/contract/' },
    ),
    only(
      'renderer-is-a-client',
      'The renderer meets the host through the contract.',
      { path: '^renderer/' },
      { path: '^(electron|e2e)/' },
    ),
    only(
      'electron-has-no-screen',
      'The host does not import the renderer.',
      { path: '^electron/' },
      { path: '^(renderer|e2e)/' },
    ),
    only(
      'features-are-neighbours',
      'A feature never imports another feature.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    only(
      'ui-has-no-domain',
      'The design system speaks no domain words.',
      { path: '^renderer/ui/' },
      { path: '^renderer/(features|state|client)/|^shared/(domain|contract)/' },
    ),
    room(
      'platform',
      'store',
      'process',
      'git',
      'agents',
      'engine',
      'lanes',
      'merge',
      'coordination',
      'reactors',
      'bridge',
      'app',
    ),
    room(
      'store',
      'process',
      'git',
      'agents',
      'engine',
      'lanes',
      'merge',
      'coordination',
      'reactors',
      'bridge',
      'app',
    ),
    room(
      'process',
      'store',
      'git',
      'agents',
      'engine',
      'lanes',
      'merge',
      'coordination',
      'reactors',
      'bridge',
      'app',
    ),
    room('git', 'store', 'agents', 'engine', 'lanes', 'merge', 'coordination', 'reactors', 'bridge', 'app'),
    room('agents', 'store', 'git', 'engine', 'lanes', 'merge', 'coordination', 'reactors', 'bridge', 'app'),
    room('engine', 'process', 'git', 'agents', 'lanes', 'merge', 'coordination', 'reactors', 'bridge', 'app'),
    room('lanes', 'merge', 'coordination', 'reactors', 'bridge', 'app'),
    room('merge', 'lanes', 'coordination', 'reactors', 'bridge', 'app'),
    room('coordination', 'merge', 'reactors', 'bridge', 'app'),
    room('reactors', 'bridge', 'app'),
    room('bridge', 'reactors', 'app'),
    room('app'),
    only(
      'sqlite-in-store',
      'One room owns the database.',
      { pathNot: '^(electron/store|e2e/bench)/' },
      { path: 'node_modules/better-sqlite3' },
    ),
    only(
      'simple-git-in-git',
      'One room speaks to git.',
      { pathNot: '^(electron/git|e2e)/' },
      { path: 'node_modules/simple-git' },
    ),
    only(
      'children-in-process',
      'One room starts processes.',
      {
        path: '^electron/',
        pathNot: '^electron/(process|cli)/|^electron/(start|rehearsal)\\.ts$|\\.test\\.ts$|/testing/',
      },
      { path: '^(node:)?child_process$' },
    ),
    only(
      'terminals-in-process',
      'One room opens terminals.',
      { pathNot: '^electron/process/' },
      { path: 'node_modules/@lydell/node-pty' },
    ),
    only(
      'electron-at-the-edge',
      'Electron is an edge, not a foundation.',
      { path: '^electron/', pathNot: '^electron/(app|bridge)/|^electron/(main|preload|start)\\.ts$' },
      { path: 'node_modules/electron/' },
    ),
    only(
      'no-tests-in-code',
      'Code does not import tests.',
      { pathNot: '\\.test\\.tsx?$|/testing/|^e2e/' },
      { path: '\\.test\\.tsx?$|/testing/' },
    ),
    only(
      'no-unresolvable',
      'Every import resolves.',
      {},
      { couldNotResolve: true, pathNot: '^(electron|virtual:)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
