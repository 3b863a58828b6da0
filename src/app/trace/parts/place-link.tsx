import type { MouseEvent, ReactNode } from 'react';
import { useApp } from '../../state/use-app';
import { showText } from '../../ui/show-text';
import { UserText } from '../../ui/user-text';
import styles from './parts.module.css';

export interface PlaceLinkProps {
  path: string;
  /** 1-based. */
  line: number;
  /** In a row of a grid the row's own keys open the place, so that the link is no stop of its own. */
  inRow?: boolean;
  /** What is shown; else the file's name and the line. */
  children?: string;
}

/** A place in a file; pressing it shows the place in the editor. */
export function PlaceLink({ path, line, inRow = false, children }: PlaceLinkProps): ReactNode {
  const showLine = useApp((state) => state.showLine);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    <button
      type="button"
      className={styles.link}
      tabIndex={inRow ? -1 : 0}
      title={showText(`${path}, line ${line}`)}
      onClick={(event: MouseEvent) => {
        event.stopPropagation();
        showLine(path, line);
      }}
    >
      <UserText text={children ?? `${name}:${line}`} code />
    </button>
  );
}
