import { Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { droppedFiles } from '../import/dropped-files';
import { useApp } from '../state/use-app';
import styles from './drop-target.module.css';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Files dropped anywhere on the window are imported. */
export function DropTarget() {
  const importFiles = useApp((state) => state.importFiles);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Leaving an element for another one names that one; leaving the window names none.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(({ files, unread }) => importFiles(files, unread));
    };
    window.addEventListener('dragenter', drag, options);
    window.addEventListener('dragover', drag, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('drop', drop, options);
    return () => listening.abort();
  }, [importFiles]);

  if (!over) return null;
  return (
    <div className={styles.target} aria-hidden>
      <div className={styles.box}>
        <Upload />
        <p>Drop to import</p>
        <p className={styles.kinds}>a folder, .zip, .py, .yml, .json, .jsonl, .ndjson, each also .gz; .whl</p>
      </div>
    </div>
  );
}
