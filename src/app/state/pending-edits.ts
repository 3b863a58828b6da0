/**
 * Edits of very large files reach the store a moment later, so that typing stays quick. Whoever needs the store's files
 * as the editor shows them (a run does, and so does what says whether everything is stored) has them written first.
 */
const pending = new Map<string, { write: () => void; timer: ReturnType<typeof setTimeout> }>();
const listeners = new Set<() => void>();

/** Writes an edit after a short pause in typing; a later edit of the same file takes its place. */
export function deferEdit(path: string, write: () => void): void {
  const before = pending.get(path);
  if (before) clearTimeout(before.timer);
  const timer = setTimeout(() => flushPendingEdits(path), 300);
  pending.set(path, { write, timer });
  tell();
}

/** Writes what waits: of one file, or of all. */
export function flushPendingEdits(path?: string): void {
  for (const [key, { write, timer }] of [...pending]) {
    if (path !== undefined && key !== path) continue;
    clearTimeout(timer);
    pending.delete(key);
    write();
  }
  tell();
}

/** Forgets what waits of a file that has been replaced or deleted. */
export function dropPendingEdit(path: string): void {
  const waiting = pending.get(path);
  if (waiting) clearTimeout(waiting.timer);
  pending.delete(path);
  tell();
}

/** Whether an edit waits that the store does not have yet. */
export function hasPendingEdits(): boolean {
  return pending.size > 0;
}

/** Calls back whenever edits begin or cease to wait. */
export function onPendingEdits(listener: () => void): void {
  listeners.add(listener);
}

function tell(): void {
  listeners.forEach((listener) => listener());
}
