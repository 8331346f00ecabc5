import { type Source, type Word } from '../shell/reading.ts';
import { type Finding, high, lastOf, note, option, programName } from './finding.ts';

/** What a command that runs another command leaves to look at. */
export interface Unwrapped {
  /** Commands as words, for example what follows `sudo` or `find -exec`. */
  readonly commands: readonly (readonly Word[])[];
  /** Commands as text, for example what follows `sh -c`. */
  readonly scripts: readonly Source[];
  readonly findings: readonly Finding[];
}

const nothing: Unwrapped = { commands: [], scripts: [], findings: [] };

/** Options with a value, per wrapper; all other options stand alone. */
const plainWrappers: Readonly<Record<string, string>> = {
  env: 'uCS',
  nohup: '',
  nice: 'n',
  ionice: 'cnp',
  time: 'fo',
  timeout: 'ks',
  gtimeout: 'ks',
  stdbuf: 'ioe',
  setsid: '',
  unbuffer: '',
  caffeinate: 'tw',
  command: '',
  builtin: '',
  exec: 'a',
  xargs: 'IiLnPsdaE',
  parallel: 'jSaIN',
  watch: 'nd',
  busybox: '',
  toybox: '',
  chronic: '',
  dotenv: 'e',
  'cross-env': '',
  'cross-env-shell': '',
  proxychains: '',
  arch: '',
  chroot: '',
  unshare: '',
  nsenter: 't',
  strace: 'oep',
  ltrace: 'oep',
  gdb: '',
  valgrind: '',
  entr: '',
  then: '',
  noglob: '',
  nocorrect: '',
  start: '',
};

const powers = new Set(['sudo', 'doas', 'su', 'pkexec', 'runas', 'gsudo', 'run0']);
const shells = new Set('sh bash zsh dash ksh mksh fish ash csh tcsh rbash'.split(' '));

/** Whether a program's own words say nothing of what it runs, so that no pattern should begin with it. */
export const isWrapper = (name: string): boolean =>
  name in plainWrappers ||
  powers.has(name) ||
  shells.has(name) ||
  /^(eval|trap|alias|cmd|pwsh|powershell)$/.test(name);

/** Takes one wrapper off. `program` is the first word, `args` the others. */
export function unwrap(program: Word, args: readonly Word[]): Unwrapped {
  const name = programName(program);
  if (powers.has(name)) return unwrapPower(name, program, args);
  if (shells.has(name)) return unwrapShell(program, args);
  if (name === 'eval') {
    return {
      commands: [args],
      scripts: args,
      findings: [high('eval', 'Runs text as a command', program, lastOf(args, program))],
    };
  }
  if (name === 'trap' || name === 'alias')
    return { ...nothing, scripts: args.map(afterEquals).slice(0, name === 'trap' ? 1 : undefined) };
  if (/^(pwsh|powershell|cmd)$/.test(name)) return unwrapWindows(program, args);
  if (/^g?find$|^fd(find)?$/.test(name)) return { ...nothing, commands: execs(args) };
  if (name === 'env') return unwrapEnv(program, args);
  if (name === 'script' || name === 'watch' || name === 'parallel')
    return withScript(program, args, plainWrappers[name] ?? '');
  if (/^(npm|pnpm|yarn|bun|npx|bunx|poetry|uv|bundle|pipenv|rye|hatch)$/.test(name))
    return { ...nothing, commands: runners(name, args) };
  const valued = plainWrappers[name];
  return valued === undefined ? nothing : { ...nothing, commands: [rest(name, args, valued)] };
}

/** What follows the wrapper's own options and assignments. */
function rest(name: string, args: readonly Word[], valued: string): readonly Word[] {
  let i = 0;
  while (i < args.length) {
    const text = args[i]?.text ?? '';
    if (text === '--') return args.slice(i + 1);
    if (/^[A-Za-z_]\w*=/.test(text)) i++;
    else if (/^-/.test(text)) i += text.length === 2 && valued.includes(text.charAt(1)) ? 2 : 1;
    else if (/timeout$/.test(name) && /^[\d.]+[smhd]?$/.test(text)) i++;
    else break;
  }
  return args.slice(i);
}

