import { shortcutGroups } from '../../state/keymap.ts';
import { closeDialog, useUi } from '../../state/ui.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import './palette.css';

/** Every shortcut there is. */
export function ShortcutsDialog() {
  const open = useUi((ui) => ui.dialog === 'shortcuts');
  return (
    <Dialog open={open} onClose={closeDialog} title="Shortcuts">
      <div className="shortcuts">
        {shortcutGroups().map(({ group, shortcuts }) => (
          <section key={group} aria-label={group}>
            <h3 className="label">{group}</h3>
            <ul>
              {shortcuts.map(({ title, now }) => (
                <li key={title} className="shortcut">
                  <span className="grow ellipsis">{title}</span>
                  {now.map((chord) => (
                    <Kbd key={chord} chord={chord} />
                  ))}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
