import { useState } from 'react';
import { Play } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { Sheet } from './sheet.tsx';

const nothing = () => undefined;

/** What stands over the rest, opened by its button. */
export function Overlays() {
  const [open, setOpen] = useState(false);
  return (
    <Sheet title="Overlays">
      <Menu label="Actions" align="start" trigger={<Button>Open the menu</Button>}>
        <MenuLabel>Lane</MenuLabel>
        <MenuItem icon={<Play size={14} />} chord="mod+." onSelect={nothing}>
          Interrupt
        </MenuItem>
        <MenuItem checked onSelect={nothing} about="A second line says what it means.">
          Chosen
        </MenuItem>
        <MenuSeparator />
        <MenuItem disabled onSelect={nothing}>
          Cannot now
        </MenuItem>
      </Menu>
      <Button onClick={() => setOpen(true)}>Open the dialog</Button>
      <Tooltip content="More about something, beside it">
        <Button>With a tooltip</Button>
      </Tooltip>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        width="narrow"
        title="Close the lane?"
        description="Its work is kept in a snapshot."
        foot={
          <>
            <span className="grow" />
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button tone="danger">Close it</Button>
          </>
        }
      >
        <p>Three files are not merged.</p>
      </Dialog>
    </Sheet>
  );
}
