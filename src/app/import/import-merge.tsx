import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { FileChange } from '../../workspace/import-changes';
import type { ImportChoice, TrustQuestion } from '../state/app-state';
import { counted } from '../state/count-words';
import { Button } from '../ui/button';
import { AllCheckbox } from './all-checkbox';
import { ImportChangesView } from './import-changes-view';
import styles from './import-merge.module.css';

export interface ImportMergeProps {
  question: TrustQuestion;
  choice: ImportChoice;
  onChange: (choice: ImportChoice) => void;
}

const pathsOf = (changes: readonly FileChange[], kind: FileChange['kind']): string[] => changes.filter((change) => change.kind === kind).map(({ path }) => path);

function withOne(paths: ReadonlySet<string>, path: string, isIn: boolean): ReadonlySet<string> {
  const others = [...paths].filter((other) => other !== path);
  return new Set(isIn ? [...others, path] : others);
}

/** What an import would do to a workspace that has files of it already, with a choice for each file that is changed or missing. */
export function ImportMerge({ question, choice, onChange }: ImportMergeProps): ReactNode {
  const { keep, remove } = choice;
  const { changes, same } = useMemo(() => question.changesWithout(remove), [question, remove]);
  const changed = pathsOf(changes, 'changed');
  const missing = pathsOf(changes, 'missing');
  const edited = changes.filter(({ kind, origin }) => kind === 'changed' && origin === 'edited').map(({ path }) => path);
  const replaced = new Set(changed.filter((path) => !keep.has(path)));
  return (
    <>
      <p>
        {counted(changed.length, 'file')} changed, {counted(changes.length - changed.length - missing.length, 'new file')}, {same.toLocaleString('en-US')} unchanged,{' '}
        {missing.length.toLocaleString('en-US')} not in the import. Undo takes the import back.
      </p>
      {edited.length > 0 && (
        <div className={styles.edited}>
          <p>
            {counted(edited.length, 'changed file')} {edited.length === 1 ? 'was' : 'were'} edited here since the import. Replacing {edited.length === 1 ? 'it' : 'them'} loses that.
          </p>
          <Button isDisabled={edited.every((path) => keep.has(path))} onPress={() => onChange({ ...choice, keep: new Set([...keep, ...edited]) })}>
            Keep what was edited here
          </Button>
        </div>
      )}
      <div className={styles.all}>
        {changed.length > 0 && (
          <AllCheckbox paths={changed} on={replaced} onChange={(on) => onChange({ ...choice, keep: new Set(changed.filter((path) => !on.has(path))) })}>
            Replace the {counted(changed.length, 'changed file')}
          </AllCheckbox>
        )}
        {missing.length > 0 && (
          <AllCheckbox paths={missing} on={remove} onChange={(on) => onChange({ ...choice, remove: on })}>
            Also remove the {counted(missing.length, 'file')} that the import does not have
          </AllCheckbox>
        )}
      </div>
      <ImportChangesView
        changes={changes}
        keep={keep}
        remove={remove}
        onKeep={(path, keeps) => onChange({ ...choice, keep: withOne(keep, path, keeps) })}
        onRemove={(path, removes) => onChange({ ...choice, remove: withOne(remove, path, removes) })}
      />
    </>
  );
}
