import { useApp } from '../state/use-app';
import { importSummary } from './import-summary';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import styles from './trust-dialog.module.css';

/** Asks before Python code from elsewhere becomes part of the workspace. */
export function TrustDialog() {
  const question = useApp((state) => state.trustQuestion);
  const files = useApp((state) => state.workspace.files);
  const trustAndLoad = useApp((state) => state.trustAndLoad);
  const cancelImport = useApp((state) => state.cancelImport);
  return (
    <Dialog
      title="Load Python code?"
      role="alertdialog"
      size="small"
      isOpen={question !== null}
      isDismissable={false}
      onClose={cancelImport}
      actions={
        <>
          <Button onPress={cancelImport} autoFocus>
            Cancel
          </Button>
          <Button variant="primary" onPress={trustAndLoad}>
            Trust and load
          </Button>
        </>
      }
    >
      {question && (
        <>
          <p>
            This import brings {question.python.toLocaleString('en-US')} Python{' '}
            {question.python === 1 ? 'file' : 'files'}. Code runs only when you press Run, in a sandbox without network
            and without access to stored data. Load it only if you trust where it comes from.
          </p>
          <p>{importSummary(question.paths, files)} Undo takes the import back.</p>
          <ul className={styles.files}>
            {question.files.slice(0, 200).map((file) => (
              <li key={file}>{file}</li>
            ))}
            {question.files.length > 200 && <li>and {(question.files.length - 200).toLocaleString('en-US')} more</li>}
          </ul>
        </>
      )}
    </Dialog>
  );
}
