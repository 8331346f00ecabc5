import '@fontsource-variable/geist/index.css';
import '@fontsource-variable/geist-mono/index.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { present } from '../shared/kernel/assert.ts';
import { App } from './app/app.tsx';
import { detectTransport } from './client/host.ts';
import { connect } from './state/connect.ts';
import { keepPlace } from './state/place.ts';
import { reportFaults } from './state/report-faults.ts';

connect(detectTransport());
reportFaults();
keepPlace();
createRoot(present(document.getElementById('root'), 'the root element')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
