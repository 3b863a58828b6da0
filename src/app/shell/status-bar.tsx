import { Keyboard, PanelBottom, PanelLeft, PanelRight } from 'lucide-react';
import type { EngineState } from '../../engine/engine-client-types';
import { counted } from '../state/count-words';
import { useApp } from '../state/use-app';
import { IconButton } from '../ui/button';
import { SavingText } from '../workspaces/saving-text';
import { useShell, type CollapsiblePanel } from './shell-state';
import { SHORTCUTS } from './shortcuts';
import styles from './status-bar.module.css';

function pythonText(engine: EngineState): string {
  switch (engine.kind) {
    case 'starting':
      return 'Python is starting';
    case 'ready':
      return `Python started in ${(engine.bootMilliseconds / 1000).toFixed(1)} s${engine.boot === 'plain' ? ' (without snapshot)' : ''}`;
    case 'failed':
      return 'Python could not be started';
  }
}

function PanelButton({ panel, label, icon }: { panel: CollapsiblePanel; label: string; icon: React.ReactNode }) {
  const collapsed = useShell((state) => state.collapsed[panel]);
  const setCollapsed = useShell((state) => state.setCollapsed);
  const shortcuts = { files: SHORTCUTS.files, side: SHORTCUTS.sidePanel, results: SHORTCUTS.results };
  return (
    <IconButton
      size="small"
      label={label}
      icon={icon}
      isPressed={!collapsed}
      tooltip={collapsed ? `Show: ${label}` : `Hide: ${label}`}
      shortcut={shortcuts[panel]}
      onPress={() => setCollapsed(panel, !collapsed)}
    />
  );
}

/** The line at the foot of a wide screen: which panels are shown, and what the workspace and Python are. */
export function StatusBar() {
  const engine = useApp((state) => state.engine);
  const name = useApp((state) => state.workspace.name);
  const detections = useApp((state) => state.detections);
  const events = useApp((state) => state.events);
  const sweeper = useApp((state) => state.settings.sweeper);
  const helpers = useApp((state) => state.settings.helpers);
  const setShortcutsOpen = useShell((state) => state.setShortcutsOpen);
  const enabled = detections.filter((detection) => detection.enabled).length;
  return (
    <footer className={styles.bar}>
      <div className={styles.panels} role="group" aria-label="Panels">
        <PanelButton panel="files" label="Files panel" icon={<PanelLeft aria-hidden />} />
        <PanelButton panel="results" label="Results panel" icon={<PanelBottom aria-hidden />} />
        <PanelButton panel="side" label="Cache and events panel" icon={<PanelRight aria-hidden />} />
        <IconButton
          size="small"
          label="Keyboard shortcuts"
          icon={<Keyboard aria-hidden />}
          shortcut={SHORTCUTS.shortcuts}
          onPress={() => setShortcutsOpen(true)}
        />
      </div>
      <SavingText />
      <span className={styles.name}>{name}</span>
      <span>
        {counted(detections.length, 'detection')}
        {enabled < detections.length && ` (${enabled.toLocaleString('en-US')} enabled)`}
      </span>
      <span>{counted(events.length, 'event')}</span>
      <span className={styles.end}>Sweeper: {sweeper}</span>
      <span>Helpers {helpers}</span>
      <span>{pythonText(engine)}</span>
    </footer>
  );
}