function unwrapPower(name: string, program: Word, args: readonly Word[]): Unwrapped {
  const found = [
    high('power', 'Runs as another user, often with all rights', program, lastOf(args, program)),
  ];
  if (name === 'su') {
    const at = args.findIndex((w) => /^(-\w*c|--command)$/.test(w.text));
    const script = args[at + 1];
    return { ...nothing, findings: found, scripts: at >= 0 && script ? [script] : [] };
  }
  return { ...nothing, findings: found, commands: [rest(name, args, 'ugpCDhRrtTU')] };
}

function unwrapShell(program: Word, args: readonly Word[]): Unwrapped {
  const at = args.findIndex((w) => /^-[A-Za-z]*c[A-Za-z]*$|^--command(=|$)/.test(w.text));
  const script = args[at + 1];
  if (at >= 0 && script) {
    const blind = script.dynamic
      ? [high('unknown-program', 'Runs a script that is only known when it runs', program, script)]
      : [];
    return { commands: [], scripts: [script], findings: blind };
  }
  const file = args.find((w) => !/^[-+]/.test(w.text));
  const findings = file?.dynamic
    ? [high('unknown-program', 'Runs a script that is only known when it runs', program, file)]
    : [];
  return { ...nothing, findings };
}

function unwrapWindows(program: Word, args: readonly Word[]): Unwrapped {
  const encoded = option(args, 'enc', 'encodedcommand', 'e');
  const last = lastOf(args, program);
  if (encoded) return { ...nothing, findings: [high('eval', 'Runs an encoded script', program, last)] };
  const at = args.findIndex((w) => /^(-c\w*|\/[ck])$/i.test(w.text));
  if (at < 0) return nothing;
  return {
    commands: [args.slice(at + 1)],
    scripts: args.slice(at + 1),
    findings: [note('shell', 'Runs a Windows shell', program)],
  };
}

function unwrapEnv(program: Word, args: readonly Word[]): Unwrapped {
  const split = args.findIndex((w) => /^(-\w*S|--split-string)/.test(w.text));
  const script = args[split];
  if (script) {
    const inside = script.text.replace(/^(-\w*S|--split-string=?)/, '');
    const offset = script.text.length - inside.length;
    const own = inside === '' ? args[split + 1] : { text: inside, at: script.at.slice(offset) };
    return { ...nothing, scripts: own ? [own] : [], commands: [args.slice(split + 2)] };
  }
  const command = rest('env', args, 'uC');
  const dumps =
    command.length === 0 ? [note('environment', 'Prints the environment, secrets included', program)] : [];
  return { ...nothing, commands: [command], findings: dumps };
}

/** Commands whose words are themselves a script: `watch 'rm x'`, `script -c 'rm x'`. */
function withScript(program: Word, args: readonly Word[], valued: string): Unwrapped {
  const command = rest(programName(program), args, valued);
  return { ...nothing, commands: [command], scripts: args.filter((w) => /\s/.test(w.text)) };
}

const mostExecs = 20;

function execs(args: readonly Word[]): readonly (readonly Word[])[] {
  const starts = args.flatMap((w, i) =>
    /^(-exec|-execdir|-ok|-okdir|-x|-X|--exec|--exec-batch)$/.test(w.text) ? [i + 1] : [],
  );
  return starts.slice(0, mostExecs).map((start) => {
    const end = args.findIndex((other, i) => i >= start && /^[;+]$/.test(other.text));
    return args.slice(start, end < 0 ? undefined : end);
  });
}

/** `npm exec -- x`, `npx x`, `poetry run x`: what they run when it is already there. */
function runners(name: string, args: readonly Word[]): readonly (readonly Word[])[] {
  const direct = /^(npx|bunx)$/.test(name);
  const at = direct ? -1 : args.findIndex((w) => /^(exec|x|dlx|run)$/.test(w.text));
  if (!direct && at < 0) return [];
  const call = args.findIndex((w) => /^(-c|--call)$/.test(w.text));
  const command = rest(name, args.slice(at + 1), 'pwC');
  if (/^(npm|pnpm|yarn|bun)$/.test(name) && args[at]?.text === 'run') return [];
  return call >= 0 ? [command, args.slice(call + 1)] : [command];
}

function afterEquals(word: Word): Source {
  const offset = /^[\w.-]+=/.exec(word.text)?.[0].length ?? 0;
  return { text: word.text.slice(offset), at: word.at.slice(offset) };
}
