import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { SERVICE_WORKER, writeBuildList } from './build-list.mjs';
import { bundleScript } from './bundle-script';

/** Adds the service worker to the built site, with the list of all its files. The development server has none. */
export function serviceWorkerPlugin(): Plugin {
  let folder = '';
  let mode = 'production';
  return {
    name: 'recall-service-worker',
    apply: 'build',
    configResolved(config) {
      mode = config.mode;
      folder = resolve(config.root, config.build.outDir);
    },
    // When everything else has been written.
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const code = await bundleScript('src/app/offline/service-worker/service-worker.ts', 'recallServiceWorker', mode);
        writeFileSync(join(folder, SERVICE_WORKER), code);
        writeBuildList(folder);
      },
    },
  };
}
