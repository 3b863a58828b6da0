import { byCodeUnits } from '../paths';
import type { Workspace } from '../workspace-types';

const FOLDER = './files/';
const texts = import.meta.glob<string>('./files/**/*', { query: '?raw', import: 'default', eager: true });

/**
 * The workspace that a new user starts with: five detections that show a dictionary, a string set, a counter and a key
 * that two of them share, and two weeks of events in which something happens. A fresh object each time.
 */
export function startingWorkspace(): Workspace {
  const files = Object.entries(texts)
    .map(([file, text]) => ({ path: file.slice(FOLDER.length), text }))
    .sort((a, b) => byCodeUnits(a.path, b.path));
  return { name: 'Starting workspace', files, disabledPaths: [] };
}
