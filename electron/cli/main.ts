import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appVersion, findAppRoot } from '../platform/paths.ts';
import { runProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

runProgram(process.argv.slice(2), {
  version: appVersion(findAppRoot(dirname(fileURLToPath(import.meta.url)))),
  terminal: processTerminal,
  serve: async (command) => {
    const { runHeadless } = await import('../headless.ts');
    return runHeadless(command);
  },
}).then(
  (code) => process.stdout.write('', () => process.exit(code)),
  (error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${words}\n`, () => process.exit(1));
  },
);
