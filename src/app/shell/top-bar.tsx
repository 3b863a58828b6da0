import { Eraser, FolderUp, ListRestart, Moon, Play, Redo2, Settings, Share2, Square, StepForward, Sun, SunMoon, Undo2, Upload } from 'lucide-react';
import { ClockControl } from '../clock/clock-control';
import { useHandEdits } from '../hand-edits/hand-edits-view';
import { PastButton } from '../past/past-button';
import { useApp, useRefusal, useTableRefusal } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { cx } from '../ui/cx';
import { Select } from '../ui/select';
import { SavingText } from '../workspaces/saving-text';
import { WorkspaceMenu } from '../workspaces/workspace-menu';
import { Brand } from './brand';
import { ExportMenu } from './export-menu';
import { chooseImportFiles, chooseImportFolder, ImportInputs } from './import-input';
import { RunStatus } from './run-status';
import { useShell } from './shell-state';
import { SHORTCUTS } from './shortcuts';
import { nextTheme } from './theme';
import styles from './top-bar.module.css';

function RunButtons() {
  const refusal = useRefusal();
  const run = useApp((state) => state.run.kind);
  const loaded = useApp((state) => state.loaded);
  const failed = useApp((state) => state.engine.kind === 'failed');
  const startRun = useApp((state) => state.startRun);
  const step = useApp((state) => state.step);
  const stop = useApp((state) => state.stop);
  const importing = useApp((state) => state.importing);
  const isPast = useApp((state) => state.past !== null);
  const testing = useApp((state) => state.tests.running !== null);
  const busy = run === 'running' || run === 'loading';
  const cannotRun = busy || testing || !loaded || failed || refusal !== null;
  return (
    <div className={styles.group}>
      <Button
        variant="primary"
        icon={<Play aria-hidden />}
        isDisabled={cannotRun}
        onPress={() => void startRun()}
        tooltip={refusal ?? `${isPast ? 'Go back to now. ' : ''}${run === 'paused' ? 'Continue to the end' : 'Run the enabled events through the enabled detections'}`}
        shortcut={SHORTCUTS.run}
      >
        Run
      </Button>
      <Button
        label="Step"
        icon={<StepForward aria-hidden />}
        isDisabled={cannotRun}
        onPress={() => void step()}
        tooltip={refusal ?? `${isPast ? 'Go back to now. ' : ''}Process one event`}
        shortcut={SHORTCUTS.step}
      >
        <span className={styles.wideText}>Step</span>
      </Button>
      <Button
        label="Stop"
        icon={<Square aria-hidden />}
        isDisabled={!busy && run !== 'paused' && !importing && !testing}
        onPress={stop}
        tooltip={testing ? 'End the unit tests; the results so far stay' : importing && !busy ? 'End the import; nothing of it is taken over' : 'End the run; the events processed so far stay'}
        shortcut={SHORTCUTS.stop}
      >
        <span className={styles.wideText}>Stop</span>
      </Button>
    </div>
  );
}

function StartFrom() {
  const startFrom = useApp((state) => state.settings.startFrom);
  const setSettings = useApp((state) => state.setSettings);
  const isDisabled = useRefusal() !== null;
  return (
    <Select
      label="Start from"
      labelPlacement="beside"
      options={['empty table', 'this table']}
      value={startFrom}
      isDisabled={isDisabled}
      onChange={(value) => setSettings({ startFrom: value })}
    />
  );
}

