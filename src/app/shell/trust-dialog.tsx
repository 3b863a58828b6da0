import { useMemo, useState } from 'react';
import type { ImportChanges } from '../../workspace/import-changes';
import { LARGE_IMPORT } from '../../workspace/import-changes';
import { ImportMerge } from '../import/import-merge';
import type { ImportMergeProps } from '../import/import-merge';
import type { ImportChoice, TrustQuestion } from '../state/app-state';
import { counted } from '../state/count-words';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/select';
import { UserText } from '../ui/user-text';
import styles from './trust-dialog.module.css';

/** More names than this are counted. */
const MOST_NAMES = 200;
/** More problems than this are counted. */
const MOST_PROBLEMS = 20;

/** The files that an import adds, by their paths in the workspace. */
function Added({ changes: { changes } }: { changes: ImportChanges }) {
  const added = changes.filter(({ kind }) => kind === 'added');
  return (
    <>
      <p>
        {counted(added.length, 'new file')}; no file is replaced. Undo takes the import back.
      </p>
      {added.length > 0 && (
        <ul className={styles.files} aria-label="New files">
          {added.slice(0, MOST_NAMES).map(({ path }) => (
            <li key={path}>
              <UserText text={path} />
            </li>
          ))}
          {added.length > MOST_NAMES && <li>and {(added.length - MOST_NAMES).toLocaleString('en-US')} more</li>}
        </ul>
      )}
    </>
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

/** Where to: into the open workspace, or into one of its own. */
function Place({ question: { own }, choice, onChange }: ImportMergeProps) {
  const open = useApp((state) => state.workspace.name);
  if (own === null) return null;
  const rule = own.isMeant ? ` With more than ${LARGE_IMPORT} files, most of which “${open}” does not have, that is what is chosen at first.` : '';
  return (
    <Select
      label="Import into"
      options={[
        { value: 'own', label: `A new workspace “${own.name}”` },
        { value: 'open', label: `The open workspace “${open}”` },
      ]}
      value={choice.isOwn ? 'own' : 'open'}
      onChange={(place) => onChange({ ...choice, isOwn: place === 'own' })}
      description={choice.isOwn ? `“${open}” stays as it is.${rule}` : `The files come to those of “${open}”.`}
    />
  );
}

function Question(props: ImportMergeProps) {
  const { question, choice } = props;
  const { python, files, own } = question;
  const changes = useMemo(() => (choice.isOwn && own !== null ? own.changes() : question.changesWithout(choice.remove)), [question, own, choice]);
  return (
    <>
      {python > 0 && (
        <p>
          This import brings {python.toLocaleString('en-US')} Python {python === 1 ? 'file' : 'files'}. Code runs only when you press Run, in a
          sandbox without network and without access to stored data. Load it only if you trust where it comes from
          {files.length === 1 && files[0] !== undefined && (
            <>
              : <UserText text={files[0]} code />
            </>
          )}
          .
        </p>
      )}
      <Place {...props} />
      {isMerge(question, choice) ? <ImportMerge {...props} /> : <Added changes={changes} />}
      {changes.errors > 0 && <Problems changes={changes} />}
    </>
  );
}

/** Whether files that are there would change, or come again: then it matters what is different. */
function isMerge({ changes: { changes, same } }: TrustQuestion, { isOwn }: ImportChoice): boolean {
  return !isOwn && (same > 0 || changes.some(({ kind }) => kind === 'changed'));
}

function titleOf({ python, changes: { changes } }: TrustQuestion): string {
  if (python > 0) return 'Load Python code?';
  return changes.some(({ kind }) => kind === 'changed') ? 'Replace files?' : 'Import files?';
}

/** Asks before Python code from elsewhere becomes part of the workspace, and shows what an import would change. */
export function TrustDialog() {
  const question = useApp((state) => state.trustQuestion);
  const trustAndLoad = useApp((state) => state.trustAndLoad);
  const cancelImport = useApp((state) => state.cancelImport);
  // What was chosen is about one question.
  const [chosen, setChosen] = useState<{ question: TrustQuestion; choice: ImportChoice } | null>(null);
  const first: ImportChoice = { keep: new Set(), remove: new Set(), isOwn: question?.own?.isMeant ?? false };
  const choice = chosen !== null && chosen.question === question ? chosen.choice : first;
  return (
    <Dialog
      title={question === null ? 'Import files?' : titleOf(question)}
      role="alertdialog"
      size={question !== null && isMerge(question, choice) ? 'large' : 'normal'}
      isOpen={question !== null}
      isDismissable={false}
      onClose={cancelImport}
      actions={
        <>
          <Button onPress={cancelImport} autoFocus>
            Cancel
          </Button>
          <Button variant="primary" onPress={() => trustAndLoad(choice)}>
            Trust and load
          </Button>
        </>
      }
    >
      {question && <Question question={question} choice={choice} onChange={(next) => setChosen({ question, choice: next })} />}
    </Dialog>
  );
}
