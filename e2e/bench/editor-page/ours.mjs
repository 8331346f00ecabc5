// Opens the file in the component that the review shows it in.
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { MonacoDiff } from '../../../renderer/lib/monaco-diff.tsx';
import { newText, oldText, timed } from './texts.mjs';
import '../../../renderer/ui/tokens.css';

const root = createRoot(document.getElementById('box'));

globalThis.measure = () =>
  timed((done) => {
    const onPosition = ({ total }) => total > 0 && done(total);
    const shown = { path: 'big.ts', oldText, newText, split: true, fold: true, startAt: 'first', onPosition };
    root.render(createElement(MonacoDiff, shown));
  });
