import { ChevronsUpDown, FolderGit2, GitBranch, Play } from 'lucide-react';
import { openRepository } from '../state/actions.ts';
import { chordOf } from '../state/keymap.ts';
import { useProject, useProjects } from '../state/use-replica.ts';
import { chooseProject } from '../state/ui.ts';
import { perform } from '../state/use-command.ts';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx';

async function openSample(): Promise<void> {
  const answer = await perform('project.openSample', {});
  if (answer.ok) chooseProject(answer.data.id);
}

/** Which project all views show, and how to open another. */
export function ProjectSwitcher() {
  const project = useProject();
  const projects = useProjects();
  return (
    <Menu
      label="Projects"
      align="start"
      trigger={
        <button type="button" className="project-button">
          <Mark />
          <span className="visually-hidden">Project</span>
          <span className="project-name ellipsis">{project?.name ?? 'Switchyard'}</span>
          <span className="project-branch">
            {project ? <GitBranch size={12} /> : null}
            <span className="ellipsis">{project?.targetBranch ?? 'no project'}</span>
          </span>
          <ChevronsUpDown size={12} className="t3" />
        </button>
      }
    >
      {projects.length > 0 && <MenuLabel>Projects</MenuLabel>}
      {projects.map((item) => (
        <MenuItem
          key={item.id}
          checked={item.id === project?.id}
          about={<span className="mono">{item.path}</span>}
          onSelect={() => chooseProject(item.id)}
        >
          {item.name}
        </MenuItem>
      ))}
      {projects.length > 0 && <MenuSeparator />}
      <MenuItem
        icon={<FolderGit2 size={14} />}
        chord={chordOf('open')}
        onSelect={() => void openRepository()}
      >
        Open a repository
      </MenuItem>
      <MenuItem icon={<Play size={14} />} onSelect={() => void openSample()}>
        Open a fresh sample project
      </MenuItem>
    </Menu>
  );
}

function Mark() {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      stroke="var(--t1)"
      strokeWidth="1.75"
      strokeLinecap="round"
    >
      <path d="M2 13h14M2 5h3.5c5 0 4 8 9 8" />
      <circle cx="2.6" cy="5" r="1.5" fill="var(--bg0)" />
    </svg>
  );
}
