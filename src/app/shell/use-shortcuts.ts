import { useEffect } from 'react';
import type { AppStoreApi } from '../state/app-state';
import { useHandEdits } from '../hand-edits/hand-edits-view';
import { useAppStore } from '../state/use-app';
import { chooseImportFiles } from './import-input';
import { commandOf, type Command } from './shortcuts';
import { useShell, type CollapsiblePanel } from './shell-state';
import { nextTheme } from './theme';
import { runOpenTests } from '../state/open-detection';

/** True where keys belong to text that is being written, so that undo means the text's own. */
function writesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, .native-edit-context');
}

function toggle(panel: CollapsiblePanel): void {
  const shell = useShell.getState();
  shell.setCollapsed(panel, !shell.collapsed[panel]);
}

/** In the present the keys are the editor's. */
function stepInPast(store: AppStoreApi, kind: 'event' | 'request', direction: 'next' | 'previous'): boolean {
  const { trace, past, lookAt } = store.getState();
  if (past === null) return false;
  const to = trace.places()[direction](kind, past);
  if (to !== null) lookAt(to);
  return true;
}

/** Carries out a command. False: it does not apply now, and the key is the browser's. */
function carryOut(command: Command, store: AppStoreApi, target: EventTarget | null): boolean {
  const app = store.getState();
  const shell = useShell.getState();
  switch (command) {
    case 'run':
      void app.startRun();
      return true;
    case 'step':
      void app.step();
      return true;
    case 'stop':
      // Shift+F5 reloads a page: it is taken only while there is something to stop.
      if (!app.importing && !app.tests.running && app.run.kind !== 'running' && app.run.kind !== 'loading' && app.run.kind !== 'paused') return false;
      app.stop();
      return true;
    case 'runTests':
      app.setBottomTab('Tests');
      void app.runTests();
      return true;
    case 'runOpenTests':
      return runOpenTests(store);
    case 'resetCache':
      app.resetCache();
      return true;
    case 'undo':
    case 'redo':
      if (writesText(target)) return false;
      app[command]();
      return true;
    case 'handEdits':
      useHandEdits.getState().setOpen(true);
      return true;
    case 'import':
      chooseImportFiles();
      return true;
    case 'export':
      shell.setExportOpen(true);
      return true;
    case 'workspaces':
      shell.setWorkspaceMenuOpen(true);
      return true;
    case 'share':
      if (!app.loaded) return false;
      shell.setShareOpen(true);
      return true;
    case 'settings':
      shell.setSettingsOpen(true);
      return true;
    case 'clock':
      shell.setClockOpen(true);
      return true;
    case 'past':
      app.lookAt(app.past === null && app.trace.length > 1 ? app.trace.length : null);
      return true;
    case 'pastEvent':
      return stepInPast(store, 'event', 'next');
    case 'pastEventBack':
      return stepInPast(store, 'event', 'previous');
    case 'pastRequest':
      return stepInPast(store, 'request', 'next');
    case 'pastRequestBack':
      return stepInPast(store, 'request', 'previous');
    case 'theme':
      app.setTheme(nextTheme(app.theme));
      return true;
    case 'newDetection':
      shell.openFileDialog({ kind: 'new', what: 'detection' });
      return true;
    case 'files':
      toggle('files');
      return true;
    case 'sidePanel':
      toggle('side');
      return true;
    case 'results':
      toggle('results');
      return true;
    case 'shortcuts':
      if (writesText(target)) return false;
      shell.setShortcutsOpen(true);
      return true;
  }
}

/** Binds the shortcuts to the window, before any element (the editor binds some of these keys too). */
export function useShortcuts(): void {
  const store = useAppStore();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (command === null || event.isComposing) return;
      // A dialog over the page has the keyboard to itself.
      if (document.querySelector('[data-modal]') !== null) return;
      if (!carryOut(command, store, event.target)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [store]);
}
