/** What belongs to the terminal or the tool that the host itself was started from, and would mislead a shell. */
const others =
  /^(npm_.*|INIT_CWD|TMUX|TMUX_PANE|STY|WINDOW|WINDOWID|TERMCAP|COLUMNS|LINES|VTE_VERSION|TERM_PROGRAM.*|TERM_SESSION_ID|ELECTRON_.*)$/;

/** For a host that was started without a locale, as from a Mac's dock: what is typed is UTF-8. */
const utf8Locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/** The environment of a shell in our terminal: the host's without what is another terminal's, then `added`. */
export function terminalEnvironment(
  host: NodeJS.ProcessEnv,
  ...added: readonly Readonly<Record<string, string>>[]
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(host)) {
    if (value !== undefined && !others.test(name)) env[name] = value;
  }
  if (!env['LC_ALL'] && !env['LC_CTYPE'] && !env['LANG']) env['LANG'] = utf8Locale;
  return Object.assign(env, { COLORTERM: 'truecolor', TERM_PROGRAM: 'Switchyard' }, ...added);
}

export const terminalName = 'xterm-256color';
