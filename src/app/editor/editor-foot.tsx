import { useEffect, useState } from 'react';
import { FlaskConical, GitCompareArrows } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { SHORTCUTS } from '../shell/shortcuts';
import { openDetection, runOpenTests } from '../state/open-detection';
import { testsRefusal } from '../state/tests-refusal';
import { useApp, useAppStore } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { cx } from '../ui/cx';
import { onAppleSystem } from '../ui/platform';
import { useVersions } from '../versions/versions-view';
import type { CodeEditorInstance } from './code-editor';
import { monaco } from './monaco';
import styles from './editor-foot.module.css';

/** Whether Tab moves the focus out of the editor, and what changes it: the key, or a press on the hint. */
function useTabLeaves(editor: CodeEditorInstance): [leaves: boolean, toggle: () => void] {
  const [leaves, setLeaves] = useState(false);
  useEffect(() => {
    editor.updateOptions({ tabFocusMode: leaves });
  }, [editor, leaves]);
  useEffect(() => {
    const { KeyCode, KeyMod } = monaco;
    // The editor has a command of its own at this key, but its state cannot be read, and the hint has to be true.
    const key = onAppleSystem ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM;
    editor.addCommand(key, () => setLeaves((before) => !before));
  }, [editor]);
  return [leaves, () => setLeaves((before) => !before)];
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

/** Runs the unit tests of the detection that is open; there is none of it for other files. */
function RunOpenTests() {
  const store = useAppStore();
  const isDetection = useApp((state) => openDetection(state) !== null);
  const refusal = useApp(testsRefusal);
  if (!isDetection) return null;
  return (
    <Button variant="quiet" size="small" icon={<FlaskConical aria-hidden />} isDisabled={refusal !== null} tooltip={refusal ?? 'Run the unit tests of this detection'} shortcut={SHORTCUTS.runOpenTests} onPress={() => void runOpenTests(store)}>
      Run tests
    </Button>
  );
}

/** Compares the detection that is open with another version of it. */
function CompareOpen() {
  const id = useApp((state) => openDetection(state)?.id ?? null);
  const ask = useVersions((state) => state.ask);
  if (id === null) return null;
  return (
    <IconButton
      label="Compare with…"
      size="small"
      icon={<GitCompareArrows aria-hidden />}
      tooltip="Compare with… runs this detection beside another version of it, over the same events"
      onPress={() => ask(id)}
    />
  );
}

/** The line under the editor: where the cursor is, and how Tab can leave. */
export function EditorFoot({ editor }: { editor: CodeEditorInstance }) {
  const [leaves, toggle] = useTabLeaves(editor);
  return (
    <div className={styles.foot}>
      <AriaButton className={cx(styles.hint)} onPress={toggle}>
        <span aria-live="polite">
          {leaves ? 'Tab leaves the editor; to indent with it, press' : 'Tab indents; to leave with it, press'}
        </span>
        <Kbd keys={onAppleSystem ? 'Ctrl+Shift+M' : 'Ctrl+M'} />
      </AriaButton>
      <span className={styles.end}>
        <CompareOpen />
        <RunOpenTests />
        <Position editor={editor} />
      </span>
    </div>
  );
}
