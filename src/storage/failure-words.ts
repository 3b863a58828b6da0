import { formatBytes } from './format-bytes';
import type { Space } from './storage-types';

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.message : String(error);
}

/** Why something cannot be read or stored, as a sentence. */
export function reasonOf(error: unknown): string {
  if (isFull(error)) return "The browser's space for this site is full. Delete workspaces for good to make room.";
  const message = messageOf(error);
  return /[.!?]$/.test(message) ? message : `The browser's storage says: ${message}.`;
}

/** Why storing fails and what helps, as a sentence for the user. */
export function failureWords(error: unknown, space: Space | null): string {
  const kept = 'The changes are kept in this page, and storing is tried again.';
  if (isFull(error)) {
    const used = space ? ` (${formatBytes(space.used)} of ${formatBytes(space.quota)} used)` : '';
    return `Changes could not be stored: the browser's space for this site is full${used}. ${kept} Delete workspaces for good, or export this one.`;
  }
  return `Changes could not be stored (${messageOf(error)}). ${kept} Export the workspace before you close the page.`;
}

/** For a page that was taken over before its last changes were stored. */
export const LOST_TO_ANOTHER =
  'Another tab has taken this workspace over before the last changes made here were stored. They are in this page only: open a copy to keep them.';

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
