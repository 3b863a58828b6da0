import { Meter } from 'react-aria-components';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { sizeWords } from './size-words';
import styles from './storage-space.module.css';

/** How much of the browser's storage is used, and whether the browser promises to keep it. */
export function StorageSpace() {
  const space = useApp((state) => state.space);
  const access = useApp((state) => state.access.kind);
  const keepData = useApp((state) => state.keepData);
  if (access === 'memory') {
    return <p>This browser's storage cannot be used: these workspaces are in this page only. Export what you want to keep.</p>;
  }
  return (
    <section className={styles.space} aria-label="Storage">
      {space === null ? (
        <p>This browser does not say how much storage is used.</p>
      ) : (
        <div className={styles.used}>
          <Meter
            className={cx(styles.meter)}
            aria-label="Storage used"
            value={space.used}
            maxValue={Math.max(space.quota, 1)}
            valueLabel={`${sizeWords(space.used)} of ${sizeWords(space.quota)}`}
          >
            {({ percentage }) => <div className={styles.bar} style={{ width: `${Math.max(percentage, 0.5)}%` }} />}
          </Meter>
          <p>
            {sizeWords(space.used)} used of {sizeWords(space.quota)} that the browser allows this site.
          </p>
        </div>
      )}
      <div className={styles.promise}>
        <p>
          {space?.persisted
            ? 'The browser keeps this data until you delete it yourself.'
            : 'The browser may delete this data by itself when the disk gets full, or when you have not been here for long. It can be asked to keep it.'}
        </p>
        {!space?.persisted && (
          <Button size="small" onPress={() => void keepData()}>
            Keep this data
          </Button>
        )}
      </div>
    </section>
  );
}
