import type { SharedWorkspace } from '../../workspace/share/share-types';
import { counted } from '../state/count-words';

/** Something of a shared workspace that can be read as text before it is trusted. */
export interface PreviewFile {
  id: string;
  name: string;
  text: string;
}

/** The files, then settings and table, as text. */
export function previewFiles({ workspace, settings, table }: SharedWorkspace): PreviewFile[] {
  const files = workspace.files.map(({ path, text }) => {
    const off = workspace.disabledPaths.includes(path);
    return { id: `file/${path}`, name: off ? `${path} (switched off)` : path, text };
  });
  if (settings !== null) files.push({ id: 'settings', name: 'Settings', text: JSON.stringify(settings, null, 2) });
  if (table.length > 0) {
    files.push({ id: 'table', name: `Table of ${counted(table.length, 'item')}`, text: table.map((item) => JSON.stringify(item)).join('\n') });
  }
  return files;
}
