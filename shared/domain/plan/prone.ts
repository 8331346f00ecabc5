/** Files that lanes collide on even when their work has nothing to do with each other. */
export type ProneKind = 'lock-file' | 'manifest' | 'migration' | 'registry' | 'snapshot';

const lockOf: Readonly<Record<string, readonly string[]>> = {
  'package.json': ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'],
  'cargo.toml': ['cargo.lock'],
  'pyproject.toml': ['poetry.lock', 'uv.lock', 'pdm.lock'],
  pipfile: ['pipfile.lock'],
  gemfile: ['gemfile.lock'],
  'composer.json': ['composer.lock'],
  'go.mod': ['go.sum'],
  'mix.exs': ['mix.lock'],
  'pubspec.yaml': ['pubspec.lock'],
};
const locks = new Set(Object.values(lockOf).flat());
const registry =
  /^(index|mod|main|__init__|routes?|router|registry|registration|app-routes)\.[a-z]+$|^(changelog|codeowners)(\.[a-z]+)?$/;

/** Why a path is fought over, or null. `path` is relative to the repository. */
export function proneKind(path: string): ProneKind | null {
  const segments = path.toLowerCase().split('/');
  const name = segments.at(-1) ?? '';
  if (locks.has(name)) return 'lock-file';
  if (name in lockOf) return 'manifest';
  if (name.endsWith('.snap') || segments.includes('__snapshots__')) return 'snapshot';
  if (segments.slice(0, -1).some((s) => s === 'migrations' || s === 'migrate')) return 'migration';
  return registry.test(name) ? 'registry' : null;
}

/** How a kind is called in a sentence. */
export const proneWords: Readonly<Record<ProneKind, string>> = {
  'lock-file': 'a lock file, which a tool rewrites as a whole',
  manifest: 'a manifest, which every new dependency changes',
  migration: 'a migration, whose number or order must be one',
  registry: 'an index that every new part is entered in',
  snapshot: 'a recorded snapshot, which a tool rewrites',
};

/** The folder of a migration; two new ones there collide though their names differ. */
export function migrationsFolder(path: string): string | null {
  const segments = path.split('/');
  const at = segments.findIndex((s) => /^(migrations|migrate)$/i.test(s));
  return at >= 0 && at < segments.length - 1 ? segments.slice(0, at + 1).join('/') : null;
}

/** What is rewritten along with some paths although nobody names it: lock files, snapshots. Only what exists. */
export function drawnAlong(paths: readonly string[], tracked: ReadonlySet<string>): readonly string[] {
  const own = new Set(paths);
  const along = new Set<string>();
  const add = (path: string): void => {
    if (tracked.has(path) && !own.has(path)) along.add(path);
  };
  for (const path of paths) {
    const slash = path.lastIndexOf('/') + 1;
    const [folder, name] = [path.slice(0, slash), path.slice(slash)];
    for (const lock of lockOf[name.toLowerCase()] ?? []) {
      add(`${folder}${lock}`);
      add(lock);
    }
    add(`${folder}__snapshots__/${name}.snap`);
  }
  return [...along];
}
