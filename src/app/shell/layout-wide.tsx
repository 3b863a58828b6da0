import { useEffect, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { EditorArea } from '../editor/editor-area';
import { FilePanel } from '../files/file-panel';
import { layoutStorage } from './layout-storage';
import { ResultTabs, SideTabs } from './panels';
import { useShell, type CollapsiblePanel } from './shell-state';
import { StatusBar } from './status-bar';
import styles from './layout-wide.module.css';

interface FoldingPanelProps {
  id: CollapsiblePanel;
  label: string;
  defaultSize: string;
  minSize: string;
  children: ReactNode;
}

/** A panel that can be folded away, by dragging its edge or by its button in the status bar. */
function FoldingPanel({ id, label, defaultSize, minSize, children }: FoldingPanelProps) {
  const ref = usePanelRef();
  const collapsed = useShell((state) => state.collapsed[id]);
  const setCollapsed = useShell((state) => state.setCollapsed);
  useEffect(() => {
    const panel = ref.current;
    if (!panel || panel.isCollapsed() === collapsed) return;
    if (collapsed) panel.collapse();
    else panel.expand();
  }, [collapsed, ref]);
  return (
    <Panel
      id={id}
      panelRef={ref}
      collapsible
      defaultSize={defaultSize}
      minSize={minSize}
      onResize={(size) => setCollapsed(id, size.inPixels < 1)}
    >
      {!collapsed && (
        <section className={styles.panel} aria-label={label}>
          {children}
        </section>
      )}
    </Panel>
  );
}

/** Everything at once, in panels whose sizes are remembered. */
export function WideLayout() {
  const whole = useDefaultLayout({ id: 'layout', panelIds: ['files', 'work'], storage: layoutStorage });
  const work = useDefaultLayout({ id: 'work', panelIds: ['upper', 'results'], storage: layoutStorage });
  const upper = useDefaultLayout({ id: 'upper', panelIds: ['editor', 'side'], storage: layoutStorage });
  return (
    <>
      <main className={styles.main}>
        <Group {...whole} orientation="horizontal">
          <FoldingPanel id="files" label="Files" defaultSize="230px" minSize="150px">
            <FilePanel />
          </FoldingPanel>
          <Separator className={styles.separator} aria-label="Resize files" />
          <Panel id="work" minSize="30%">
            <Group {...work} orientation="vertical">
              <Panel id="upper" minSize="20%">
                <Group {...upper} orientation="horizontal">
                  <Panel id="editor" minSize="20%">
                    <section className={styles.panel} aria-label="Editor">
                      <EditorArea />
                    </section>
                  </Panel>
                  <Separator className={styles.separator} aria-label="Resize editor" />
                  <FoldingPanel id="side" label="Cache and events" defaultSize="52%" minSize="260px">
                    <SideTabs />
                  </FoldingPanel>
                </Group>
              </Panel>
              <Separator className={styles.separator} aria-label="Resize results" />
              <FoldingPanel id="results" label="Results" defaultSize="38%" minSize="120px">
                <ResultTabs />
              </FoldingPanel>
            </Group>
          </Panel>
        </Group>
      </main>
      <StatusBar />
    </>
  );
}