function HistoryButtons() {
  const undoLabel = useApp((state) => state.undoLabel);
  const redoLabel = useApp((state) => state.redoLabel);
  const undo = useApp((state) => state.undo);
  const redo = useApp((state) => state.redo);
  const hasEdits = useApp((state) => state.handEdits.length > 0);
  const setEditsOpen = useHandEdits((view) => view.setOpen);
  const refusal = useRefusal();
  return (
    <div className={styles.group}>
      <IconButton
        label="Undo"
        icon={<Undo2 aria-hidden />}
        isDisabled={undoLabel === null || refusal !== null}
        onPress={undo}
        tooltip={undoLabel === null ? 'Nothing to undo' : `Undo: ${undoLabel}`}
        shortcut={SHORTCUTS.undo}
      />
      <IconButton
        label="Redo"
        icon={<Redo2 aria-hidden />}
        isDisabled={redoLabel === null || refusal !== null}
        onPress={redo}
        tooltip={redoLabel === null ? 'Nothing to redo' : `Redo: ${redoLabel}`}
        shortcut={SHORTCUTS.redo}
      />
      <span className={styles.wideOnly}>
        <IconButton
          label="Edits by hand"
          icon={<ListRestart aria-hidden />}
          onPress={() => setEditsOpen(true)}
          tooltip={hasEdits ? 'Edits by hand: take back one of them, and keep the runs that came later' : 'Edits by hand: none yet'}
          shortcut={SHORTCUTS.handEdits}
        />
      </span>
    </div>
  );
}

function ThemeButton() {
  const theme = useApp((state) => state.theme);
  const setTheme = useApp((state) => state.setTheme);
  const icons = { system: <SunMoon aria-hidden />, light: <Sun aria-hidden />, dark: <Moon aria-hidden /> };
  return (
    <IconButton
      label={`Theme: ${theme}`}
      icon={icons[theme]}
      onPress={() => setTheme(nextTheme(theme))}
      shortcut={SHORTCUTS.theme}
    />
  );
}

/** The bar over everything: runs, what a run starts from, time, history, files in and out. */
export function TopBar() {
  const resetCache = useApp((state) => state.resetCache);
  const refusal = useRefusal();
  const tableRefusal = useTableRefusal();
  const loaded = useApp((state) => state.loaded);
  const setSettingsOpen = useShell((state) => state.setSettingsOpen);
  const setShareOpen = useShell((state) => state.setShareOpen);
  return (
    <header className={styles.bar}>
      <Brand />
      <div className={styles.workspace}>
        <WorkspaceMenu />
      </div>
      <RunButtons />
      <div className={styles.setup}>
        <StartFrom />
        <Button
          label="Reset cache"
          variant="quiet"
          icon={<Eraser aria-hidden />}
          onPress={resetCache}
          isDisabled={tableRefusal !== null}
          tooltip={tableRefusal ?? 'Delete all items of the table (can be undone)'}
          shortcut={SHORTCUTS.resetCache}
        >
          <span className={styles.roomyText}>Reset cache</span>
        </Button>
      </div>
      <HistoryButtons />
      <RunStatus />
      <span className={styles.narrowOnly}>
        <SavingText isSmall />
      </span>
      <div className={styles.clock}>
        <PastButton />
        <ClockControl />
      </div>
      <div className={cx(styles.group, styles.files)}>
        <Button
          label="Import"
          variant="quiet"
          icon={<Upload aria-hidden />}
          onPress={chooseImportFiles}
          isDisabled={refusal !== null}
          tooltip={refusal ?? 'Import files, a workspace or events'}
          shortcut={SHORTCUTS.import}
        >
          <span className={styles.roomyText}>Import</span>
        </Button>
        <IconButton
          label="Import folder"
          icon={<FolderUp aria-hidden />}
          onPress={chooseImportFolder}
          isDisabled={refusal !== null}
          tooltip={refusal ?? 'Import a folder: the tree of detections that your team keeps in git'}
        />
        <ImportInputs />
        <ExportMenu />
        <Button
          label="Share"
          variant="quiet"
          icon={<Share2 aria-hidden />}
          isDisabled={!loaded}
          onPress={() => setShareOpen(true)}
          tooltip="Share the workspace as a link, a file or Markdown"
          shortcut={SHORTCUTS.share}
        >
          <span className={styles.roomyText}>Share</span>
        </Button>
        <IconButton
          label="Settings"
          icon={<Settings aria-hidden />}
          onPress={() => setSettingsOpen(true)}
          shortcut={SHORTCUTS.settings}
        />
        <span className={styles.wideOnly}>
          <ThemeButton />
        </span>
      </div>
    </header>
  );
}
