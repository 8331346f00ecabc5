import { dialog } from 'electron';
import { type World } from '../../shared/domain/world.ts';
import { type IpcBridge } from '../bridge/ipc.ts';
import { complain } from './complain.ts';
import { followLink } from './follow-link.ts';
import { stepsTo } from './places.ts';
import { type Serving } from './serve.ts';
import { type Windows } from './windows.ts';

/** What can be shown in a window from outside of it. */
export interface Openings {
  /** Shows a view or a thing by its target. */
  readonly open: (target: string) => void;
  readonly openProject: (path: string) => Promise<void>;
  readonly openLink: (link: string) => Promise<void>;
  /** Lets the person choose a repository, and opens it. */
  readonly openRepository: () => Promise<void>;
}

const caller = { actor: { kind: 'human', via: 'desktop' } } as const;

export function openingsOf(
  serving: Serving,
  windows: Windows,
  bridge: IpcBridge,
  world: () => World,
): Openings {
  const open = (target: string) => {
    const page = windows.show().webContents.id;
    for (const step of stepsTo(world(), target) ?? []) bridge.tell({ kind: 'focus', target: step }, page);
  };
  const openProject = async (path: string) => {
    const opened = await serving.invoke('project.open', { path }, caller);
    if (opened.ok) open(`project:${(opened.data as { id: string }).id}`);
    else complain('The repository was not opened', `${path}\n\n${opened.error.message}`);
  };
  return {
    open,
    openProject,
    openLink: (link) => followLink(link, { world, open, openProject, log: serving.log }),
    openRepository: async () => {
      const path = await chooseFolder(windows);
      if (path !== null) await openProject(path);
    },
  };
}

/** Asks for a folder by the system's dialog; null when none was chosen. */
export async function chooseFolder({ front }: Windows): Promise<string | null> {
  const options = { title: 'Open a repository', properties: ['openDirectory' as const] };
  const chosen = front ? await dialog.showOpenDialog(front, options) : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}
