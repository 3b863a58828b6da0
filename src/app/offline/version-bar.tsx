import { RefreshCw, X } from 'lucide-react';
import { useApp } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { useOffline } from './offline-state';
import { reasonToStay } from './reason-to-stay';
import styles from './version-bar.module.css';

/** Loads the page anew, and says beside it why it cannot be done now. */
export function ReloadButton({ children }: { children: string }) {
  const reason = useApp(reasonToStay);
  const reload = useOffline((state) => state.reload);
  return (
    <>
      {reason !== null && <span className={styles.reason}>{reason}</span>}
      <Button size="small" isDisabled={reason !== null} onPress={() => void reload()}>
        {children}
      </Button>
    </>
  );
}

/** One quiet line when a newer version of the site is there, or when a file of this one is not. */
export function VersionBar() {
  const updateReady = useOffline((state) => state.updateReady);
  const updateLater = useOffline((state) => state.updateLater);
  const fileMissing = useOffline((state) => state.fileMissing);
  if (!fileMissing && (!updateReady || updateLater)) return null;
  return (
    <section className={styles.bar} aria-label="Version">
      <RefreshCw className={styles.icon} aria-hidden />
      <p>
        {fileMissing
          ? 'A part of this page could not be loaded. There may be no connection, or a newer version has taken its place.'
          : 'A new version is ready.'}
      </p>
      <ReloadButton>{fileMissing ? 'Reload' : 'Update now'}</ReloadButton>
      {!fileMissing && (
        <IconButton
          size="small"
          label="Update later"
          tooltip="Later: the button stays in Settings"
          icon={<X aria-hidden />}
          onPress={() => useOffline.setState({ updateLater: true })}
        />
      )}
    </section>
  );
}
