import { type Leftover } from '../../../shared/contract/index.ts';
import { bytes } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { cleanUpWords as words } from '../../words/settings-data.ts';

interface Props {
  readonly open: boolean;
  readonly items: readonly Leftover[];
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** What a clean-up deletes and what it keeps, before it does. */
export function CleanUpDialog({ open, items, busy, onClose, onConfirm }: Props) {
  const folders = items.flatMap(({ folder }) => folder ?? []);
  const size = folders.reduce((sum, folder) => sum + folder.bytes, 0);
  const checkpoints = items.reduce((sum, item) => sum + item.checkpoints, 0);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      width="narrow"
      title={words.dialog(items.length)}
      description={words.cannot}
      foot={
        <>
          <span className="grow" />
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button tone="danger" busy={busy} onClick={onConfirm}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <div className="st-balance">
        <section>
          <h3 className="label">{words.goes}</h3>
          <ul>
            {folders.length > 0 && <li>{words.goesFolders(folders.length, bytes(size))}</li>}
            {checkpoints > 0 && <li>{words.goesCheckpoints(checkpoints)}</li>}
          </ul>
        </section>
        <section>
          <h3 className="label">{words.keeps}</h3>
          <ul>
            {words.keepsList.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
