import type { ReactNode } from 'react';
import type { FileProblem } from '../../workspace/workspace-types';
import { numeral } from '../state/count-words';
import { UserText } from '../ui/user-text';
import { Cell } from '../ui/virtual-grid';
import { PreviewGrid } from './preview-grid';
import styles from './import-items.module.css';

const COLUMNS = ['Line', 'Cause', 'File'].map((name) => ({ name }));

/** Lines of an import that are no items, or that something is to be said of, each with its cause; the cause of the selected one is shown whole. */
export function ProblemsGrid({ label, problems }: { label: string; problems: readonly FileProblem[] }): ReactNode {
  return (
    <PreviewGrid
      label={label}
      detailLabel="Cause"
      className={styles.problemColumns}
      columns={COLUMNS}
      rows={problems}
      renderRow={({ line, message, path }) => (
        <>
          <Cell>{line === null ? '' : numeral(line)}</Cell>
          <Cell>
            <UserText text={message} />
          </Cell>
          <Cell>
            <UserText text={path} code />
          </Cell>
        </>
      )}
      renderDetail={({ line, message, path }) => (
        <p>
          {line !== null && `Line ${numeral(line)} of `}
          <UserText text={path} code />: <UserText text={message} />
        </p>
      )}
    />
  );
}
