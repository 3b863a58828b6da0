import { yamlForPython } from '../../workspace/new-detection';
import { checkPath } from '../../workspace/paths';
import { MAX_YAML } from '../../workspace/read-yaml';
import { addTest } from '../../workspace/yaml-tests';
import { prettyJson } from '../ui/json-text';
import { detectionFile } from '../../workspace/detection-spec';
import type { AppActions } from './app-state';
import type { AppContext } from './context';
import { rememberFiles } from './moments';
import { applyWorkspace, withTexts } from './workspace-state';

/** Unit tests that are made of events. */
export function caseActions(context: AppContext): Pick<AppActions, 'makeTest'> {
  const { get } = context;
  return {
    makeTest(row, path, { name, expectedResult }) {
      const { workspace, detections } = get();
      const detection = detections.find((one) => detectionFile(one) === path);
      if (!detection) throw new Error(`${path} is no detection any more.`);
      const { yamlPath } = detection;
      const fresh = yamlPath === null ? yamlForPython(path, { logTypes: row.logType === null ? null : [row.logType], enabled: detection.enabled }) : null;
      const target = yamlPath ?? fresh?.path ?? '';
      const other = fresh && workspace.files.find((file) => file.path.toLowerCase() === target.toLowerCase());
      if (other) throw new Error(`${other.path} is there, but does not describe ${path}: give its Filename the name of the Python file, then try again.`);
      const fault = checkPath(target);
      if (fault !== null) throw new Error(fault);
      const text = fresh?.text ?? workspace.files.find((file) => file.path === target)?.text ?? '';
      const laidOut = prettyJson(row.text);
      const added = addTest(text, { name, expectedResult, log: typeof laidOut === 'string' ? laidOut : row.text });
      if (added === null) throw new Error(`${target} has no list of tests that this one could be added to: Tests must be a list and the YAML without errors, and no object in the event may have a name twice.`);
      if (added.text.length > MAX_YAML) throw new Error(`${target} would become too long to be read. Make tests of smaller events, or delete some.`);
      const texts = new Map([[target, added.text]]);
      rememberFiles(context, `Test “${added.name}”`, texts);
      applyWorkspace(context, withTexts(workspace, texts), context.history.labels(get().run));
      context.toast(`Added the test “${added.name}” to ${target}.`, { label: 'Show', run: () => get().showLine(target, added.line) });
    },
  };
}
