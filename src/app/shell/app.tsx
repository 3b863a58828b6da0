import { useArrivalsAhead } from '../events/use-arrivals-ahead';
import { FileDialogs } from '../files/file-dialogs';
import { RecordDialog } from '../tests/record-dialog';
import { ShareDialog } from '../share/share-dialog';
import { ShareOfferDialog } from '../share/share-offer-dialog';
import { useLessonAddress } from '../lessons/use-lesson-address';
import { useShareAddress } from '../share/use-share-address';
import { HandEditsDialog } from '../hand-edits/hand-edits-dialog';
import { TakeBackDialog } from '../hand-edits/take-back-dialog';
import { ImportItemsDialog } from '../import/import-items-dialog';
import { KeyHistoryDialog } from '../key-history/key-history-dialog';
import { VersionBar } from '../offline/version-bar';
import { PastBar } from '../past/past-bar';
import { useApp } from '../state/use-app';
import { EmptyState } from '../ui/empty-state';
import { DropTarget } from './drop-target';
import { NarrowLayout } from './layout-narrow';
import { WideLayout } from './layout-wide';
import { Notices } from './notices';
import { SettingsDialog } from './settings-dialog';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useThemeOnRoot } from './theme';
import { Toasts } from './toasts';
import { TopBar } from './top-bar';
import { TrustDialog } from './trust-dialog';
import { NARROW, useMedia } from './use-media';
import { WorkspaceDialogs } from '../workspaces/workspace-dialogs';
import { WorkspacesDialog } from '../workspaces/workspaces-dialog';
import { VersionsDialog } from '../versions/versions-dialog';
import { useFreshViews } from './use-fresh-views';
import { useShortcuts } from './use-shortcuts';
import styles from './app.module.css';

/** The screen. */
export function App() {
  useThemeOnRoot();
  useShortcuts();
  useFreshViews();
  useShareAddress();
  useLessonAddress();
  useArrivalsAhead();
  const narrow = useMedia(NARROW);
  const loaded = useApp((state) => state.loaded);
  return (
    <div className={styles.app}>
      <TopBar />
      <Notices />
      <VersionBar />
      <PastBar />
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
      <ShortcutsDialog />
      <KeyHistoryDialog />
      <HandEditsDialog />
      <TakeBackDialog />
      <FileDialogs />
      <WorkspacesDialog />
      <WorkspaceDialogs />
      <TrustDialog />
      <ImportItemsDialog />
      <RecordDialog />
      <VersionsDialog />
      <ShareDialog />
      <ShareOfferDialog />
      <Toasts />
    </div>
  );
}
