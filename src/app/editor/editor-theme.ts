import { monaco } from './monaco';

/** What the computed value of a colour gives: `rgb(r, g, b)`, with a fourth number where it is translucent. */
function toHex(computed: string): string {
  const numbers = computed.match(/[\d.]+/g)?.slice(0, 3) ?? [];
  return `#${numbers.map((number) => Math.round(Number(number)).toString(16).padStart(2, '0')).join('')}`;
}

/** Reads the colours that our tokens have at this moment. */
function readTokens(): (name: string) => string {
  const probe = document.createElement('span');
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colours = new Map<string, string>();
  for (const name of [
    'surface',
    'surface-raised',
    'surface-hover',
    'surface-pressed',
    'surface-selected',
    'text',
    'text-muted',
    'line',
    'line-strong',
    'line-control',
    'accent',
    'focus',
    'danger',
    'warning',
    'code-keyword',
    'code-string',
    'code-number',
    'code-comment',
    'code-name',
  ]) {
    probe.style.color = `var(--${name})`;
    colours.set(name, toHex(style.color));
  }
  probe.remove();
  return (name) => colours.get(name) ?? '#808080';
}

/** Makes the editor's theme of our design tokens as they are now, and returns its name. */
export function defineEditorTheme(theme: 'light' | 'dark'): string {
  const token = readTokens();
  const plain = (name: string) => token(name).slice(1);
  const name = `recall-${theme}`;
  monaco.editor.defineTheme(name, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: plain('text') },
      { token: 'keyword', foreground: plain('code-keyword') },
      { token: 'string', foreground: plain('code-string') },
      { token: 'string.key.json', foreground: plain('code-name') },
      { token: 'string.value.json', foreground: plain('code-string') },
      // Values without quotes: most of a YAML file, and quiet for that reason.
      { token: 'string.yaml', foreground: plain('text') },
      // Python's quotes are of this kind too.
      { token: 'string.escape', foreground: plain('code-string') },
      { token: 'number', foreground: plain('code-number') },
      { token: 'comment', foreground: plain('code-comment') },
      { token: 'type', foreground: plain('code-name') },
      { token: 'tag', foreground: plain('code-name') },
      { token: 'identifier', foreground: plain('text') },
      { token: 'delimiter', foreground: plain('text-muted') },
    ],
    colors: {
      'editor.background': token('surface'),
      'editor.foreground': token('text'),
      'editorLineNumber.foreground': token('text-muted'),
      'editorLineNumber.activeForeground': token('text'),
      'editor.lineHighlightBackground': token('surface-hover'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': `${token('accent')}44`,
      'editor.inactiveSelectionBackground': `${token('accent')}28`,
      'editorCursor.foreground': token('accent'),
      'editorIndentGuide.background1': token('line'),
      'editorIndentGuide.activeBackground1': token('line-strong'),
      'editorWidget.background': token('surface-raised'),
      'editorWidget.border': token('line-strong'),
      'editorWidget.foreground': token('text'),
      'editorHoverWidget.background': token('surface-raised'),
      'editorHoverWidget.border': token('line-strong'),
      'editorSuggestWidget.background': token('surface-raised'),
      'editorSuggestWidget.border': token('line-strong'),
      'editorSuggestWidget.foreground': token('text'),
      'editorSuggestWidget.selectedBackground': token('surface-selected'),
      'editorSuggestWidget.selectedForeground': token('text'),
      'editorError.foreground': token('danger'),
      'editorWarning.foreground': token('warning'),
      'editorGutter.background': token('surface'),
      'input.background': token('surface'),
      'input.foreground': token('text'),
      'input.border': token('line-control'),
      'list.hoverBackground': token('surface-hover'),
      'list.activeSelectionBackground': token('surface-selected'),
      'list.activeSelectionForeground': token('text'),
      'list.focusBackground': token('surface-selected'),
      'menu.background': token('surface-raised'),
      'menu.foreground': token('text'),
      'menu.selectionBackground': token('surface-selected'),
      'menu.selectionForeground': token('text'),
      'scrollbarSlider.background': `${token('text-muted')}40`,
      'scrollbarSlider.hoverBackground': `${token('text-muted')}66`,
      'scrollbarSlider.activeBackground': `${token('text-muted')}88`,
      focusBorder: token('focus'),
    },
  });
  return name;
}
