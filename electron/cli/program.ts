import { Command, InvalidArgumentError } from 'commander';
import { resolve } from 'node:path';
import { dataDirectory, surroundings } from '../platform/paths.ts';
import { call } from './call.ts';
import { type Context } from './context.ts';
import { launch, type LaunchOptions } from './launch.ts';
import { log } from './log.ts';
import { pause, resume } from './pause.ts';
import { status } from './status.ts';
import { type Terminal } from './terminal.ts';

interface Common {
  readonly data?: string;
  readonly json?: boolean;
}

export interface ServeCommand {
  readonly port: number | null;
  readonly dataDirectory: string;
  readonly project: string | null;
  readonly json: boolean;
}

export interface ProgramParts {
  readonly version: string;
  readonly terminal: Terminal;
  /** Serves until it is told to end; answers with the exit code. */
  readonly serve: (command: ServeCommand) => Promise<number>;
}

/** The command line. Resolves with the exit code; prints help and complaints on the terminal. */
export function runProgram(args: readonly string[], parts: ProgramParts): Promise<number> {
  return new Promise((resolve_, reject) => {
    const run = (work: Promise<number>) => work.then(resolve_, reject);
    const program = describe(parts, run);
    program.parseAsync([...args], { from: 'user' }).catch((error: unknown) => {
      if (isCommander(error)) resolve_(error.exitCode === 0 ? 0 : 2);
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

const isCommander = (error: unknown): error is { exitCode: number } =>
  error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number';

function describe(parts: ProgramParts, run: (work: Promise<number>) => Promise<void>): Command {
  const { version, terminal } = parts;
  const program = new Command('switchyard')
    .exitOverride((error) => {
      throw error;
    })
    .description('Mission control for several AI coding agents at once.')
    .version(version)
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    });
  const command = (usage: string, about: string) =>
    program
      .command(usage)
      .description(about)
      .option('--data <dir>', 'the data directory (else SWITCHYARD_HOME, else the usual place)')
      .option('--json', 'answer as JSON');
  const context = ({ data, json }: Common): Context => ({
    dataDirectory: dataDirectory(data, surroundings()),
    json: json === true,
    terminal,
  });
  addServe(command, context, run, parts);
  addFleet(command, context, run);
  addLanes(command, context, run);
  return program;
}

type Make = (usage: string, about: string) => Command;
type ToContext = (options: Common) => Context;
type Run = (work: Promise<number>) => Promise<void>;

function addServe(command: Make, context: ToContext, run: Run, { serve }: ProgramParts): void {
  command('serve', 'run the host and serve the app to a browser on this machine')
    .option('--port <n>', 'the port on 127.0.0.1; 0 picks a free one', port)
    .option('--project <path>', 'open this repository')
    .action((options: Common & { port?: number; project?: string }) => {
      const { dataDirectory: data, json } = context(options);
      const project = options.project === undefined ? null : resolve(options.project);
      return run(serve({ port: options.port ?? null, dataDirectory: data, project, json }));
    });
}

function addFleet(command: Make, context: ToContext, run: Run): void {
  command('status', 'is it up, is it paused, what is there').action((options: Common) =>
    run(status(context(options))),
  );
  command('pause', 'stop every process of every lane now')
    .option('--reason <text>', 'why, for the record')
    .action((options: Common & { reason?: string }) =>
      run(
        pause(context(options), {
          hostMs: 3000,
          ...(options.reason === undefined ? {} : { reason: options.reason }),
        }),
      ),
    );
  command('resume', 'let exactly the set run again that was stopped').action((options: Common) =>
    run(resume(context(options))),
  );
}

function addLanes(command: Make, context: ToContext, run: Run): void {
  command('launch', 'open a lane with an agent at work on one task')
    .requiredOption('--project <path>', 'the repository')
    .requiredOption('--agent <id>', 'which agent, as listed by "call agent.list"')
    .requiredOption('--title <text>', 'the task in a few words')
    .requiredOption('--brief <text>', 'the task as the agent gets it')
    .option('--model <name>', 'which model the agent uses')
    .option('--write-set <globs...>', 'what the task may write')
    .action((options: Common & LaunchOptions) => run(launch(context(options), options)));
  command('log', 'what happened, newest last')
    .option('--lane <name>', 'of one lane only')
    .option('--follow', 'and what happens from now on')
    .option('--limit <n>', 'at most so many', positive, 50)
    .action((options: Common & { lane?: string; follow?: boolean; limit: number }) =>
      run(
        log(context(options), {
          lane: options.lane ?? null,
          follow: options.follow === true,
          limit: options.limit,
        }),
      ),
    );
  command(
    'call <name> [input]',
    'make any call of the contract; the input is JSON, - reads it from stdin',
  ).action((name: string, input: string | undefined, options: Common) =>
    run(call(context(options), name, input ?? '{}')),
  );
}

function port(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError('A port is 0 to 65535.');
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 5000) throw new InvalidArgumentError('1 to 5000.');
  return value;
}
