import type { GeneratorChoices } from '../../workspace/samples/generate';
import type { GeneratorAnswer } from './generate.worker';

/**
 * Makes the events of the choices in a worker of its own: the texts of the parts of an events file. Null where `signal` ended it;
 * rejects with a sentence where they cannot be made.
 */
export function makeEvents(choices: GeneratorChoices, onProgress: (events: number) => void, signal: AbortSignal): Promise<string[] | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./generate.worker.ts', import.meta.url), { type: 'module', name: 'generate' });
    const parts: string[] = [];
    const end = (): void => {
      worker.terminate();
      signal.removeEventListener('abort', stop);
    };
    const stop = (): void => {
      end();
      resolve(null);
    };
    const fail = (message: string): void => {
      end();
      reject(new Error(message));
    };
    signal.addEventListener('abort', stop);
    worker.addEventListener('message', ({ data }: MessageEvent<GeneratorAnswer>) => {
      switch (data.kind) {
        case 'progress':
          onProgress(data.events);
          break;
        case 'part':
          parts.push(data.text);
          break;
        case 'done':
          end();
          resolve(parts);
          break;
        case 'failed':
          fail(data.message);
          break;
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      fail('The events could not be made, most likely because they need more memory than the browser gives. Take fewer of them.');
    });
    worker.postMessage(choices);
  });
}
