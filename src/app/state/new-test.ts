import { detectionFile } from '../../workspace/detection-spec';
import { yamlForPython } from '../../workspace/new-detection';
import { checkPath } from '../../workspace/paths';
import { MAX_YAML } from '../../workspace/read-yaml';
import type { EventRow } from '../../workspace/workspace-types';
import { addTest, type AddedTest } from '../../workspace/yaml-tests';
import { prettyJson } from '../ui/json-text';
import type { AppState } from './app-state';

/** What a unit test is made of. */
export type TestedEvent = Pick<EventRow, 'text' | 'logType'>;

/** A YAML with a test more. */
export interface NewTest extends AddedTest {
  /** The YAML, which the detection may not have had before. */
  path: string;
}

/**
 * The YAML of the detection whose Python file is at `path` with an event as a test more. Throws an Error with a sentence for the user
 * where that cannot be done.
 */
export function newTest({ workspace, detections }: Pick<AppState, 'workspace' | 'detections'>, event: TestedEvent, path: string, { name, expectedResult }: { name: string; expectedResult: boolean }): NewTest {
  const detection = detections.find((one) => detectionFile(one) === path);
  if (!detection) throw new Error(`${path} is no detection any more.`);
  const { yamlPath } = detection;
  const fresh = yamlPath === null ? yamlForPython(path, { logTypes: event.logType === null ? null : [event.logType], enabled: detection.enabled }) : null;
  const target = yamlPath ?? fresh?.path ?? '';
  const other = fresh && workspace.files.find((file) => file.path.toLowerCase() === target.toLowerCase());
  if (other) throw new Error(`${other.path} is there, but does not describe ${path}: give its Filename the name of the Python file, then try again.`);
  const fault = checkPath(target);
  if (fault !== null) throw new Error(fault);
  const text = fresh?.text ?? workspace.files.find((file) => file.path === target)?.text ?? '';
  const laidOut = prettyJson(event.text);
  const added = addTest(text, { name, expectedResult, log: typeof laidOut === 'string' ? laidOut : event.text });
  if (added === null) throw new Error(`${target} has no list of tests that this one could be added to: Tests must be a list and the YAML without errors, and no object in the event may have a name twice.`);
  if (added.text.length > MAX_YAML) throw new Error(`${target} would become too long to be read. Make tests of smaller events, or delete some.`);
  return { ...added, path: target };
}
