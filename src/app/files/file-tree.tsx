import { ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Key } from 'react-aria-components';
import { Button, Collection, ListLayout, Tree, TreeItem, TreeItemContent, Virtualizer } from 'react-aria-components';
import { NARROW, useMedia } from '../shell/use-media';
import { useApp, useAppStore } from '../state/use-app';
import { cx } from '../ui/cx';
import { ContextMenu } from '../ui/menu';
import { fileActions, useFileDialogs } from './file-actions';
import { GROUPS, type FileEntry } from './file-list';
import { FileRow } from './file-row';
import styles from './file-tree.module.css';

interface OpenMenu {
  entry: FileEntry;
  anchor: Element;
}

/** The list of files as a tree of groups. Enter or a click opens a file; F2, Delete and the context menu do the rest. */
export function FileTree({ entries }: { entries: readonly FileEntry[] }) {
  const store = useAppStore();
  const activePath = useApp((state) => state.activePath);
  const openFile = useApp((state) => state.openFile);
  const dialogs = useFileDialogs();
  const large = useMedia(`${NARROW}, (pointer: coarse)`);
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set());
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const anchor = useRef<Element | null>(null);

  const groups = GROUPS.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) })).filter(
    (group) => group.entries.length > 0,
  );
  const openMenu = (entry: FileEntry, at: Element) => {
    anchor.current = at;
    setMenu({ entry, anchor: at });
  };
  const entryAt = (element: EventTarget): { entry: FileEntry; row: Element } | null => {
    const row = element instanceof Element ? element.closest('[data-path]') : null;
    const entry = entries.find(({ path }) => path === row?.getAttribute('data-path'));
    return row && entry ? { entry, row } : null;
  };
  const focused = (): FileEntry | undefined => {
    const row = document.activeElement?.closest('[role=row]')?.querySelector('[data-path]');
    return entries.find(({ path }) => path === row?.getAttribute('data-path'));
  };

  return (
    <div
      className={styles.scroll}
      onContextMenu={(event) => {
        const at = entryAt(event.target) ?? entryAt(event.currentTarget.querySelector('[data-focused] [data-path]') ?? event.target);
        if (!at) return;
        event.preventDefault();
        openMenu(at.entry, at.row);
      }}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLInputElement) return;
        const entry = focused();
        if (!entry) return;
        if (event.key === 'F2' && entry.group !== 'Wheels') dialogs.rename(entry.path);
        else if (event.key === 'Delete') dialogs.remove(entry);
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: large ? 40 : 26 }}>
        <Tree
          className={cx(styles.tree)}
          aria-label="Files"
          selectionMode="none"
          items={groups}
          // The rows read these beside their own entry; the tree keeps rows whose item has not changed.
          dependencies={[activePath, entries]}
          expandedKeys={groups.map(({ group }) => group).filter((group) => !closed.has(group))}
          onExpandedChange={(open) => setClosed(new Set(GROUPS.filter((group) => !open.has(group))))}
          onAction={(key) => {
            if (typeof key === 'string' && entries.some((entry) => entry.path === key)) openFile(key);
          }}
        >
          {({ group, entries: files }) => (
            <TreeItem id={group} textValue={group} className={cx(styles.item)}>
              <TreeItemContent>
                {({ isExpanded }) => (
                  <div className={styles.group}>
                    <Button slot="chevron" className={cx(styles.chevron, isExpanded && styles.open)}>
                      <ChevronRight aria-hidden />
                    </Button>
                    {group}
                    <span className={styles.count}>{files.length.toLocaleString('en-US')}</span>
                  </div>
                )}
              </TreeItemContent>
              <Collection items={files} dependencies={[activePath, entries]}>
                {(entry) => (
                  <TreeItem id={entry.path} textValue={entry.name} className={cx(styles.item)}>
                    <TreeItemContent>
                      <FileRow entry={entry} isActive={activePath === entry.path} yamlActive={activePath !== null && activePath === entry.yamlPath} onMenu={openMenu} />
                    </TreeItemContent>
                  </TreeItem>
                )}
              </Collection>
            </TreeItem>
          )}
        </Tree>
      </Virtualizer>
      <ContextMenu
        label={menu ? `Actions for ${menu.entry.name}` : 'Actions'}
        anchor={anchor}
        isOpen={menu !== null}
        onClose={() => setMenu(null)}
        actions={menu ? fileActions(menu.entry, store, dialogs) : []}
      />
    </div>
  );
}
