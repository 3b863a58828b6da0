import type { ImportAnswer, ImportRequest } from './import-messages';
import { readImport } from './import-reader';
import type { ReadImport } from './import-reader';

/** Reads one import, off the page's thread, so that the page can be used meanwhile and can end it. */

/** Progress is told at most this often, in milliseconds: a zip may have thousands of files. */
const TELL_EVERY = 50;
/** Items or problems in a message. */
const AT_ONCE = 500;

// The compiler knows the page's globals; a worker's postMessage takes no origin.
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

function answer(message: ImportAnswer): void {
  scope.postMessage(message);
}

/** Hands over what was read, files, items and problems of tables first. */
function hand(content: ReadImport): void {
  for (const file of content.files) answer({ kind: 'file', file });
  content.tables.forEach(({ items, problems }, table) => {
    for (let at = 0; at < items.length; at += AT_ONCE) answer({ kind: 'items', table, items: items.slice(at, at + AT_ONCE) });
    for (let at = 0; at < problems.length; at += AT_ONCE) answer({ kind: 'problems', table, problems: problems.slice(at, at + AT_ONCE) });
  });
  answer({ kind: 'read', content: { ...content, files: [], tables: content.tables.map((table) => ({ ...table, items: [], problems: [] })) } });
}

scope.addEventListener('message', (event: MessageEvent<ImportRequest>) => {
  let told = 0;
  void readImport(event.data.files, (done, total) => {
    const now = performance.now();
    if (now - told < TELL_EVERY) return;
    told = now;
    answer({ kind: 'progress', done, total });
  }).then(
    hand,
    // Out of memory, mostly. An error that nobody catches is what the page listens for.
    (error: unknown) => scope.reportError(error),
  );
});
