import { ApprovalDialog } from '../features/approvals/approval-dialog.tsx';
import { Summons } from '../features/approvals/summons.tsx';
import { OpenDialog } from '../features/first-run/open-dialog.tsx';
import { Tour } from '../features/first-run/tour.tsx';
import { CloneDialog } from '../features/lane/clone-dialog.tsx';
import { CloseDialog } from '../features/lane/close-dialog.tsx';
import { LaunchDialog } from '../features/launch/launch-dialog.tsx';
import { PaletteDialog } from '../features/palette/palette-dialog.tsx';
import { ShortcutsDialog } from '../features/palette/shortcuts-dialog.tsx';

/** Everything that can stand over the view, one at a time. */
export function Dialogs() {
  return (
    <>
      <LaunchDialog />
      <OpenDialog />
      <CloseDialog />
      <CloneDialog />
      <ApprovalDialog />
      <PaletteDialog />
      <ShortcutsDialog />
      <Summons />
      <Tour />
    </>
  );
}
