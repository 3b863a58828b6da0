import { Editor } from '@monaco-editor/react';
import { useEffect, useMemo, useState } from 'react';
import { placeAt } from '../past/moment-words';
import { useShell } from '../shell/shell-state';
import { useShownTheme } from '../shell/theme';
import type { AppStoreApi, Reveal } from '../state/app-state';
import { useApp, useAppStore, useRefusal } from '../state/use-app';
import { useTestProblems } from '../tests/use-test-problems';
import { EditorFoot } from './editor-foot';
import { EventsFileBar } from './events-file-bar';
import { defineEditorTheme } from './editor-theme';
import { FileModels, modelPath } from './models';
import { monaco } from './monaco';
import { TestMarks } from './test-marks';
import { UnreachedMarks } from './unreached-marks';
import { flushPendingEdits } from '../state/pending-edits';
import styles from './code-editor.module.css';

export type CodeEditorInstance = ReturnType<typeof monaco.editor.create>;

/** The models outlive the editor: it goes and comes with the panes of a narrow screen. */
const modelsOfStores = new WeakMap<AppStoreApi, FileModels>();
function modelsOf(store: AppStoreApi): FileModels {
  const known = modelsOfStores.get(store) ?? new FileModels(store);
  modelsOfStores.set(store, known);
  return known;
}

const OPTIONS: NonNullable<Parameters<typeof monaco.editor.create>[1]> = {
  fontFamily: "'JetBrains Mono', ui-monospace, Consolas, monospace",
  fontLigatures: false,
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  // Its question about separators of lines and paragraphs is a dialog of the browser, and yes changes the file.
  unusualLineTerminators: 'off',
  padding: { top: 8, bottom: 8 },
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  stickyScroll: { enabled: false },
  // Files dropped on the window are imported.
  dropIntoEditor: { enabled: false },
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  lineNumbersMinChars: 4,
  wordBasedSuggestions: 'currentDocument',
};

/** The reveal that has been shown last: one that the editor has carried out is not carried out again when it comes back. */
let lastShown: Reveal | null = null;

function show(editor: CodeEditorInstance, reveal: Reveal): void {
  const model = editor.getModel();
  if (!model || reveal === lastShown) return;
  lastShown = reveal;
  const line = Math.min(Math.max(reveal.line, 1), model.getLineCount());
  editor.setSelection({
    startLineNumber: line,
    startColumn: reveal.column ?? 1,
    endLineNumber: line,
    endColumn: model.getLineMaxColumn(line),
  });
  editor.revealLineInCenterIfOutsideViewport(line);
  editor.focus();
}

/** The code editor on one file. The heavy part of the page: loaded after the shell has been painted. */
export default function CodeEditor({ path }: { path: string }) {
  const store = useAppStore();
  const shownTheme = useShownTheme();
  const reveal = useApp((state) => state.reveal);
  const refusal = useRefusal();
  // Only the past is marked: the present changes all the time while a run goes on.
  const trace = useApp((state) => (state.past === null ? null : state.trace));
  const past = useApp((state) => state.past);
  const measuresLines = useApp((state) => state.tests.coverage);
  const hasResults = useApp((state) => state.tests.results.size > 0 && state.detections.some(({ yamlPath }) => yamlPath === path));
  const toFocus = useShell((state) => state.editorToFocus);
  const focusEditor = useShell((state) => state.focusEditor);
  const [editor, setEditor] = useState<CodeEditorInstance | null>(null);
  const [theme, setTheme] = useState('vs');
  const models = useMemo(() => modelsOf(store), [store]);
  // Before the editor asks for the model of `path`, which it would otherwise make itself, empty.
  useMemo(() => models.open(path), [models, path]);
  const testProblems = useTestProblems();
  useEffect(() => models.showTestProblems(testProblems), [models, testProblems]);

  useEffect(() => {
    setTheme(defineEditorTheme(shownTheme));
  }, [shownTheme]);

  useEffect(() => {
    if (!editor) return;
    const blurred = editor.onDidBlurEditorText(() => flushPendingEdits());
    // The editor measures its font once; ours may arrive later.
    void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
    return () => blurred.dispose();
  }, [editor]);

  useEffect(() => {
    editor?.updateOptions({
      ariaLabel: path,
      readOnly: refusal !== null,
      readOnlyMessage: { value: refusal ?? '' },
    });
  }, [editor, path, refusal]);

  useEffect(() => {
    if (editor && reveal?.path === path) show(editor, reveal);
  }, [editor, path, reveal]);

  useEffect(() => {
    const place = past === null || trace === null ? null : placeAt(trace, past);
    if (!editor || place?.path !== path) return;
    const { line } = place;
    const marked = editor.createDecorationsCollection([{ range: new monaco.Range(line, 1, line, 1), options: { isWholeLine: true, className: styles.past ?? null } }]);
    editor.revealLineInCenterIfOutsideViewport(line);
    return () => marked.clear();
  }, [editor, path, trace, past]);

  useEffect(() => {
    if (!editor || toFocus !== path) return;
    editor.focus();
    focusEditor(null);
  }, [editor, path, toFocus, focusEditor]);

  return (
    <div className={styles.editor}>
      <EventsFileBar path={path} onConverted={() => editor?.focus()} />
      <div className={styles.text}>
        <Editor
          path={modelPath(path)}
          theme={theme}
          options={OPTIONS}
          keepCurrentModel
          loading={null}
          onMount={(mounted) => setEditor(mounted)}
        />
      </div>
      {editor && hasResults && <TestMarks editor={editor} path={path} />}
      {editor && measuresLines && <UnreachedMarks editor={editor} path={path} />}
      {editor && <EditorFoot editor={editor} />}
    </div>
  );
}
