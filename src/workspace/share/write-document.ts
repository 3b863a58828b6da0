import type { Item } from '../../trace/item';
import type { RunSettings } from '../../trace/trace-types';
import { byCodeUnits } from '../paths';
import { SETTING_NAMES } from './read-settings';
import type { SharedWorkspace } from './share-types';

/** Version of the document. A reader refuses newer ones and keeps opening older ones. */
export const SHARE_VERSION = 1;

/** The value with the names of its objects in order, so that equal values give equal text. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  // fromEntries defines properties, so that a name like __proto__ is one like any other.
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => byCodeUnits(a, b))
      .map(([name, content]): [string, unknown] => [name, ordered(content)]),
  );
}

function settingsInOrder(settings: Partial<RunSettings>): Partial<RunSettings> {
  return Object.fromEntries(SETTING_NAMES.filter((name) => settings[name] !== undefined).map((name) => [name, settings[name]]));
}

function keyOf({ key }: Item): string {
  return key !== undefined && 'S' in key ? key.S : '';
}

/** Everything in the order of the document, whatever order it came in. What is empty is left out. */
function inOrder({ workspace, settings, table }: SharedWorkspace) {
  const files = [...workspace.files].sort((a, b) => byCodeUnits(a.path, b.path));
  const disabledPaths = workspace.disabledPaths.filter((path) => files.some((file) => file.path === path)).sort(byCodeUnits);
  const head = {
    recall: SHARE_VERSION,
    name: workspace.name,
    ...(disabledPaths.length > 0 && { disabledPaths }),
    ...(settings !== null && { settings: settingsInOrder(settings) }),
  };
  return { head, files, table: [...table].sort((a, b) => byCodeUnits(keyOf(a), keyOf(b))) };
}

/** The document as compact JSON; a piece for each file and item, so that a large one can be written bit by bit. */
export function* compactDocument(shared: SharedWorkspace): Generator<string> {
  const { head, files, table } = inOrder(shared);
  yield `${JSON.stringify(head).slice(0, -1)},"files":[`;
  for (const [index, { path, text }] of files.entries()) yield `${index > 0 ? ',' : ''}${JSON.stringify({ path, text })}`;
  yield table.length > 0 ? '],"table":[' : ']';
  for (const [index, item] of table.entries()) yield `${index > 0 ? ',' : ''}${JSON.stringify(ordered(item))}`;
  yield table.length > 0 ? ']}' : '}';
}

/** The document as a file that people can read and compare: indented, and texts as lists of their lines. */
export function readableDocument(shared: SharedWorkspace): string {
  const { head, files, table } = inOrder(shared);
  const lines = files.map(({ path, text }) => ({ path, text: text.split('\n') }));
  return `${JSON.stringify({ ...head, files: lines, ...(table.length > 0 && { table: table.map(ordered) }) }, null, 2)}\n`;
}
