import { readInputs } from '../../workspace/import';
import type { ImportAnswer, ImportRequest } from './import-messages';

/** Reads one import, off the page's thread, so that the page can be used meanwhile and can end it. */

/** Progress is told at most this often, in milliseconds: a zip may have thousands of files. */
const TELL_EVERY = 50;

// The compiler knows the page's globals; a worker's postMessage takes no origin.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

function answer(message: ImportAnswer): void {
  scope.postMessage(message);
}

scope.addEventListener('message', (event: MessageEvent<ImportRequest>) => {
  let told = 0;
  void readInputs(event.data.files, (done, total) => {
    const now = performance.now();
    if (now - told < TELL_EVERY) return;
    told = now;
    answer({ kind: 'progress', done, total });
  }).then(
    (inputs) => answer({ kind: 'read', inputs }),
    // Out of memory, mostly. An error that nobody catches is what the page listens for.
    (error: unknown) => scope.reportError(error),
  );
});
