import { useApp } from '../state/use-app';
import hidden from '../ui/visually-hidden.module.css';

const ENDINGS = ['.zip', '.py', '.yml', '.yaml', '.json', '.jsonl', '.ndjson', '.whl', '.gz'];
const INPUT_ID = 'import-files';

/** Opens the browser's file choice for an import. */
export function chooseImportFiles(): void {
  document.getElementById(INPUT_ID)?.click();
}

/** The file input behind the `Import` button. Labelled, so that scripts and assistive technology can use it as well. */
export function ImportInput() {
  const importFiles = useApp((state) => state.importFiles);
  return (
    <input
      id={INPUT_ID}
      className={hidden.hidden}
      type="file"
      multiple
      tabIndex={-1}
      accept={ENDINGS.join(',')}
      aria-label="Import files"
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        // Emptied, so that the same file can be chosen twice in a row.
        event.target.value = '';
        if (files.length > 0) void importFiles(files);
      }}
    />
  );
}
