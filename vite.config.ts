import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { integrityPlugin } from './scripts/integrity-plugin';
import { policyPlugin } from './scripts/policy-plugin';
import { runtimePlugin } from './scripts/runtime-plugin';
import { serviceWorkerPlugin } from './scripts/service-worker-plugin';

export default defineConfig({
  // Relative, so that the built site works under any path.
  base: './',
  plugins: [react(), runtimePlugin(), integrityPlugin(), policyPlugin(), serviceWorkerPlugin()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The editor is one large piece by nature, and is loaded after the first paint.
    chunkSizeWarningLimit: 8000,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Making the snapshot takes most of a build, as it should.
    rolldownOptions: { checks: { pluginTimings: false, bundlerTimings: false } },
  },
});
