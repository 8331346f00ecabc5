import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/longLinesHelper/register';
import './monaco-languages.ts';
import { editorTheme } from './monaco-theme.ts';
import { isLight, readTokens } from './tokens.ts';

/** The diff is computed in a worker of our own origin: no network, no blob. */
self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const themeName = 'switchyard';

/** Takes over the page's tokens as they are now; call again when the theme changes. */
export function applyEditorTheme(): void {
  const theme = editorTheme(readTokens(), isLight());
  monaco.editor.defineTheme(themeName, { ...theme, rules: [...theme.rules] });
  monaco.editor.setTheme(themeName);
}

export { monaco };
