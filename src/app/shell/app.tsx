import { Toaster } from 'sonner';
import { FileDialogs } from '../files/file-dialogs';
import { useApp } from '../state/use-app';
import { EmptyState } from '../ui/empty-state';
import { DropTarget } from './drop-target';
import { NarrowLayout } from './layout-narrow';
import { WideLayout } from './layout-wide';
import { Notices } from './notices';
import { SettingsDialog } from './settings-dialog';
import { useShownTheme, useThemeOnRoot } from './theme';
import { TopBar } from './top-bar';
import { TrustDialog } from './trust-dialog';
import { NARROW, useMedia } from './use-media';
import { useShortcuts } from './use-shortcuts';
import styles from './app.module.css';

/** The screen. */
export function App() {
  useThemeOnRoot();
  useShortcuts();
  const theme = useShownTheme();
  const narrow = useMedia(NARROW);
  const loaded = useApp((state) => state.loaded);
  return (
    <div className={styles.app}>
      <TopBar />
      <Notices />
      {!loaded ? (
        <main className={styles.opening}>
          <EmptyState title="Opening the workspace" />
        </main>
      ) : narrow ? (
        <NarrowLayout />
      ) : (
        <WideLayout />
      )}
      <DropTarget />
      <SettingsDialog />
      <FileDialogs />
      <TrustDialog />
      <Toaster
        theme={theme}
        position={narrow ? 'top-center' : 'bottom-right'}
        offset={{ bottom: 40, right: 16 }}
        closeButton
        toastOptions={{ className: styles.toast ?? '' }}
      />
    </div>
  );
}
