import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Kbd } from '../ui/kbd';
import { cx } from '../ui/cx';
import { onAppleSystem } from '../ui/platform';
import type { CodeEditorInstance } from './code-editor';
import { monaco } from './monaco';
import styles from './editor-foot.module.css';

/** Whether Tab moves the focus out of the editor. */
function useTabLeaves(editor: CodeEditorInstance): boolean {
  const option = monaco.editor.EditorOption.tabFocusMode;
  const [leaves, setLeaves] = useState(() => editor.getOption(option));
  useEffect(() => {
    const listening = editor.onDidChangeConfiguration((event) => {
      if (event.hasChanged(option)) setLeaves(editor.getOption(option));
    });
    return () => listening.dispose();
  }, [editor, option]);
  return leaves;
}

function Position({ editor }: { editor: CodeEditorInstance }) {
  const [position, setPosition] = useState(() => editor.getPosition());
  useEffect(() => {
    const moved = editor.onDidChangeCursorPosition((event) => setPosition(event.position));
    const changed = editor.onDidChangeModel(() => setPosition(editor.getPosition()));
    return () => {
      moved.dispose();
      changed.dispose();
    };
  }, [editor]);
  if (!position) return null;
  return (
    <span>
      Line {position.lineNumber.toLocaleString('en-US')}, column {position.column.toLocaleString('en-US')}
    </span>
  );
}

/** The line under the editor: where the cursor is, and how Tab can leave. */
export function EditorFoot({ editor }: { editor: CodeEditorInstance }) {
  const leaves = useTabLeaves(editor);
  return (
    <div className={styles.foot}>
      <AriaButton
        className={cx(styles.hint)}
        onPress={() => editor.trigger('hint', 'editor.action.toggleTabFocusMode', null)}
      >
        <span>{leaves ? 'Tab leaves the editor; to indent with it, press' : 'Tab indents; to leave with it, press'}</span>
        <Kbd keys={onAppleSystem ? 'Ctrl+Shift+M' : 'Ctrl+M'} />
      </AriaButton>
      <Position editor={editor} />
    </div>
  );
}
