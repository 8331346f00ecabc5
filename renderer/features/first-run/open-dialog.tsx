import { closeDialog, useUi } from '../../state/ui.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { OpenForm } from './open-form.tsx';
import './first-run.css';

/** Opens another repository where there is no native folder dialog. */
export function OpenDialog() {
  const open = useUi((ui) => ui.dialog === 'open');
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      width="narrow"
      title="Open a repository"
      description="Lanes get worktrees of their own, away from it. Your branch and your uncommitted files stay as they are."
    >
      <OpenForm autoFocus />
    </Dialog>
  );
}
