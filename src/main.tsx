import './trusted-types';
import '@fontsource-variable/inter/wght.css';
import '@fontsource/jetbrains-mono/400.css';
import '@fontsource/jetbrains-mono/500.css';
import './app/look/tokens.css';
import './app/look/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { toast } from 'sonner';
import { startOffline } from './app/offline/start-offline';
import { App } from './app/shell/app';
import { readInWorker } from './app/import/read-in-worker';
import { ErrorBoundary } from './app/shell/error-boundary';
import type { ShowToast } from './app/state/app-state';
import { createAppStore } from './app/state/store';
import { tabMemory } from './app/state/tab-memory';
import { watchLeaving } from './app/workspaces/leaving';
import { EngineClient } from './engine/engine-client';
import { openStorage } from './storage/open-storage';

const showToast: ShowToast = (message, action) => {
  toast(message, action && { action: { label: action.label, onClick: action.run } });
};

const engine = new EngineClient();
const storage = openStorage();
const store = createAppStore({
  engine,
  storage,
  tab: tabMemory,
  now: () => Math.floor(Date.now() / 1000),
  readImport: readInWorker,
  toast: showToast,
});

watchLeaving(store);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the ID root.');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary store={store}>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
startOffline({ store, storage, engine, toast: showToast });
