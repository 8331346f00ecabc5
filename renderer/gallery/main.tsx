// Development only: every primitive of ui/ in every state. No page of the app leads here, and no build of it has it.
import '@fontsource-variable/geist/index.css';
import '@fontsource-variable/geist-mono/index.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '../../shared/kernel/assert.ts';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { Gallery } from './gallery.tsx';

const asked = new URLSearchParams(window.location.search);
const { dataset } = document.documentElement;
dataset['theme'] = asked.get('theme') ?? 'dark';
dataset['contrast'] = asked.get('contrast') ?? 'normal';
dataset['motion'] = 'reduced';

createRoot(present(document.getElementById('root'), 'the root element')).render(
  <StrictMode>
    <TooltipProvider>
      <Gallery />
    </TooltipProvider>
  </StrictMode>,
);
