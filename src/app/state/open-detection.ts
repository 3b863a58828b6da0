import type { DetectionSpec } from '../../workspace/workspace-types';
import type { AppState, AppStoreApi } from './app-state';
import { flushPendingEdits } from './pending-edits';

/** The detection whose Python or YAML is the open file; of several with the same Python, the one that the others are derived from. Null where it is none's. */
export function openDetection({ detections, activePath }: Pick<AppState, 'detections' | 'activePath'>): DetectionSpec | null {
  if (activePath === null) return null;
  return (
    detections.find(({ yamlPath }) => yamlPath === activePath) ??
    detections.find(({ path, base }) => path === activePath && base === undefined) ??
    detections.find(({ path }) => path === activePath) ??
    null
  );
}

/** Runs the unit tests of the open detection as it is written by now, and shows them; false where no detection is open. */
export function runOpenTests(store: AppStoreApi): boolean {
  flushPendingEdits();
  const { setBottomTab, runTests, ...state } = store.getState();
  const detection = openDetection(state);
  if (detection === null) return false;
  setBottomTab('Tests');
  void runTests({ detection: detection.id });
  return true;
}
