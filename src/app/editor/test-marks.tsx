import { useEffect, useMemo } from 'react';
import type { TestRow } from '../tests/test-rows';
import { verdict } from '../tests/test-words';
import { useTests } from '../tests/use-tests';
import type { CodeEditorInstance } from './code-editor';
import { markdownText } from './markdown-text';
import { monaco } from './monaco';
import styles from './editor-marks.module.css';

/** A sign before the word: they can be told apart without their colour. */
const SIGNS = { passed: '✓ passed', failed: '✗ failed', error: '! error' };

/**
 * Shows how the tests of the open YAML went, each behind its name, as long as nothing that they depend on was changed. Of its own
 * detection: one that is derived from it and has no tests runs them too, perhaps with another result, which the tab Tests has.
 */
export function TestMarks({ editor, path }: { editor: CodeEditorInstance; path: string }): null {
  const { rows } = useTests();
  const own = useMemo(() => rows.filter(({ listed, result, isOld }) => listed.detection.yamlPath === path && listed.test.path === path && result !== null && !isOld), [rows, path]);
  useEffect(() => {
    const model = editor.getModel();
    if (!model) return;
    const marks = own.flatMap((row) => {
      const { line } = row.listed.test;
      return row.kind === 'not run' || line > model.getLineCount() ? [] : markOf(row, row.kind, line, model.getLineMaxColumn(line));
    });
    const shown = editor.createDecorationsCollection(marks);
    return () => shown.clear();
  }, [editor, own]);
  return null;
}

function markOf(row: TestRow, kind: keyof typeof SIGNS, line: number, end: number): monaco.editor.IModelDeltaDecoration {
  const error = row.result?.answer.error ?? null;
  const why = error === null || kind === 'passed' ? '' : `\n\n${markdownText(`${error.type}: ${error.message}`)}`;
  return {
    range: new monaco.Range(line, 1, line, end),
    options: {
      hoverMessage: { value: `${markdownText(verdict(row))}${why}` },
      after: { content: `   ${SIGNS[kind]}`, inlineClassName: styles[kind] ?? '', cursorStops: monaco.editor.InjectedTextCursorStops.None },
    },
  };
}
