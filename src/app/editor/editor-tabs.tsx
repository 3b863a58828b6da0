import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { fileName, folderOf } from '../../workspace/paths';
import { useApp } from '../state/use-app';
import { cx } from '../ui/cx';
import styles from './editor-tabs.module.css';

interface EditorTabsProps {
  paths: readonly string[];
  active: string;
  /** The editor, on the active file. */
  children: ReactNode;
}

/** The open files over the editor. A middle click, the cross, or Delete on a tab closes it. */
export function EditorTabs({ paths, active, children }: EditorTabsProps) {
  const openFile = useApp((state) => state.openFile);
  const closeFile = useApp((state) => state.closeFile);
  const names = paths.map(fileName);
  return (
    <Tabs
      className={cx(styles.tabs)}
      selectedKey={active}
      onSelectionChange={(key) => {
        if (typeof key === 'string' && key !== active) openFile(key);
      }}
    >
      <div
        className={styles.strip}
        onKeyDown={(event) => {
          const path = event.target instanceof Element ? event.target.closest('[role=tab]')?.getAttribute('aria-label') : null;
          if (event.key === 'Delete' && path) closeFile(path);
        }}
      >
      <TabList className={cx(styles.list)} aria-label="Open files">
        {paths.map((path) => {
          const name = fileName(path);
          // The folder is needed where two open files have the same name.
          const folder = names.filter((other) => other === name).length > 1 ? folderOf(path) : '';
          return (
            <Tab
              key={path}
              id={path}
              className={cx(styles.tab)}
              aria-label={path}
              onAuxClick={(event) => {
                if (event.button === 1) closeFile(path);
              }}
            >
              <span className={styles.name}>
                {name}
                {folder !== '' && <span className={styles.folder}>{folder}</span>}
              </span>
              <span
                className={styles.close}
                title="Close (Delete)"
                aria-hidden
                onPointerDown={(event) => event.stopPropagation()}
                onClick={(event) => {
                  event.stopPropagation();
                  closeFile(path);
                }}
              >
                <X />
              </span>
            </Tab>
          );
        })}
      </TabList>
      </div>
      <TabPanel id={active} className={cx(styles.panel)}>
        {children}
      </TabPanel>
    </Tabs>
  );
}
