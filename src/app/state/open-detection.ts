import type { DetectionSpec } from '../../workspace/workspace-types';
import type { AppState } from './app-state';

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
