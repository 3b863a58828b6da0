import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { FileProblem } from '../../workspace/workspace-types';
import { numeral } from '../state/count-words';
import { UserText } from '../ui/user-text';
import { Cell, VirtualGrid } from '../ui/virtual-grid';
import styles from './import-items.module.css';

const COLUMNS = ['Line', 'Cause', 'File'].map((name) => ({ name }));

/** The lines of an import that are no items, or whose key comes again, each with its cause; the cause of the selected one is shown whole. */
export function ProblemsGrid({ problems }: { problems: readonly FileProblem[] }): ReactNode {
  const [selected, setSelected] = useState('0');
  const rowId = useCallback((index: number) => String(index), []);
  const indexOf = useCallback((id: string) => (Number(id) < problems.length ? Number(id) : -1), [problems]);
  const shown = problems[Number(selected)];
  return (
    <div className={styles.changes}>
      <div className={styles.grid}>
        <VirtualGrid
          label="Lines left out"
          className={styles.problemColumns}
          columns={COLUMNS}
          count={problems.length}
          rowId={rowId}
          indexOf={indexOf}
          renderRow={(index) => {
            const problem = problems[index];
            return problem === undefined ? null : (
              <>
                <Cell>{problem.line === null ? '' : numeral(problem.line)}</Cell>
                <Cell>
                  <UserText text={problem.message} />
                </Cell>
                <Cell>
                  <UserText text={problem.path} code />
                </Cell>
              </>
            );
          }}
          selected={selected}
          onSelect={setSelected}
        />
      </div>
      {shown && (
        <section className={styles.detail} aria-label="Cause">
          <p>
            {shown.line !== null && `Line ${numeral(shown.line)} of `}
            <UserText text={shown.path} code />: <UserText text={shown.message} />
          </p>
        </section>
      )}
    </div>
  );
}
