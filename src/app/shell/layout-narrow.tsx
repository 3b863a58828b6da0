import { Bell, Code, Database, FolderTree, GraduationCap, List } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { Tab, TabList, Tabs } from 'react-aria-components';
import { CachePanel } from '../cache/cache-panel';
import { EditorArea } from '../editor/editor-area';
import { EventsPanel } from '../events/events-panel';
import { FilePanel } from '../files/file-panel';
import { LessonsPanel } from '../lessons/lessons-panel';
import { useAppStore } from '../state/use-app';
import { cx } from '../ui/cx';
import { TabPanel } from '../ui/tab-panel';
import { ResultTabs } from './panels';
import { PANES, useShell, type Pane } from './shell-state';
import styles from './layout-narrow.module.css';

const ICONS: Record<Pane, ReactNode> = {
  Files: <FolderTree aria-hidden />,
  Editor: <Code aria-hidden />,
  Cache: <Database aria-hidden />,
  Events: <List aria-hidden />,
  Lessons: <GraduationCap aria-hidden />,
  Results: <Bell aria-hidden />,
};

const PANELS: Record<Pane, ReactNode> = {
  Files: <FilePanel />,
  Editor: <EditorArea />,
  Cache: <CachePanel />,
  Events: <EventsPanel />,
  Lessons: <LessonsPanel />,
  Results: <ResultTabs />,
};

/** What the application asks to be shown decides the pane: a line the editor, a tab its pane. */
function usePaneFollowsState(): void {
  const store = useAppStore();
  const showPane = useShell((state) => state.showPane);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.reveal !== before.reveal && state.reveal) showPane('Editor');
        else if (state.activePath !== before.activePath && state.activePath !== null) showPane('Editor');
        else if (state.leftTab !== before.leftTab) showPane(state.leftTab);
        else if (state.bottomTab !== before.bottomTab) showPane('Results');
      }),
    [store, showPane],
  );
}

/** One pane at a time with a switcher at the foot, for narrow screens. */
export function NarrowLayout() {
  const pane = useShell((state) => state.pane);
  const showPane = useShell((state) => state.showPane);
  usePaneFollowsState();
  return (
    <Tabs
      className={cx(styles.layout)}
      selectedKey={pane}
      onSelectionChange={(key) => {
        const chosen = PANES.find((name) => name === key);
        if (chosen) showPane(chosen);
      }}
    >
      <nav className={styles.switcher} aria-label="Panes">
        <TabList className={cx(styles.list)} aria-label="Panes">
          {PANES.map((name) => (
            <Tab key={name} id={name} className={cx(styles.tab)}>
              {ICONS[name]}
              {name}
            </Tab>
          ))}
        </TabList>
      </nav>
      <main className={styles.main}>
        {PANES.map((name) => (
          <TabPanel key={name} id={name} className={cx(styles.panel)}>
            {PANELS[name]}
          </TabPanel>
        ))}
      </main>
    </Tabs>
  );
}
