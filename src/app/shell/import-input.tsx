import type { ChangeEvent } from 'react';
import { useApp } from '../state/use-app';
import hidden from '../ui/visually-hidden.module.css';

const ENDINGS = ['.zip', '.py', '.yml', '.yaml', '.json', '.jsonl', '.ndjson', '.whl', '.gz'];
const INPUT_ID = 'import-files';
const FOLDER_ID = 'import-folder';

/** Opens the browser's file choice for an import. */
export function chooseImportFiles(): void {
  document.getElementById(INPUT_ID)?.click();
}

/** Opens the browser's choice of a folder for an import. */
export function chooseImportFolder(): void {
  document.getElementById(FOLDER_ID)?.click();
}

/** The inputs behind the buttons `Import` and `Import folder`. Labelled, so that scripts and assistive technology can use them as well. */
export function ImportInputs() {
  const importFiles = useApp((state) => state.importFiles);
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])];
    // Emptied, so that the same file can be chosen twice in a row.
    event.target.value = '';
    if (files.length > 0) void importFiles(files);
  };
  // The types know no `webkitdirectory`, which every browser has under this name.
  const folders: object = { webkitdirectory: '' };
  const shared = { className: hidden.hidden, type: 'file', multiple: true, tabIndex: -1, onChange: take };
  return (
    <>
      <input {...shared} id={INPUT_ID} accept={ENDINGS.join(',')} aria-label="Import files" />
      <input {...shared} {...folders} id={FOLDER_ID} aria-label="Choose a folder to import" />
    </>
  );
}
