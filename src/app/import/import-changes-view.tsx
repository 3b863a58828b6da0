import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { FileChange } from '../../workspace/import-changes';
import { unreadable } from '../../workspace/kept-bytes';
import type { DiffLine } from '../../workspace/line-diff';
import { asEdited } from '../editor/as-written';
import { cx } from '../ui/cx';
import { DiffLines, linesBetween } from '../ui/diff-lines';
import { UserText } from '../ui/user-text';
import styles from './import-changes.module.css';

/** Files that are listed: a page can draw no more at once. */
const MOST_LISTED = 300;
/** Longer texts are not compared while somebody waits. */
const LONGEST_COMPARED = 1_000_000;

const WORDS: Record<FileChange['kind'], string> = { changed: 'changed', added: 'new', missing: 'not in the import' };
/** What differs in a file, in lines; words where that cannot be told in lines. */
function differenceOf({ path, before, after }: FileChange): DiffLine[] | string {
  if ([before, after].some((text) => text !== null && unreadable({ path, text }) !== null)) return 'The file is no text, so its difference cannot be shown.';
  if (Math.max(before?.length ?? 0, after?.length ?? 0) > LONGEST_COMPARED) return 'The file is too long for its difference to be shown.';
  if (before !== null && after !== null && asEdited(before, '\n') === asEdited(after, '\n')) return 'Only line ends, or the byte order mark, differ.';
  return linesBetween(before, after);
}

function Difference({ change }: { change: FileChange }): ReactNode {
  const lines = useMemo(() => differenceOf(change), [change]);
  if (typeof lines === 'string') return <p className={styles.difference}>{lines}</p>;
  return <DiffLines lines={lines} label={`Difference of ${change.path}`} className={styles.difference} />;
}

/** The files that an import would change, add or miss, and what differs in the one that is chosen, as plain text. */
export function ImportChangesView({ changes }: { changes: readonly FileChange[] }): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const change = changes.find(({ path }) => path === chosen) ?? changes[0];
  if (!change) return null;
  return (
    <div className={styles.view}>
      <div className={styles.choice}>
        <ListBox
          className={cx(styles.list)}
          aria-label="Files that differ"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[change.path]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (typeof key === 'string') setChosen(key);
          }}
        >
          {changes.slice(0, MOST_LISTED).map(({ path, kind }) => (
            <ListBoxItem key={path} id={path} textValue={`${path}, ${WORDS[kind]}`} className={cx(styles.option)}>
              <UserText text={path} /> <span className={styles.kind}>{WORDS[kind]}</span>
            </ListBoxItem>
          ))}
        </ListBox>
        {changes.length > MOST_LISTED && <p className={styles.kind}>and {(changes.length - MOST_LISTED).toLocaleString('en-US')} more</p>}
      </div>
      <Difference key={change.path} change={change} />
    </div>
  );
}
