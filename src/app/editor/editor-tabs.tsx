import { Check, ChevronsUpDown, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { fileName, folderOf } from '../../workspace/paths';
import { useApp } from '../state/use-app';
import { IconButton } from '../ui/button';
import { MenuButton } from '../ui/menu';
import styles from './editor-tabs.module.css';

interface EditorTabsProps {
  paths: readonly string[];
  active: string;
  /** The editor, on the active file. */
  children: ReactNode;
}

/** Where an arrow key, Home or End leads from the tab at `index`; null for other keys. */
function destination(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return (index - 1 + count) % count;
    case 'ArrowRight':
      return (index + 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Whether the tabs in `list` need more room than the row around it has, with or without the button beside them. */
function useOverflow(list: RefObject<HTMLElement | null>, paths: readonly string[]): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const row = list.current?.parentElement;
    if (!row) return;
    const measure = () => setOverflows((list.current?.scrollWidth ?? 0) > row.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(row);
    measure();
    return () => observer.disconnect();
  }, [list, paths]);
  return overflows;
}

/**
 * The open files over the editor. A middle click, the cross, or Delete on a tab closes it. The panel is one and the same
 * for all tabs, so that the editor in it stays when the file changes.
 */
export function EditorTabs({ paths, active, children }: EditorTabsProps) {
  const openFile = useApp((state) => state.openFile);
  const closeFile = useApp((state) => state.closeFile);
  const panelId = useId();
  const list = useRef<HTMLDivElement>(null);
  const names = paths.map(fileName);
  const overflows = useOverflow(list, paths);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    // The button that lists the files takes room from the tabs.
  }, [active, overflows]);

  const onKeyDown = (event: KeyboardEvent, path: string, index: number) => {
    if (event.key === 'Delete') {
      closeFile(path);
      return;
    }
    const next = destination(event.key, index, paths.length);
    const nextPath = next === null ? undefined : paths[next];
    if (next === null || nextPath === undefined) return;
    event.preventDefault();
    openFile(nextPath);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };

  return (
    <div className={styles.tabs}>
      <div className={styles.row}>
        <div className={styles.list} role="tablist" aria-label="Open files" ref={list}>
          {paths.map((path, index) => {
            const name = fileName(path);
            // The folder is needed where two open files have the same name.
            const folder = names.filter((other) => other === name).length > 1 ? folderOf(path) : '';
            const isActive = path === active;
            return (
              <div
                key={path}
                className={styles.tab}
                role="tab"
                aria-label={path}
                aria-selected={isActive}
                aria-controls={isActive ? panelId : undefined}
                tabIndex={isActive ? 0 : -1}
                title={path}
                onClick={() => openFile(path)}
                onKeyDown={(event) => onKeyDown(event, path, index)}
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
                  onClick={(event) => {
                    event.stopPropagation();
                    closeFile(path);
                  }}
                >
                  <X />
                </span>
              </div>
            );
          })}
        </div>
        {overflows && (
          <MenuButton
            label="All open files"
            trigger={<IconButton label="All open files" icon={<ChevronsUpDown aria-hidden />} />}
            actions={paths.map((path) => ({
              label: path,
              icon: <Check className={path === active ? undefined : styles.unchecked} aria-hidden />,
              onAction: () => openFile(path),
            }))}
          />
        )}
      </div>
      <div id={panelId} className={styles.panel} role="tabpanel" aria-label={active}>
        {children}
      </div>
    </div>
  );
}
