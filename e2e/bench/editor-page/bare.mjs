// Opens the file in Monaco's diff editor as it comes, with the same language.
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/languages/definitions/typescript/register';
import { newText, oldText, timed } from './texts.mjs';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

globalThis.measure = () =>
  timed((done) => {
    const editor = monaco.editor.createDiffEditor(document.getElementById('box'), { readOnly: true });
    editor.onDidUpdateDiff(() => done(editor.getLineChanges()?.length ?? 0));
    editor.setModel({
      original: monaco.editor.createModel(oldText, 'typescript'),
      modified: monaco.editor.createModel(newText, 'typescript'),
    });
  });
