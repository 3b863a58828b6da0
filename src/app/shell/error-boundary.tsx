import { Component, type ReactNode } from 'react';
import { AppStoreProvider } from '../state/use-app';
import type { AppStoreApi } from '../state/app-state';
import { Button } from '../ui/button';
import { downloadBlob } from '../ui/download';
import { EmptyState } from '../ui/empty-state';

/** Where a download fails as well, the sentence that says so. */
type Crash = { error: Error | null; failure: string | null };

interface Props {
  store: AppStoreApi;
  children: ReactNode;
}

/** When drawing fails, says what happened and lets the user take everything along. */
export class ErrorBoundary extends Component<Props, Crash> {
  override state: Crash = { error: null, failure: null };

  static getDerivedStateFromError(error: unknown): Pick<Crash, 'error'> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { store, children } = this.props;
    const { error, failure } = this.state;
    if (!error) return <AppStoreProvider store={store}>{children}</AppStoreProvider>;
    const save = async (name: string, make: () => Promise<Blob>) => {
      try {
        downloadBlob(await make(), name);
      } catch (problem) {
        this.setState({ failure: `${name} could not be made: ${String(problem)}` });
      }
    };
    return (
      <main style={{ height: '100%' }}>
        <EmptyState
          title="Recall met an error that it cannot recover from"
          action={
            <>
              <Button onPress={() => void save('recall-workspaces.zip', () => store.getState().exportAll())}>Export all workspaces</Button>
              <Button onPress={() => void save('workspace.zip', () => store.getState().exportWorkspace())}>Export this workspace</Button>
              <Button variant="primary" onPress={() => location.reload()}>
                Reload the page
              </Button>
            </>
          }
        >
          {error.message}. What is stored in this browser stays there; all of it can be exported before the page is reloaded.
          {failure !== null && <span role="alert"> {failure}</span>}
        </EmptyState>
      </main>
    );
  }
}
