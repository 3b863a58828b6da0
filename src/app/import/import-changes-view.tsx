import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { FileChange } from '../../workspace/import-changes';
import { unreadable } from '../../workspace/kept-bytes';
import type { DiffLine } from '../../workspace/line-diff';
import { asEdited } from '../editor/as-written';
import { Checkbox } from '../ui/checkbox';
import { cx } from '../ui/cx';
import { DiffLines, linesBetween } from '../ui/diff-lines';
import { UserText } from '../ui/user-text';
import styles from './import-changes.module.css';

/** Longer texts are not compared while somebody waits. */
const LONGEST_COMPARED = 1_000_000;

const WORDS: Record<FileChange['kind'], string> = { changed: 'changed', added: 'new', missing: 'not in the import' };

/** One line for the path, one for words. */
const ROW_HEIGHT = 46;

/** What here may be lost with a file's text, and how; null: nothing. */
function loss({ kind, origin }: FileChange): { what: string; how: string } | null {
  if (kind === 'added' || origin === 'imported') return null;
  const how = kind === 'changed' ? 'replacing it loses that' : 'removing it loses that';
  return { what: origin === 'edited' ? 'edited here' : `perhaps ${kind === 'changed' ? 'edited' : 'made'} here`, how };
}

function wordsOf(change: FileChange): string {
  const lost = loss(change);
  return lost === null ? WORDS[change.kind] : `${WORDS[change.kind]}, ${lost.what}; ${lost.how}`;
}

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

export interface ImportChangesViewProps {
  changes: readonly FileChange[];
  /** Paths of changed files that stay, and of missing ones that go. */
  keep: ReadonlySet<string>;
  remove: ReadonlySet<string>;
  onKeep: (path: string, keeps: boolean) => void;
  onRemove: (path: string, removes: boolean) => void;
}

/** The files that an import would change, add or miss, each with its choice, and what differs in the one that is chosen, as plain text. */
export function ImportChangesView({ changes, keep, remove, onKeep, onRemove }: ImportChangesViewProps): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const items = useMemo(() => changes.map((one) => ({ ...one, id: one.path })), [changes]);
  const change = changes.find(({ path }) => path === chosen) ?? changes[0];
  if (!change) return null;
  const choiceOf = ({ kind, path }: FileChange): ReactNode => {
    if (kind === 'changed') return <Checkbox label={`Replace ${path}`} isSelected={!keep.has(path)} onChange={(replaces) => onKeep(path, !replaces)} />;
    if (kind === 'missing') return <Checkbox label={`Remove ${path}`} isSelected={remove.has(path)} onChange={(removes) => onRemove(path, removes)} />;
    return <span className={styles.noChoice} />;
  };
  return (
    <div className={styles.view}>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT }}>
        <GridList
          className={cx(styles.list)}
          aria-label="Files that differ"
          items={items}
          dependencies={[keep, remove]}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={[change.path]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (typeof key === 'string') setChosen(key);
          }}
        >
          {(one) => {
            const lost = loss(one);
            return (
              <GridListItem textValue={`${one.path}, ${wordsOf(one)}`} className={cx(styles.option)}>
                {choiceOf(one)}
                <span className={styles.words} title={one.path}>
                  <span className={styles.path}>
                    <UserText text={one.path} />
                  </span>
                  <span className={styles.kind}>
                    {WORDS[one.kind]}
                    {lost !== null && <span className={cx(one.origin === 'edited' && styles.lost)}> · {lost.what}</span>}
                  </span>
                </span>
              </GridListItem>
            );
          }}
        </GridList>
      </Virtualizer>
      <div className={styles.shown}>
        <p className={styles.heading}>
          <UserText text={change.path} />: {wordsOf(change)}
        </p>
        <Difference key={change.path} change={change} />
      </div>
    </div>
  );
}
