import { useEffect, useMemo } from 'react';
import { isSameFile } from '../state/test-inputs';
import { unreachedRanges } from '../state/test-coverage';
import { useApp } from '../state/use-app';
import { useCoverage } from '../tests/use-coverage';
import type { CodeEditorInstance } from './code-editor';
import { monaco } from './monaco';
import styles from './editor-marks.module.css';

/** Marks the lines of the open file that no unit test reached, as long as the file is as it was measured. */
export function UnreachedMarks({ editor, path }: { editor: CodeEditorInstance; path: string }): null {
  const { files } = useCoverage();
  const file = useApp((state) => state.workspace.files.find((one) => one.path === path));
  const covered = files.get(path);
  const ranges = useMemo(() => (covered && isSameFile(covered.file, file) ? unreachedRanges(covered) : []), [covered, file]);
  useEffect(() => {
    const marks = ranges.map(([from, to]) => ({
      range: new monaco.Range(from, 1, to, 1),
      options: {
        isWholeLine: true,
        linesDecorationsClassName: styles.unreached ?? null,
        hoverMessage: { value: 'No unit test reaches this line.' },
        linesDecorationsTooltip: 'No unit test reaches this line.',
      },
    }));
    const shown = editor.createDecorationsCollection(marks);
    return () => shown.clear();
  }, [editor, path, ranges]);
  return null;
}
