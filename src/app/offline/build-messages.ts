/** What a page and the service worker tell each other. Pages and workers of different versions talk: additions only. */

/** From a page: it lives, and this is the build that it was loaded from. */
export interface PageMessage {
  type: 'page';
  build: string;
}

export type WorkerMessage =
  /** The builds that are stored whole, newest first. */
  | { type: 'builds'; complete: readonly string[] }
  /** The worker's own build could not be stored; `reason` is a sentence. It is tried again later. */
  | { type: 'failed'; reason: string };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** null for anything that is not a message of this kind. */
export function readPageMessage(data: unknown): PageMessage | null {
  return isRecord(data) && data['type'] === 'page' && typeof data['build'] === 'string' ? { type: 'page', build: data['build'] } : null;
}

/** null for anything that is not a message of this kind. */
export function readWorkerMessage(data: unknown): WorkerMessage | null {
  if (!isRecord(data)) return null;
  const { type, complete, reason } = data;
  if (type === 'builds' && Array.isArray(complete)) return { type, complete: complete.filter((id) => typeof id === 'string') };
  return type === 'failed' && typeof reason === 'string' ? { type, reason } : null;
}
