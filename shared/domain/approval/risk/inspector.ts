import { type PathPlatform, placeOf } from '../path-place.ts';
import {
  type Reading,
  type Redirect,
  type SimpleCommand,
  type Source,
  type Word,
  unknown,
} from '../shell/reading.ts';
import { readSource } from '../shell/read.ts';
import { fileRiskByPrefix, fileRisks, blindWrites } from './files.ts';
import { type Detector, type Finding, about, high, lastOf, note, operands, programName } from './finding.ts';
import { gitRisk } from './git.ts';
import { codeFindings, inlineFindings, interpreters } from './inline.ts';
import { packageRisks } from './packages.ts';
import { type Whereabouts, pathFindings, pathsNamed } from './paths.ts';
import { databaseFindings, networkPrograms, remoteRisks, staysHere } from './remote.ts';
import { secretFindings } from './secrets.ts';
import { assignmentFindings } from './variables.ts';
import { unwrap } from './wrappers.ts';

const detectors: ReadonlyMap<string, Detector> = new Map(
  [fileRisks, packageRisks, remoteRisks, { git: gitRisk }].flatMap((table) => Object.entries(table)),
);

const deepest = 12;
/** Words looked at before a line counts as too involved to be followed: wrappers in wrappers can multiply. */
const mostWords = 20_000;
const mostFindings = 500;
const mostFolders = 16;
const nameOf = ([program]: readonly Word[]): string => (program ? programName(program) : '');
const isAssignment = (word: Word | undefined): boolean =>
  /^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/.test(word?.text ?? '');

type Commands = readonly (readonly Word[])[];
type Cwds = readonly (string | null)[];

/** Walks through everything that a reading would run, scripts inside scripts included, and collects what it finds. */
export class Inspector {
  readonly findings: Finding[] = [];
  /** The words of each command met, wrappers taken off. */
  readonly inspected: (readonly Word[])[] = [];
  readonly paths: string[] = [];
  understood = true;
  /** It was given up because there is too much of it. */
  tooMuch = false;
  /** It writes a file by redirection. */
  writes = false;
  #words = 0;
  readonly #worktree: string;
  readonly #platform: PathPlatform;

  constructor(worktree: string, platform: PathPlatform) {
    this.#worktree = worktree;
    this.#platform = platform;
  }

  walk(reading: Reading, cwds: Cwds, depth = 0): void {
    if (!reading.understood || depth > deepest) this.understood = false;
    if (depth > deepest) return;
    const saved: { all: Cwds; chain: Cwds }[] = [];
    let all = cwds;
    let chain = cwds;
    for (const step of reading.steps) {
      if (step.kind === 'enter') saved.push({ all, chain });
      else if (step.kind === 'leave') ({ all, chain } = saved.pop() ?? { all, chain });
      else {
        if (step.command.joint !== '&&') chain = all;
        this.#inspectCommand(step.command, chain, depth);
        const moved = this.#moved(step.command, chain);
        if (moved) {
          chain = moved;
          all = merged(all, moved);
        }
      }
    }
  }

