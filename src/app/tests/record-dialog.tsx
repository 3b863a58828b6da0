import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { numeral } from '../state/count-words';
import { mockChanges, type FoundMocks, type MockChanges, type MockRecording } from '../state/mock-recording';
import type { ListedTest } from '../state/test-list';
import { useApp, useRefusal } from '../state/use-app';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { DiffLines, linesBetween } from '../ui/diff-lines';
import { ReadOnlyNote } from '../ui/read-only-note';
import { useSlices } from '../ui/use-slices';
import { UserText } from '../ui/user-text';
import { againText, foundText } from './record-words';
import styles from './record-dialog.module.css';

/** Files and tests that are listed one by one, and files whose changes are open from the beginning. */
const LISTED = 100;
const OPEN = 3;
const NOTHING: MockChanges = { files: [], tests: [], left: [] };

/** A test, what is said of it, and the way to it. */
function Told({ listed, text }: { listed: ListedTest; text: string }): ReactNode {
  const showLine = useApp((state) => state.showLine);
  const close = useApp((state) => state.closeRecording);
  const { test, detection } = listed;
  return (
    <li>
      <UserText text={detection.id} />: <UserText text={test.name} />{' '}
      <Button
        size="small"
        label={`Show ${test.name}`}
        onPress={() => {
          close();
          showLine(test.path, test.line);
        }}
      >
        Show
      </Button>
      <p className={styles.muted}>
        <UserText text={text} />
      </p>
    </li>
  );
}

function ToldList({ title, all }: { title: string; all: readonly { listed: ListedTest; text: string }[] }): ReactNode {
  if (all.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list} aria-label={title}>
        {all.slice(0, LISTED).map(({ listed, text }) => (
          <Told key={listed.id} listed={listed} text={text} />
        ))}
      </ul>
      {all.length > LISTED && <p className={styles.muted}>… and {numeral(all.length - LISTED)} more.</p>}
    </section>
  );
}

/** One file as it would be changed; drawn when it is opened, as there may be hundreds. */
function ChangedFile({ file: { path, before, after }, isFirst }: { file: MockChanges['files'][number]; isFirst: boolean }): ReactNode {
  const [isOpen, setOpen] = useState(isFirst);
  const lines = useMemo(() => (isOpen ? linesBetween(before, after) : null), [isOpen, before, after]);
  return (
    <details className={styles.file} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <UserText text={path} code />
        {before === null && ' (new)'}
      </summary>
      {lines !== null && <DiffLines lines={lines} label={`Changes of ${path}`} />}
    </details>
  );
}

interface FoundProps {
  found: FoundMocks;
  changes: MockChanges;
  edits: ReadonlySet<string>;
  setEdits: (edits: ReadonlySet<string>) => void;
}

function Found({ found, changes, edits, setEdits }: FoundProps): ReactNode {
  const refusal = useRefusal();
  const editable = found.recorded.filter(({ edit }) => edit !== null);
  const toggle = (path: string, isIn: boolean): void => {
    const chosen = new Set(edits);
    if (isIn) chosen.add(path);
    else chosen.delete(path);
    setEdits(chosen);
  };
  return (
    <>
      {refusal !== null && <ReadOnlyNote why={refusal} />}
      <p>{foundText(found, changes)}</p>
      {editable.length > 0 && (
        <section>
          <h3 className={styles.heading}>Edits of Python</h3>
          <p className={styles.muted}>A mock returns a text, and it is not parsed. These files take it for what the cache would give, until they are edited so that they read it.</p>
          <ul className={styles.list}>
            {editable.slice(0, LISTED).map(({ python: { path } }) => (
              <li key={path}>
                <Checkbox isSelected={edits.has(path)} onChange={(isIn) => toggle(path, isIn)}>
                  <span>
                    Edit <UserText text={path} code />
                  </span>
                </Checkbox>
              </li>
            ))}
          </ul>
        </section>
      )}
      {changes.files.length > 0 && (
        <section>
          <h3 className={styles.heading}>Changes, before they are made</h3>
          <div className={styles.files}>
            {changes.files.slice(0, LISTED).map((file, index) => (
              <ChangedFile key={file.path} file={file} isFirst={index < OPEN} />
            ))}
          </div>
          {changes.files.length > LISTED && <p className={styles.muted}>… and {numeral(changes.files.length - LISTED)} more files.</p>}
        </section>
      )}
      <ToldList title="Without mocks" all={changes.left.map(({ listed, why }) => ({ listed, text: why }))} />
    </>
  );
}

function FoundDialog({ found }: { found: FoundMocks }): ReactNode {
  const close = useApp((state) => state.closeRecording);
  const write = useApp((state) => state.writeMocks);
  const refusal = useRefusal();
  const [edits, setEdits] = useState<ReadonlySet<string>>(() => new Set(found.recorded.filter(({ edit }) => edit !== null).map(({ python }) => python.path)));
  const asked = useMemo(() => ({ found, edits }), [found, edits]);
  const changes = useSlices(asked, mockChanges, NOTHING);
  const isNew = found.newTest !== null;
  return (
    <Dialog
      title={isNew ? 'Make this a test' : 'Record mocks'}
      size="large"
      isOpen
      isDismissable={false}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" isDisabled={refusal !== null || changes.files.length === 0} {...(refusal !== null && { tooltip: refusal })} onPress={() => void write(edits)}>
            {isNew ? 'Add test' : 'Write mocks'}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <Found found={found} changes={changes} edits={edits} setEdits={setEdits} />
      </div>
    </Dialog>
  );
}

function RecordingDialog({ done, table }: Extract<MockRecording, { kind: 'recording' }>): ReactNode {
  const close = useApp((state) => state.closeRecording);
  return (
    <Dialog title="Record mocks" isOpen isDismissable={false} onClose={close} actions={<Button onPress={close}>Stop</Button>}>
      <p>
        Each test is run with {table === 'shared' ? 'a table that begins as the cache is' : 'an empty table'}, and then, with mocks of what that gave, without one: {numeral(done)} done. Nothing is written before you say so.
      </p>
    </Dialog>
  );
}

function WrittenDialog({ tests, again }: Extract<MockRecording, { kind: 'written' }>): ReactNode {
  const close = useApp((state) => state.closeRecording);
  const undo = useApp((state) => state.undoMocks);
  const waits = again === null;
  return (
    <Dialog
      title="Mocks written"
      isOpen
      isDismissable={false}
      onClose={close}
      actions={
        <>
          <Button isDisabled={waits} onPress={undo}>
            Undo
          </Button>
          <Button variant="primary" onPress={close}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles.parts} aria-live="polite">
        <p>{again === null ? 'Written. The tests are run again without a table.' : again.ended === null ? againText(tests, again.differing.length, again.failing) : `Written, but not run again: ${again.ended}`}</p>
        {again !== null && <ToldList title="Gave something else" all={again.differing.map(({ listed, difference }) => ({ listed, text: `Now ${difference}.` }))} />}
      </div>
    </Dialog>
  );
}

/** Mocks of unit tests, from their recording to what came of it. */
export function RecordDialog(): ReactNode {
  const recording = useApp((state) => state.mockRecording);
  switch (recording?.kind) {
    case undefined:
      return null;
    case 'recording':
      return <RecordingDialog {...recording} />;
    case 'found':
      return <FoundDialog found={recording.found} />;
    case 'written':
      return <WrittenDialog {...recording} />;
  }
}
