import { type Tokens } from './tokens.ts';

/** What Monaco wants to know of a theme; kept apart from its types so that a test needs no editor. */
export interface EditorTheme {
  readonly base: 'vs' | 'vs-dark';
  readonly inherit: true;
  readonly rules: { readonly token: string; readonly foreground?: string; readonly fontStyle?: string }[];
  readonly colors: Record<string, string>;
}

const bare = (hex: string) => hex.slice(1, 7);

/** The editor in the design tokens: low-chroma code, `pass` and `fail` only for added and removed. */
export function editorTheme(token: Tokens, light: boolean): EditorTheme {
  return { base: light ? 'vs' : 'vs-dark', inherit: true, rules: rules(token), colors: colours(token) };
}

function rules(token: Tokens): EditorTheme['rules'] {
  const code = (names: readonly string[], name: string, fontStyle?: string) =>
    names.map((n) => ({
      token: n,
      foreground: bare(token(name)),
      ...(fontStyle === undefined ? {} : { fontStyle }),
    }));
  return [
    ...code(['', 'identifier', 'delimiter', 'delimiter.bracket', 'operator', 'operator.sql'], 'code-type'),
    ...code(['keyword', 'tag', 'metatag', 'attribute.name', 'type.yaml', 'keyword.json'], 'code-keyword'),
    ...code(
      [
        'string',
        'string.escape',
        'string.key.json',
        'string.value.json',
        'attribute.value',
        'regexp',
        'string.sql',
      ],
      'code-string',
    ),
    ...code(['comment', 'comment.doc'], 'code-comment', 'italic'),
    ...code(['number', 'constant', 'number.hex', 'annotation'], 'code-number'),
    ...code(
      ['type', 'type.identifier', 'predefined', 'predefined.sql', 'namespace', 'variable'],
      'code-type',
    ),
  ];
}

function colours(token: Tokens): Record<string, string> {
  return {
    foreground: token('t1'),
    focusBorder: token('accent'),
    'editor.background': token('bg1'),
    'editor.foreground': token('code-type'),
    'editorLineNumber.foreground': token('t3'),
    'editorLineNumber.activeForeground': token('t1'),
    'editor.lineHighlightBackground': '#00000000',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': token('accent', 0.26),
    'editor.inactiveSelectionBackground': token('accent', 0.14),
    'editor.findMatchBackground': token('accent', 0.4),
    'editor.findMatchHighlightBackground': token('accent', 0.18),
    'editorCursor.foreground': token('t2'),
    'editorIndentGuide.background1': token('line1'),
    'editorIndentGuide.activeBackground1': token('line2'),
    'editorGutter.background': token('bg1'),
    ...brackets(token('code-type')),
    'editorWidget.background': token('bg2'),
    'editorWidget.border': token('line2'),
    'editorWidget.foreground': token('t1'),
    'input.background': token('bg1'),
    'input.border': token('line2'),
    'input.foreground': token('t1'),
    'inputOption.activeBorder': token('accent'),
    'scrollbar.shadow': '#00000000',
    'scrollbarSlider.background': token('line3', 0.3),
    'scrollbarSlider.hoverBackground': token('line3', 0.5),
    'scrollbarSlider.activeBackground': token('line3', 0.7),
    'editorOverviewRuler.border': token('line1'),
    'editorOverviewRuler.background': token('bg1'),
    'diffEditor.border': token('line1'),
    'diffEditor.diagonalFill': token('line1'),
    'diffEditor.insertedLineBackground': token('pass', 0.1),
    'diffEditor.insertedTextBackground': token('pass', 0.24),
    'diffEditor.removedLineBackground': token('fail', 0.1),
    'diffEditor.removedTextBackground': token('fail', 0.24),
    'diffEditorGutter.insertedLineBackground': token('pass', 0.1),
    'diffEditorGutter.removedLineBackground': token('fail', 0.1),
    'diffEditorOverview.insertedForeground': token('pass', 0.5),
    'diffEditorOverview.removedForeground': token('fail', 0.5),
    'diffEditor.unchangedRegionBackground': token('bg2'),
    'diffEditor.unchangedRegionForeground': token('t3'),
    'diffEditor.unchangedRegionShadow': '#00000000',
    'diffEditor.unchangedCodeBackground': '#00000000',
  };
}

/** Brackets in the colour of the code: rainbow colours would say nothing about a change. */
const brackets = (colour: string): Record<string, string> =>
  Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, colour]));