  /** More than a person would read or a careful look would end with: then the whole is of high risk. */
  #isTooMuch(words: readonly Word[]): boolean {
    this.#words += words.length;
    this.tooMuch ||= this.#words > mostWords || this.findings.length > mostFindings;
    return this.tooMuch;
  }

  #inspectCommand(command: SimpleCommand, cwds: Cwds, depth: number): void {
    if (this.#isTooMuch(command.words)) return void (this.understood = false);
    const where: Whereabouts = { cwds, worktree: this.#worktree, platform: this.#platform };
    const all = [...command.words, ...command.redirects.flatMap((r) => (r.target ? [r.target] : []))];
    this.findings.push(...all.flatMap(secretFindings));
    this.findings.push(...pathFindings([], command.redirects, where));
    if (command.redirects.some(writesFile)) this.writes = true;
    this.paths.push(...pathsNamed(command.words, command.redirects, where));
    const begin = command.words.findIndex((w) => !isAssignment(w));
    const words = begin < 0 ? [] : command.words.slice(begin);
    const assigned = begin < 0 ? command.words : command.words.slice(0, begin);
    this.findings.push(...assignmentFindings(assigned, where));
    const before = this.inspected.length;
    this.#inspectWords(words, where, depth);
    const programs = this.inspected.slice(before);
    this.findings.push(...databaseFindings(words));
    this.findings.push(...this.#pipeFindings(command, programs));
    for (const { body } of command.redirects) if (body) this.#inspectBody(programs, body, cwds, depth);
  }

  #inspectWords(words: readonly Word[], where: Whereabouts, depth: number): void {
    const [program, ...args] = words;
    if (!program) return;
    if (depth > deepest || this.#isTooMuch(words)) return void (this.understood = false);
    if (isAssignment(program)) return this.#inspectWords(args, where, depth + 1);
    this.inspected.push(words);
    this.findings.push(...pathFindings(words, [], where));
    if (program.dynamic || (program.glob && !/^\[\[?$/.test(program.text))) {
      const text = 'Which program it runs is only known when it runs';
      this.findings.push(high('unknown-program', text, program));
    }
    const name = programName(program);
    if (/^(export|declare|typeset|local|readonly)$/.test(name)) {
      this.findings.push(...assignmentFindings(args.filter(isAssignment), where));
    }
    const detect = detectors.get(name) ?? fileRiskByPrefix(name);
    this.findings.push(...(detect?.(args, program) ?? []), ...blindWrites(name, args));
    this.findings.push(...inlineFindings(name, args), ...this.#sourced(name, program, args));
    const inner = unwrap(program, args);
    this.findings.push(...inner.findings);
    for (const command of inner.commands) this.#inspectWords(command, where, depth + 1);
    for (const script of inner.scripts) this.#inspectScript(script, where.cwds, depth);
  }

  #inspectScript(script: Source, cwds: Cwds, depth: number): void {
    if (script.text.includes(unknown)) this.understood = false;
    this.walk(readSource(script, depth + 1), cwds, depth + 1);
  }

  /** A here-document is a script to a shell, code to other interpreters, and text to everything else. */
  #inspectBody(ran: Commands, body: Source, cwds: Cwds, depth: number): void {
    const name = ran.map(nameOf).find((n) => interpreters.has(n));
    if (name === undefined) return;
    if (name.endsWith('sh')) this.#inspectScript(body, cwds, depth);
    else this.findings.push(...codeFindings(body));
  }

  /** `source file`, `. file`: fine inside the worktree, unknown otherwise. */
  #sourced(name: string, program: Word, args: readonly Word[]): readonly Finding[] {
    const file = args[0];
    if ((name !== 'source' && name !== '.') || !file) return [];
    return file.dynamic
      ? [high('unknown-program', 'Runs a script that is only known when it runs', program, file)]
      : [];
  }

  /** What a pipe makes of a command: a script to run, or data to send away. `ran` holds what its wrappers carry, too. */
  #pipeFindings(command: SimpleCommand, ran: Commands): readonly Finding[] {
    if (command.joint !== '|') return [];
    const runner = ran.find((w) => interpreters.has(nameOf(w)) && readsStandardInput(w.slice(1)));
    if (runner?.[0]) {
      return [high('piped-script', 'Runs what another command prints', runner[0], lastOf(runner, runner[0]))];
    }
    const sender = ran.find((w) => networkPrograms.has(nameOf(w)) && !staysHere(w));
    if (!sender?.[0]) return [];
    const text = 'Sends what another command prints to the network';
    return [high('upload', text, sender[0], lastOf(sender, sender[0]))];
  }

  /** Where `cd` leads; null when the command does not move. */
  #moved(command: SimpleCommand, cwds: Cwds): Cwds | null {
    const words = command.words.filter((w) => !isAssignment(w) && !/^(command|builtin)$/.test(w.text));
    const name = words[0]?.text;
    if (name !== 'cd' && name !== 'pushd' && name !== 'popd' && name !== 'chdir') return null;
    const to = operands(words.slice(1))[0];
    const program = words[0];
    if (!to || to.dynamic || to.glob || to.text === '-' || name === 'popd') {
      if (program) this.findings.push(this.#blindMove(program, to));
      return [null];
    }
    return cwds.map((cwd) => {
      if (cwd === null && !/^[/~]/.test(to.text)) return null;
      const { place, relative } = placeOf(to.text, cwd ?? '/', this.#worktree, this.#platform);
      return place === 'outside' && /^[/~]/.test(to.text) ? to.text : `${this.#worktree}/${relative}`;
    });
  }

  #blindMove(program: Word, to: Word | undefined): Finding {
    return to?.dynamic || to?.glob
      ? note('unknown-folder', 'Goes to a folder that is only known when it runs', program, to)
      : about('outside', 'outside', 'Goes to a folder outside the worktree', program);
  }
}

/** Every folder it may be in; where there are too many to follow, it may be anywhere. */
function merged(all: Cwds, moved: Cwds): Cwds {
  const both = [...new Set([...all, ...moved])];
  return both.length > mostFolders ? [null] : both;
}

function writesFile({ operator, target }: Redirect): boolean {
  return operator.includes('>') && target !== null && !/^\/dev\/(null|stdout|stderr|tty)$/.test(target.text);
}

/** An interpreter without a file or code to run takes its script from the pipe. */
function readsStandardInput(args: readonly Word[]): boolean {
  const first = args.find((w) => !/^-[^-]|^--\w/.test(w.text));
  const code = args.some((w) => /^-\w*[cepE]$|^--(eval|test|version|check)/.test(w.text));
  const script = args.some((w) => /^-\w*s$/.test(w.text));
  return (script || !first || first.text === '-' || first.text === '/dev/stdin') && !code;
}
