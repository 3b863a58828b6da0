import { generateFile } from '../../workspace/samples/generate-file';
import type { GeneratorChoices } from '../../workspace/samples/generate';
import { sentence } from '../../workspace/sentence';

/** Makes events off the page's thread. The page sends its choices once, and ends the worker when it has all or wants none. */

/** What the worker answers: how far it is, each part of the file, and how it ended. */
export type GeneratorAnswer = { kind: 'progress'; events: number } | { kind: 'part'; text: string } | { kind: 'done' } | { kind: 'failed'; message: string };

/** Progress is told at most this often, in milliseconds. */
const TELL_EVERY = 50;

// The compiler knows the page's globals; a worker's postMessage takes no origin.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

function answer(message: GeneratorAnswer): void {
  scope.postMessage(message);
}

scope.addEventListener('message', (event: MessageEvent<GeneratorChoices>) => {
  let told = 0;
  try {
    for (const { events, part } of generateFile(event.data)) {
      if (part !== null) answer({ kind: 'part', text: part });
      const now = performance.now();
      if (now - told < TELL_EVERY) continue;
      told = now;
      answer({ kind: 'progress', events });
    }
    answer({ kind: 'done' });
  } catch (error) {
    answer({ kind: 'failed', message: sentence(error) });
  }
});
