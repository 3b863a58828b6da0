import { describe } from './describe';
import type { FieldReader } from './field-reader';
import type { DataModelMapping, DataModelSpec } from './workspace-types';

/**
 * Paths that are understood, as `panther_core/data_model.py` reads them: names behind dots, names in brackets and quotes, indices, and `*`.
 * The vendor takes all of JSONPath; the paths of its own models are names behind dots without exception.
 */
const KNOWN_PATH = /^(?:\$\.?|\.)?(?:(?:[^\s.[\]$*?()'"|&,:]+|\*|\[(?:\d+|\*|'[^']*'|"[^"]*")\])(?:\.(?=[^.])|(?=\[)|$))+$/;

/** Log types and mappings of a data model's YAML; null where it is switched off. What is wrong is reported and left out. */
export function readDataModel(reader: FieldReader): Pick<DataModelSpec, 'logTypes' | 'mappings'> | null {
  const logTypes = reader.texts('LogTypes') ?? [];
  if (logTypes.length === 0) reader.report(reader.has('LogTypes') ? 'LogTypes' : 'AnalysisType', 'error', 'LogTypes is missing, so the data model is for no event.');
  const names = new Set<string>();
  const mappings = (reader.list('Mappings') ?? []).flatMap((value, index) => {
    const mapping = readMapping(value);
    const problem = typeof mapping === 'string' ? mapping : names.has(mapping.name) ? `the name ${mapping.name} is used twice` : null;
    if (problem !== null || typeof mapping === 'string') {
      reader.report('Mappings', 'error', `Mapping ${index + 1} of Mappings is left out: ${problem}.`);
      return [];
    }
    names.add(mapping.name);
    return [mapping];
  });
  return reader.bool('Enabled') === false ? null : { logTypes, mappings };
}

/** A mapping, or what is wrong with it. */
function readMapping(value: unknown): DataModelMapping | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `it must be a mapping, but it is ${describe(value)}`;
  const { Name: name, Path: path, Method: method } = value as Record<string, unknown>;
  if (typeof name !== 'string' || name === '') return 'it has no Name';
  if (path !== undefined && method !== undefined) return `${name} has both a Path and a Method`;
  if (typeof method === 'string') return { name, method };
  if (typeof path !== 'string') return `${name} needs a Path or a Method`;
  return KNOWN_PATH.test(path) ? { name, path } : `the Path of ${name} is not understood here: ${path}. Names behind dots are, indices and *`;
}
