import { describe, expect, it } from 'vitest';
import { terminalEnvironment } from './terminal-environment.ts';
import { userShell } from './user-shell.ts';

describe('the shell of a terminal', () => {
  it('is the one that SHELL names, else that of the account, else a plain one', () => {
    expect(userShell({ SHELL: '/bin/sh' }, () => '/bin/bash').file).toBe('/bin/sh');
    expect(userShell({}, () => '/bin/sh').file).toBe('/bin/sh');
    expect(userShell({ SHELL: '/no/such/shell' }, () => null).file).toBe('/bin/bash');
    expect(userShell({ SHELL: 'sh' }, () => '/usr/sbin/nologin').file).toBe('/bin/bash');
  });
});

describe('the environment of a terminal', () => {
  it("leaves out what is another terminal's or a tool's, and nothing else", () => {
    const host = {
      PATH: '/bin',
      HOME: '/home/a',
      TMUX: 'x',
      npm_config_prefix: 'y',
      COLUMNS: '80',
      LANG: 'de_DE.UTF-8',
    };
    expect(terminalEnvironment(host, { PORT: '5400', HOME: '/lane' })).toEqual({
      PATH: '/bin',
      HOME: '/lane',
      LANG: 'de_DE.UTF-8',
      PORT: '5400',
      COLORTERM: 'truecolor',
      TERM_PROGRAM: 'Switchyard',
    });
  });

  it('speaks UTF-8 where the host was started without a locale', () => {
    expect(terminalEnvironment({ LC_CTYPE: 'C' })['LANG']).toBeUndefined();
    expect(terminalEnvironment({})['LANG']).toMatch(/UTF-8$/);
  });
});
