import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { SharedWorkspace } from '../../workspace/share/share-types';
import { UserLines, UserText } from '../ui/user-text';
import { shorten } from '../ui/show-text';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import { SearchField } from '../ui/search-field';
import { previewFiles, type PreviewFile } from './preview-files';
import styles from './share.module.css';

/** Files that are listed at a time, and characters that are shown at a time: a page can draw no more at once. */
const MAX_LISTED = 200;
const PAGE = 50_000;

function Viewer({ file }: { file: PreviewFile }): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const rest = file.text.length - limit;
  return (
    <div className={styles.viewer}>
      <UserLines text={file.text === '' ? '(empty)' : shorten(file.text, limit)} label={`Text of ${file.name}`} />
      {rest > 0 && <Button onPress={() => setLimit(limit + PAGE)}>Show more ({rest.toLocaleString('en-US')} characters are left)</Button>}
    </div>
  );
}

/** What is in a shared workspace, file by file, as plain text. Nothing of it is run, drawn or coloured. */
export function SharePreview({ shared }: { shared: SharedWorkspace }): ReactNode {
  const files = useMemo(() => previewFiles(shared), [shared]);
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = files.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  const file = files.find(({ id }) => id === chosen) ?? files.find(({ name }) => name.endsWith('.py')) ?? files[0];
  if (!file) return <p>It has no files.</p>;
  return (
    <div className={styles.preview}>
      <div className={styles.choice}>
        {files.length > 10 && (
          <div>
            <SearchField label="Filter files" value={filter} onChange={setFilter} />
          </div>
        )}
        <ListBox
          className={cx(styles.list)}
          aria-label="Files in it"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[file.id]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (typeof key === 'string') setChosen(key);
          }}
        >
          {found.slice(0, MAX_LISTED).map(({ id, name }) => (
            <ListBoxItem key={id} id={id} textValue={name} className={cx(styles.option)}>
              <UserText text={name} />
            </ListBoxItem>
          ))}
        </ListBox>
        {found.length > MAX_LISTED && <p className={styles.muted}>and {(found.length - MAX_LISTED).toLocaleString('en-US')} more: filter by name to see them</p>}
      </div>
      <Viewer key={file.id} file={file} />
    </div>
  );
}
