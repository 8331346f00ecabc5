import { type PathPlatform, placeOf } from '../path-place.ts';
import { type Reading, type SimpleCommand, type Source, type Word, unknown } from '../shell/reading.ts';
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
const isAssignment = (word: Word | undefined): boolean =>
  /^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/.test(word?.text ?? '');

type Cwds = readonly (string | null)[];

/** Walks through everything that a reading would run, scripts inside scripts included, and collects what it finds. */
export class Inspector {
  readonly findings: Finding[] = [];
  /** The words of each command met, wrappers taken off. */
  readonly inspected: (readonly Word[])[] = [];
  readonly paths: string[] = [];
  understood = true;
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
          all = [...new Set([...all, ...moved])];
        }
      }
    }
  }

  #inspectCommand(command: SimpleCommand, cwds: Cwds, depth: number): void {
    const where: Whereabouts = { cwds, worktree: this.#worktree, platform: this.#platform };
    const all = [...command.words, ...command.redirects.flatMap((r) => (r.target ? [r.target] : []))];
    this.findings.push(...all.flatMap(secretFindings));
    this.findings.push(...pathFindings([], command.redirects, where));
    this.paths.push(...pathsNamed(command.words, command.redirects, where));
    const begin = command.words.findIndex((w) => !isAssignment(w));
    const words = begin < 0 ? [] : command.words.slice(begin);
    const assigned = begin < 0 ? command.words : command.words.slice(0, begin);
    this.findings.push(...assignmentFindings(assigned, where));
    this.#inspectWords(words, where, depth);
    this.findings.push(...databaseFindings(words));
    this.findings.push(...this.#pipeFindings(command, words));
    for (const { body } of command.redirects) if (body) this.#inspectBody(words, body, cwds, depth);
  }

  #inspectWords(words: readonly Word[], where: Whereabouts, depth: number): void {
    const [program, ...args] = words;
    if (!program) return;
    if (depth > deepest) return void (this.understood = false);
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
  #inspectBody(words: readonly Word[], body: Source, cwds: Cwds, depth: number): void {
    const program = words.map((w) => w).find((w) => interpreters.has(programName(w)));
    if (!program) return;
    if (/sh$/.test(programName(program))) this.#inspectScript(body, cwds, depth);
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

  /** What a pipe makes of a command: a script to run, or data to send away. */
  #pipeFindings(command: SimpleCommand, words: readonly Word[]): readonly Finding[] {
    if (command.joint !== '|') return [];
    const at = words.findIndex((w) => interpreters.has(programName(w)));
    const program = words[at];
    if (program && readsStandardInput(words.slice(at + 1))) {
      return [high('piped-script', 'Runs what another command prints', program, lastOf(words, program))];
    }
    const sender = words.find((w) => networkPrograms.has(programName(w)));
    if (!sender || staysHere(words)) return [];
    return [
      high('upload', 'Sends what another command prints to the network', sender, lastOf(words, sender)),
    ];
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

/** An interpreter without a file or code to run takes its script from the pipe. */
function readsStandardInput(args: readonly Word[]): boolean {
  const first = args.find((w) => !/^-[^-]|^--\w/.test(w.text));
  const code = args.some((w) => /^-\w*[cepE]$|^--(eval|test|version|check)/.test(w.text));
  const script = args.some((w) => /^-\w*s$/.test(w.text));
  return (script || !first || first.text === '-' || first.text === '/dev/stdin') && !code;
}
