/** Variables that start programs of the user's choice or point git elsewhere, beside all GIT_* ones. */
const steering = new Set(['EDITOR', 'VISUAL', 'PAGER', 'SSH_ASKPASS', 'PREFIX']);

/** What every command of ours runs with: never a question, never a needless lock, messages in one language. */
const ours = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } as const;

/** The host's environment without what could steer git, and with what our commands need. */
export function gitEnvironment(
  host: Readonly<Record<string, string | undefined>>,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(host)) {
    const upper = name.toUpperCase();
    if (value === undefined || upper.startsWith('GIT_') || steering.has(upper)) continue;
    env[name] = value;
  }
  return { ...env, ...ours, ...extra };
}

/**
 * Configuration that overrules the user's for our commands alone, so that they run no hook, start no daemon,
 * sign nothing, collect no garbage, and write what they say and nothing else.
 */
export const gitConfig: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'core.safecrlf=false',
  'core.filesRefLockTimeout=5000',
  'core.packedRefsTimeout=10000',
  'commit.gpgsign=false',
  'commit.verbose=false',
  'commit.status=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'color.ui=false',
  'i18n.commitEncoding=UTF-8',
  'i18n.logOutputEncoding=UTF-8',
  'submodule.recurse=false',
  'merge.conflictStyle=merge',
  'merge.autoStash=false',
  'rebase.autoStash=false',
  'rerere.enabled=false',
  'advice.addEmbeddedRepo=false',
  'advice.detachedHead=false',
];
