import { useEffect } from 'react';
import { useAppliedTheme } from '../state/theme.ts';
import { useUi } from '../state/ui.ts';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { Dialogs } from './dialogs.tsx';
import { FleetBar } from './fleet-bar.tsx';
import { Notices } from './notices.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { Rail } from './rail.tsx';
import { Stage } from './stage.tsx';
import { StatusBar } from './status-bar.tsx';
import { onShortcut } from './shortcuts.ts';
import { useMenuKeys } from './use-menu-keys.ts';
import './app.css';

/** The whole window. */
export function App() {
  useAppliedTheme();
  useMenuKeys();
  // Every hint is drawn anew when a shortcut gets another chord.
  useUi((ui) => ui.keys);
  useEffect(() => {
    window.addEventListener('keydown', onShortcut);
    return () => window.removeEventListener('keydown', onShortcut);
  }, []);
  return (
    <TooltipProvider>
      <div className="app">
        <FleetBar />
        <div className="app-main">
          <Rail />
          <main className="app-stage">
            <OfflineBanner />
            <Stage />
          </main>
        </div>
        <StatusBar />
      </div>
      <Dialogs />
      <Notices />
    </TooltipProvider>
  );
}
