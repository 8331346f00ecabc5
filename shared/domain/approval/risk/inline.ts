import { type Source, type Word } from '../shell/reading.ts';
import { type Finding, high, isUnknown, note } from './finding.ts';

/** Options after which a program takes code on the command line. */
const codeOptions: Readonly<Record<string, RegExp>> = {
  node: /^(-e|-p|-pe|--eval|--print)(=|$)/,
  bun: /^(-e|-p|--eval|--print)(=|$)/,
  deno: /^eval$/,
  tsx: /^(-e|--eval)$/,
  'ts-node': /^(-e|-p|--eval)$/,
  python: /^-[A-Za-z]*c$/,
  python2: /^-[A-Za-z]*c$/,
  python3: /^-[A-Za-z]*c$/,
  perl: /^-[A-Za-z0-9]*[eE]$/,
  ruby: /^-[A-Za-z0-9]*e$/,
  php: /^(-r|-B|-R|-E)$/,
  lua: /^-e$/,
  osascript: /^-e$/,
  rscript: /^-e$/,
  julia: /^(-e|-E|--eval)$/,
  elixir: /^(-e|--eval)$/,
  vim: /^(-c|\+.*|--cmd)$/,
  nvim: /^(-c|\+.*|--cmd)$/,
  emacs: /^--(eval|batch)$/,
  awk: /^(?!-)/,
  gawk: /^(?!-)/,
  mawk: /^(?!-)/,
};

/** Programs that run a script from a file, or from what is piped into them. */
export const interpreters = new Set(
  'sh bash zsh dash ksh fish ash csh tcsh pwsh powershell python python2 python3 node bun deno perl ruby php lua osascript rscript tclsh iex invoke-expression cmd psql mysql sqlite3'.split(
    ' ',
  ),
);

const destructive =
  /rmSync|rmdirSync|rm\s*\([^)]{0,300}recursive|unlink|rmtree|removedirs|os\.remove|shutil\.|FileUtils\.rm|Remove-Item|\brm\s+-\w*r|child_process|\bexec(Sync|File|FileSync|v|vp|l)?\s*\(|spawn(Sync)?\s*\(|subprocess|os\.(system|popen|exec|spawn)|\bsystem\s*\(|popen|IO\.popen|Process\.(run|start)|%x[{([]|qx[{([/]|do shell script|\beval\s*\(|Function\s*\(|base64|getline|\|\s*"|:!|process\.kill/;
const network =
  /fetch\s*\(|https?:\/\/|\bnet\.|http\.(get|request)|urllib|requests\.|socket|XMLHttpRequest|Net::HTTP/;

/** Code that a command carries in its own arguments. */
export function inlineFindings(name: string, args: readonly Word[]): readonly Finding[] {
  const pattern = codeOptions[name.replace(/^(python|ruby|perl|php|lua)[\d.]+$/, '$1')];
  if (!pattern) return [];
  const at = args.findIndex((w) => pattern.test(w.text));
  const option = args[at];
  if (!option) return [];
  const isCode = /awk/.test(name) || option.text.includes('=');
  const code = isCode ? option : (args[at + 1] ?? option);
  if (/awk/.test(name) && !destructive.test(code.text)) return [];
  if (isUnknown(code)) return [high('code', 'Runs code that is only known when it runs', option, code)];
  return [...codeFindings(code), note('code', 'Runs code given on the command line', option, code)];
}

/** What a piece of code in another language seems to do. */
export function codeFindings(code: Source): readonly Finding[] {
  const from = code.at[0] ?? 0;
  const to = code.at[code.text.length] ?? from;
  const found: Finding[] = [];
  if (destructive.test(code.text)) {
    found.push({
      risk: 'high',
      code: 'code',
      text: 'Code that deletes files or runs other programs',
      from,
      to,
    });
  }
  if (network.test(code.text)) {
    found.push({ risk: 'normal', code: 'network', text: 'Code that uses the network', from, to });
  }
  return found;
}
