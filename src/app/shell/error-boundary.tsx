import { Component, type ReactNode } from 'react';
import { AppStoreProvider } from '../state/use-app';
import type { AppStoreApi } from '../state/app-state';
import { Button } from '../ui/button';
import { downloadBlob } from '../ui/download';
import { EmptyState } from '../ui/empty-state';

interface Props {
  store: AppStoreApi;
  children: ReactNode;
}

/** When drawing fails, says what happened and lets the user take the workspace along. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { store, children } = this.props;
    const { error } = this.state;
    if (!error) return <AppStoreProvider store={store}>{children}</AppStoreProvider>;
    const save = async () => {
      downloadBlob(await store.getState().exportWorkspace(), 'workspace.zip');
    };
    return (
      <main style={{ height: '100%' }}>
        <EmptyState
          title="Recall met an error that it cannot recover from"
          action={
            <>
              <Button onPress={() => void save()}>Export the workspace</Button>
              <Button variant="primary" onPress={() => location.reload()}>
                Reload the page
              </Button>
            </>
          }
        >
          {error.message}. The workspace is stored in this browser; a copy can be exported before the page is reloaded.
        </EmptyState>
      </main>
    );
  }
}
