import { errorIn } from './error-in';
import type { DetectionFields, Metadata } from './metadata';
import type { DataModelSpec, DetectionSpec, FileProblem } from './workspace-types';

/** Whether a data model names a Python file, or needs one. */
export function needsPython({ filename, model }: Metadata): boolean {
  return filename !== null || (model?.mappings.some((mapping) => 'method' in mapping) ?? false);
}

/**
 * A detection that is derived from another one: it runs the Python of that one under its own ID, and has its fields where it says
 * nothing itself, the log types always (documentation). Null, with a problem, where there is nothing that it can be derived from.
 */
export function deriveDetection({ id, base, fields, own, path, lines }: Metadata, detections: readonly DetectionSpec[], problems: FileProblem[]): DetectionSpec | null {
  if (id === null || base === null || fields === null) return null;
  const from = detections.find((detection) => detection.id === base);
  const refuse = (reason: string): null => {
    problems.push(errorIn(path, lines.id, `${reason}, so this detection is not run.`));
    return null;
  };
  if (from === undefined) return refuse(`BaseDetection names ${base}, but no detection of the workspace with Python has this ID`);
  if (from.base !== undefined) return refuse(`BaseDetection names ${base}, which is derived from ${from.base} itself`);
  if (from.analysisType !== fields.analysisType || from.analysisType === 'policy') return refuse(`BaseDetection names ${base}, but only rules can be derived, from rules of the same kind`);
  const overrides = Object.fromEntries(Object.entries(fields).filter(([name]) => own.has(name))) as Partial<DetectionFields>;
  return { ...from, ...overrides, id, base, yamlPath: path };
}

/** The data models, each for those of its log types that no other one before it is for. */
export function distinctModels(all: readonly DataModelSpec[], problems: FileProblem[]): DataModelSpec[] {
  const first = new Map<string, DataModelSpec>();
  return all.map((model) => {
    const logTypes = model.logTypes.filter((logType) => {
      const other = first.get(logType);
      if (other === undefined) {
        first.set(logType, model);
        return true;
      }
      if (other !== model) {
        const message = `The log type ${logType} has the data model ${other.yamlPath} already, so this one is not used for it: switch one of them off.`;
        problems.push(errorIn(model.yamlPath, null, message));
      }
      return false;
    });
    return { ...model, logTypes };
  });
}
