import type * as Monaco from 'monaco-editor/editor/editor.api';

/**
 * Takes text that arrives in one piece (from dictation, an input method, a script) as it is. Monaco would take it for
 * fast typing, character by character, and indent each line and close each bracket of it once more.
 */
export function takeTextAtOnce(monaco: typeof Monaco): void {
  monaco.editor.registerCommand('type', (_accessor, typed: { text: string }) => {
    const editor = monaco.editor.getEditors().find((candidate) => candidate.hasTextFocus());
    if (!editor) return;
    const { text } = typed;
    if ([...text].length <= 1) {
      editor.trigger('keyboard', 'type', { text });
      return;
    }
    const edits = (editor.getSelections() ?? []).map((range) => ({ range, text, forceMoveMarkers: true }));
    editor.pushUndoStop();
    editor.executeEdits('type', edits);
    editor.pushUndoStop();
  });
}
