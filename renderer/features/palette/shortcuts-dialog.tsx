import { shortcutGroups } from '../../state/keymap.ts';
import { closeDialog, setTourStep, showSettings, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { helpWords as words } from '../../words/palette.ts';
import './palette.css';

/** Every shortcut there is. */
export function ShortcutsDialog() {
  const open = useUi((ui) => ui.dialog === 'shortcuts');
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      reading
      title={words.title}
      foot={
        <>
          <Button onClick={() => setTourStep(0)}>{words.tour}</Button>
          <span className="grow" />
          <Button onClick={() => showSettings('shortcuts')}>{words.change}</Button>
        </>
      }
    >
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
