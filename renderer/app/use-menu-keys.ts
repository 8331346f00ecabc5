import { useEffect } from 'react';
import { menuActions } from '../../shared/contract/menu-actions.ts';
import { invoke, transportInUse } from '../client/host.ts';
import { chordOf } from '../state/keymap.ts';
import { useUi } from '../state/ui.ts';

/** Tells the menu of the desktop app which keys the screen listens to, at the start and whenever they change. */
export function useMenuKeys(): void {
  const keys = useUi((ui) => ui.keys);
  useEffect(() => {
    if (transportInUse()?.kind !== 'desktop') return;
    const menuKeys = Object.fromEntries(menuActions.map((action) => [action, chordOf(action) || null]));
    void invoke('desktop.configure', { menuKeys });
  }, [keys]);
}
