import type { Item } from '../../trace/item';
import { errorIn } from '../../workspace/error-in';
import type { ImportFile } from '../../workspace/import-reading';
import type { FileProblem, WorkspaceFile } from '../../workspace/workspace-types';
import type { ImportAnswer, ImportRequest } from './import-messages';
import type { ImportReader, ReadImport } from './import-reader';

/** Reads in a worker of its own, which ends with the import. `signal` ends it at once, whatever it is doing. */
export const readInWorker: ImportReader = (files, onProgress, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve(null);
      return;
    }
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' });
    let begun = false;
    const taken: WorkspaceFile[] = [];
    /** By the number of their table. */
    const items: Item[][] = [];
    const problems: FileProblem[][] = [];
    const end = (content: ReadImport | null): void => {
      worker.terminate();
      signal.removeEventListener('abort', stop);
      resolve(content);
    };
    const stop = (): void => end(null);
    signal.addEventListener('abort', stop);
    worker.addEventListener('message', (event: MessageEvent<ImportAnswer>) => {
      const answer = event.data;
      begun = true;
      switch (answer.kind) {
        case 'progress':
          if (!signal.aborted) onProgress(answer.done, answer.total);
          break;
        case 'file':
          taken.push(answer.file);
          break;
        case 'items':
          (items[answer.table] ??= []).push(...answer.items);
          break;
        case 'problems':
          (problems[answer.table] ??= []).push(...answer.problems);
          break;
        case 'read':
          end({ ...answer.content, files: taken, tables: answer.content.tables.map((table, index) => ({ ...table, items: items[index] ?? [], problems: problems[index] ?? [] })) });
          break;
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(unread(files, begun));
    });
    worker.addEventListener('messageerror', () => end(unread(files, begun)));
    const request: ImportRequest = { files };
    worker.postMessage(request);
  });

/** An import of which nothing could be read, because its worker ended. */
function unread(files: readonly ImportFile[], begun: boolean): ReadImport {
  const message = begun
    ? 'The import ended early, most likely because it needs more memory than the browser gives. Nothing of it was taken over. Import fewer or smaller files.'
    : 'The import could not be started. Reload the page and try again.';
  const path = files.length === 1 ? (files[0]?.name ?? '') : `${files.length.toLocaleString('en-US')} files`;
  return { files: [], tables: [], problems: [errorIn(path, null, message)], errors: 1, notes: [], split: [], isTree: false, leftOut: [], isWhole: false };
}
