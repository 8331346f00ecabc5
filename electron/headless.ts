import { createHost } from './app/host.ts';
import { type HeadlessOptions, serveHeadless } from './app/serve-headless.ts';
import { guardProcess } from './platform/faults.ts';

type Options = Omit<HeadlessOptions, 'print' | 'complain' | 'onServing'> & {
  /** Called with the address, token included, once it answers. */
  readonly onAddress?: (address: string) => void;
};

/** Serves until SIGINT, SIGTERM or SIGHUP; answers with the exit code. A second signal, a second later, ends at once. */
export async function runHeadless({ onAddress, ...options }: Options): Promise<number> {
  process.setSourceMapsEnabled(true);
  const { ended, end } = whenAsked();
  let code: number | null = null;
  const served = await serveHeadless(
    {
      ...options,
      print: (line) => console.log(line),
      complain: (line) => console.error(line),
      onServing: ({ log, address }) => {
        guardProcess(log, () => {
          code = 70;
          end('a fault');
          setTimeout(() => process.exit(70), 10_000).unref();
        });
        onAddress?.(address);
      },
    },
    createHost,
    ended,
  );
  return code ?? served;
}

/**
 * One Ctrl+C may arrive twice, from the terminal and from whoever started us; only a later one is a second one. A host
 * whose output goes elsewhere outlives its terminal.
 */
function whenAsked() {
  let end: (reason: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => (end = resolve));
  let askedAt = Infinity;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (signal === 'SIGHUP' && !process.stdout.isTTY) return;
      if (Date.now() - askedAt > 1000) process.exit(130);
      askedAt = Math.min(askedAt, Date.now());
      end(signal);
    });
  }
  return { ended, end };
}
