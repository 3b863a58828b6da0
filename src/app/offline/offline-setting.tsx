import { useOffline, type WorksOffline } from './offline-state';
import styles from './offline-setting.module.css';
import { ReloadButton } from './version-bar';

function explanation(works: WorksOffline): string {
  switch (works.kind) {
    case 'yes':
      return 'The whole site is stored in this browser: it opens and runs without a network.';
    case 'not yet':
      return 'The site is being stored in this browser, about 45 MB, or will be when it can be.';
    case 'no':
      return works.reason;
  }
}

/** Where one looks whether the page works without a network, and finds a new version again that was put off. */
export function OfflineSetting() {
  const works = useOffline((state) => state.works);
  const updateReady = useOffline((state) => state.updateReady);
  return (
    <div>
      <p>Works offline: {works.kind}</p>
      <p className={styles.note}>{explanation(works)}</p>
      {updateReady && (
        <p className={styles.update}>
          A new version is ready. <ReloadButton>Update now</ReloadButton>
        </p>
      )}
    </div>
  );
}
