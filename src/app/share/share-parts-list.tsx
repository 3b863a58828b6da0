import type { ReactNode } from 'react';
import type { LeftOut, ShareGroup, SharePart } from '../../workspace/share/share-parts';
import type { SharedWorkspace } from '../../workspace/share/share-types';
import { counted } from '../state/count-words';
import { UserText } from '../ui/user-text';
import { Checkbox } from '../ui/checkbox';
import { sizeText } from './share-words';
import styles from './share.module.css';

/** Files of one group that are listed one by one; more are shared or left out together. */
const MAX_LISTED = 200;

function groupText(group: ShareGroup, parts: readonly SharePart[]): string {
  const size = sizeText(parts.reduce((sum, { characters }) => sum + characters, 0));
  const events = parts.reduce((sum, part) => sum + (part.events ?? 0), 0);
  const counts = `${counted(parts.length, 'file')}${group === 'Events' ? `, ${counted(events, 'event')}` : ''}, ${size}`;
  return `${group} (${counts})`;
}

interface GroupProps {
  group: ShareGroup;
  parts: readonly SharePart[];
  leftOut: ReadonlySet<string>;
  onChange: (paths: readonly string[], isIn: boolean) => void;
}

function Group({ group, parts, leftOut, onChange }: GroupProps): ReactNode {
  const paths = parts.map(({ path }) => path);
  const taken = paths.filter((path) => !leftOut.has(path)).length;
  return (
    <li>
      <Checkbox isSelected={taken === paths.length} isIndeterminate={taken > 0 && taken < paths.length} onChange={(isIn) => onChange(paths, isIn)}>
        {groupText(group, parts)}
      </Checkbox>
      <details className={styles.files}>
        <summary>
          Files of {group} ({taken.toLocaleString('en-US')} of {paths.length.toLocaleString('en-US')})
        </summary>
        <ul>
          {parts.slice(0, MAX_LISTED).map(({ path, characters, events }) => (
            <li key={path}>
              <Checkbox isSelected={!leftOut.has(path)} onChange={(isIn) => onChange([path], isIn)}>
                <span className={styles.path}>
                  <UserText text={path} />
                  <span className={styles.muted}>
                    {' '}
                    {events === null ? '' : `${counted(events, 'event')}, `}
                    {sizeText(characters)}
                  </span>
                </span>
              </Checkbox>
            </li>
          ))}
          {parts.length > MAX_LISTED && <li>and {counted(parts.length - MAX_LISTED, 'more file')}, shared with their group</li>}
        </ul>
      </details>
    </li>
  );
}

interface PartsProps {
  content: SharedWorkspace;
  groups: ReadonlyMap<ShareGroup, readonly SharePart[]>;
  leftOut: LeftOut;
  onChange: (leftOut: LeftOut) => void;
}

/** What goes into the link or file; each group, file, the settings and the table can be left out. */
export function SharePartsList({ content, groups, leftOut, onChange }: PartsProps): ReactNode {
  const changePaths = (paths: readonly string[], isIn: boolean): void => {
    const left = new Set(leftOut.paths);
    for (const path of paths) {
      if (isIn) left.delete(path);
      else left.add(path);
    }
    onChange({ ...leftOut, paths: left });
  };
  const items = content.table.length;
  return (
    <section aria-label="What is inside">
      <h3 className={styles.heading}>What is inside</h3>
      <ul className={styles.groups}>
        {[...groups].map(([group, parts]) => (
          <Group key={group} group={group} parts={parts} leftOut={leftOut.paths} onChange={changePaths} />
        ))}
        <li>
          <Checkbox isSelected={!leftOut.settings} onChange={(isIn) => onChange({ ...leftOut, settings: !isIn })}>
            Settings (sweeper, helpers, seed and what a run starts from)
          </Checkbox>
        </li>
        {items > 0 && (
          <li>
            <Checkbox isSelected={!leftOut.table} onChange={(isIn) => onChange({ ...leftOut, table: !isIn })}>
              Table of {counted(items, 'item')}, as the cache has it now
            </Checkbox>
          </li>
        )}
      </ul>
    </section>
  );
}

