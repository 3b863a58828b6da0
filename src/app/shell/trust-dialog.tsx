import { useState } from 'react';
import type { ImportChanges } from '../../workspace/import-changes';
import { ImportChangesView } from '../import/import-changes-view';
import type { TrustQuestion } from '../state/app-state';
import { counted } from '../state/count-words';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { UserText } from '../ui/user-text';
import styles from './trust-dialog.module.css';

/** More names than this are counted. */
const MOST_NAMES = 200;
/** More problems than this are counted. */
const MOST_PROBLEMS = 20;

function Names({ files }: Pick<TrustQuestion, 'files'>) {
  return (
    <ul className={styles.files}>
      {files.slice(0, MOST_NAMES).map((file, index) => (
        <li key={index}>{file}</li>
      ))}
      {files.length > MOST_NAMES && <li>and {(files.length - MOST_NAMES).toLocaleString('en-US')} more</li>}
    </ul>
  );
}

/** What the import would leave out, said before it is taken over. */
function Problems({ changes: { problems, errors } }: { changes: ImportChanges }) {
  const shown = problems.filter(({ severity }) => severity === 'error').slice(0, MOST_PROBLEMS);
  return (
    <>
      <p>The import has {counted(errors, 'problem')}. What could not be read counts neither as new nor as missing.</p>
      <ul className={styles.files} aria-label="Problems of the import">
        {shown.map(({ path, line, message }, index) => (
          <li key={index}>
            <UserText text={path} />
            {line === null ? '' : `, line ${line}`}: {message}
          </li>
        ))}
        {errors > shown.length && <li>and {(errors - shown.length).toLocaleString('en-US')} more</li>}
      </ul>
    </>
  );
}

function Question({ question, removes, onRemoves }: { question: TrustQuestion; removes: boolean; onRemoves: (removes: boolean) => void }) {
  const { python, files } = question;
  const changes = removes ? question.removing : question.changes;
  const missing = changes.changes.filter(({ kind }) => kind === 'missing').length;
  const added = changes.changes.filter(({ kind }) => kind === 'added').length;
  return (
    <>
      {python > 0 && (
        <p>
          This import brings {python.toLocaleString('en-US')} Python {python === 1 ? 'file' : 'files'}. Code runs only when you press Run, in a
          sandbox without network and without access to stored data. Load it only if you trust where it comes from.
        </p>
      )}
      {isAgain(question) ? (
        <>
          <p>
            {counted(changes.changes.length - added - missing, 'file')} changed, {counted(added, 'new file')}, {changes.same.toLocaleString('en-US')} unchanged,{' '}
            {missing.toLocaleString('en-US')} not in the import. Undo takes the import back.
          </p>
          {missing > 0 && (
            <Checkbox isSelected={removes} onChange={onRemoves}>
              Also remove the {counted(missing, 'file')} that the import does not have
            </Checkbox>
          )}
          <ImportChangesView changes={changes.changes} />
        </>
      ) : (
        <>
          <p>{counted(added, 'new file')}; no file is replaced. Undo takes the import back.</p>
          <Names files={files} />
        </>
      )}
      {changes.errors > 0 && <Problems changes={changes} />}
    </>
  );
}

/** Whether files that are there would change, or come again: then it matters what is different. */
function isAgain({ changes: { changes, same } }: TrustQuestion): boolean {
  return same > 0 || changes.some(({ kind }) => kind === 'changed');
}

/** Asks before Python code from elsewhere becomes part of the workspace, and shows what an import would change. */
export function TrustDialog() {
  const question = useApp((state) => state.trustQuestion);
  const trustAndLoad = useApp((state) => state.trustAndLoad);
  const cancelImport = useApp((state) => state.cancelImport);
  // What was ticked is about one question.
  const [removesFor, setRemovesFor] = useState<TrustQuestion | null>(null);
  const removes = question !== null && removesFor === question;
  return (
    <Dialog
      title={question?.python === 0 ? 'Replace files?' : 'Load Python code?'}
      role="alertdialog"
      size={question !== null && isAgain(question) ? 'large' : 'small'}
      isOpen={question !== null}
      isDismissable={false}
      onClose={cancelImport}
      actions={
        <>
          <Button onPress={cancelImport} autoFocus>
            Cancel
          </Button>
          <Button variant="primary" onPress={() => trustAndLoad(removes)}>
            Trust and load
          </Button>
        </>
      }
    >
      {question && <Question question={question} removes={removes} onRemoves={(ticked) => setRemovesFor(ticked ? question : null)} />}
    </Dialog>
  );
}
