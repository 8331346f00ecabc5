import { dialog } from 'electron';
import { type World } from '../../shared/domain/world.ts';
import { type Log } from '../platform/log.ts';
import { complain } from './complain.ts';
import { readDeepLink } from './deep-link.ts';
import { stepsTo } from './places.ts';

export interface LinkPorts {
  readonly world: () => World;
  readonly open: (target: string) => void;
  readonly openProject: (path: string) => Promise<void>;
  readonly log: Log;
}

/** Shows what a link points at. Any page or mail can hold a link, so an unknown repository is asked about first. */
export async function followLink(text: string, { world, open, openProject, log }: LinkPorts): Promise<void> {
  const link = readDeepLink(text);
  if (!link) {
    log.warning('a link was not understood');
    return complain('The link was not opened', 'Switchyard does not know links like this one.');
  }
  if (link.kind === 'place') {
    if (stepsTo(world(), link.target)) return open(link.target);
    return complain(
      'The link leads nowhere',
      'What it points at is not in this Switchyard, or not any more.',
    );
  }
  const known = Object.values(world().projects).find(({ path }) => path === link.path);
  if (known) return open(`project:${known.id}`);
  if (await confirmed(link.path)) await openProject(link.path);
}

async function confirmed(path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this repository in Switchyard?',
    detail: `${path}\n\nA link asks for it. Nothing in the repository is run or changed by opening it.`,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
