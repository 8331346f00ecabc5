import { type monaco } from './monaco.ts';

/** The mono family of the page, for the editor that must know it by value. */
export const codeFont = (): string =>
  getComputedStyle(document.documentElement).getPropertyValue('--mono').trim() || 'monospace';

/** How code is shown, one side or two: read-only, dense, without what belongs to writing. */
export const plainOptions = {
  readOnly: true,
  domReadOnly: true,
  automaticLayout: true,
  // The editor's own text area carries its name; an edit context would be a nameless field.
  editContext: false,
  fontSize: 12,
  lineHeight: 20,
  fontLigatures: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'none',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  links: false,
  contextmenu: false,
  folding: false,
  glyphMargin: false,
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 14,
  stickyScroll: { enabled: false },
  guides: { indentation: false },
  bracketPairColorization: { enabled: false },
  matchBrackets: 'never',
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  overviewRulerBorder: false,
  unicodeHighlight: { ambiguousCharacters: false },
} satisfies monaco.editor.IStandaloneEditorConstructionOptions;
