import './trusted-types';
import '@fontsource-variable/inter/wght.css';
import '@fontsource/jetbrains-mono/400.css';
import '@fontsource/jetbrains-mono/500.css';
import './app/look/tokens.css';
import './app/look/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { toast } from 'sonner';
import { App } from './app/shell/app';
import { readInWorker } from './app/import/read-in-worker';
import { ErrorBoundary } from './app/shell/error-boundary';
import { createAppStore } from './app/state/store';
import { tabMemory } from './app/state/tab-memory';
import { watchLeaving } from './app/workspaces/leaving';
import { EngineClient } from './engine/engine-client';
import { openStorage } from './storage/open-storage';

const store = createAppStore({
  engine: new EngineClient(),
  storage: openStorage(),
  tab: tabMemory,
  now: () => Math.floor(Date.now() / 1000),
  readImport: readInWorker,
  toast: (message, action) => {
    toast(message, action && { action: { label: action.label, onClick: action.run } });
  },
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
