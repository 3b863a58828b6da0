import type { ReactNode } from 'react';
import { PlaceLink } from '../trace/parts/place-link';
import { UserText } from '../ui/user-text';
import { useWorkspacePaths } from '../trace/use-workspace-paths';
import type { TalliedError } from './error-tally';
import styles from './alerts.module.css';

/** Messages that are listed; the output has them all. */
const LISTED = 50;

/** The distinct messages of a group of errors, each with its count and place. */
export function ErrorList({ errors }: { errors: readonly TalliedError[] }): ReactNode {
  const paths = useWorkspacePaths();
  const rest = errors.length - LISTED;
  return (
    <ul className={styles.matches}>
      {errors.slice(0, LISTED).map(({ type, message, file, line, count }, index) => (
        <li key={index} className={styles.match}>
          <span className={styles.times}>{count.toLocaleString('en-US')} ×</span>
          <span className={styles.message}>
            <UserText text={message === '' ? type : `${type}: ${message}`} />
          </span>
          {file !== null && line !== null && paths.has(file) && <PlaceLink path={file} line={line} />}
        </li>
      ))}
      {rest > 0 && <li>… and {rest.toLocaleString('en-US')} more in the output</li>}
    </ul>
  );
}
