import { checkEvents } from './events';
import { MANIFEST } from './export-all';
import { partPath, splitEvents } from './event-parts';
import { byFolder, isInFolder } from './folder-inputs';
import { newAllowance } from './import-limits';
import { Reading } from './import-reading';
import type { ImportFile, ImportProgress, ReadInputs } from './import-reading';
import { unreadable } from './kept-bytes';
import { parseEvents } from './parse-pasted-events';
import { folderOf, FreeNames, isEventsPath, stemOf } from './paths';
import { placeSingles, placeTree, unwrap } from './place-files';
import type { PlacedFile } from './place-files';
import { shownText } from './shown-text';
import { isClutter } from './unpack';
import { isWheel } from './wheel';
import type { WorkspaceFile } from './workspace-types';

/**
 * Reads files for a workspace: folders, `.zip`, `.whl`, `.py`, `.yml`, `.yaml`, `.json`, `.jsonl`, `.ndjson`, each also `.gz`. Nothing
 * throws: what cannot be imported is left out with a problem that names it, the rest loads. One file after the other is
 * read, so that one of them is in memory at a time.
 */
export async function readInputs(inputs: readonly ImportFile[], onProgress: ImportProgress = () => undefined): Promise<ReadInputs> {
  const wanted = inputs.filter(({ name }) => !isInFolder(name) || !isClutter(name));
  const reading = new Reading(newAllowance(), wanted.length, onProgress);
  const placed: PlacedFile[] = [];
  const singles: WorkspaceFile[] = [];
  for (const [folder, files] of byFolder(wanted)) {
    reading.result.isTree = true;
    const texts: WorkspaceFile[] = [];
    for (const input of files) texts.push(...(await reading.memberOf(folder, input)));
    placed.push(...placeTree(reading.withoutTables(unwrap(texts))));
  }
  for (const input of wanted.filter(({ name }) => !isInFolder(name))) {
    if (isWheel(input.name)) {
      placed.push(...(await reading.wheelOf(input)));
      continue;
    }
    const isZip = /\.zip(?:\.gz)?$/i.test(input.name);
    const { errors } = reading.result;
    const texts = await reading.textsOf(input, isZip);
    if (!isZip) {
      singles.push(...texts);
      continue;
    }
    if (texts.some(({ path }) => path === MANIFEST)) {
      reading.refuse(input.name, severalWorkspaces(texts), null, null);
      continue;
    }
    const tree = unwrap(texts);
    if (tree.length === 0 && reading.result.errors === errors) reading.refuse(input.name, 'The zip has no files that can be imported.');
    reading.result.isTree ||= tree.length > 0;
    placed.push(...placeTree(reading.withoutTables(tree)));
  }
  placed.push(...placeSingles(reading.withoutTables(singles)));
  convertEvents(placed, reading);
  return reading.result;
}

/** Most folders that a sentence names. */
const MOST_NAMED = 5;

/** How to import what "Export all" made of several workspaces. */
function severalWorkspaces(files: readonly WorkspaceFile[]): string {
  const folders = [...new Set(files.filter(({ path }) => path.includes('/')).map(({ path }) => path.slice(0, path.indexOf('/'))))];
  const more = folders.length - MOST_NAMED;
  const names = folders.slice(0, MOST_NAMED).map((folder) => shownText(folder)).join(', ');
  return (
    `The zip holds several workspaces (${names}${more > 0 ? ` and ${more} more` : ''}), which would get mixed up in one. Unpack it and zip each of its folders by itself. ` +
    `For each: choose New… in the menu of workspaces, begin with Empty, and import the folder’s zip there: files and table come in. Settings are to be chosen again; ${MANIFEST} has those of each.`
  );
}

/**
 * Takes over the files as the workspace keeps them: events become `events/*.jsonl`. What is in its place already keeps its
 * path, so that no converted file takes it.
 */
function convertEvents(placed: readonly PlacedFile[], reading: Reading): void {
  const inPlace = placed.filter(({ path, convert }) => !convert || isEventsPath(path));
  const kept = new Set(inPlace.map(({ path }) => path));
  const names = new FreeNames(kept);
  for (const { path, text, convert } of placed) {
    const fault = convert ? unreadable({ path, text }) : null;
    if (fault !== null) {
      reading.refuse(path, `The file was left out: ${fault.reason}.`, fault.line);
      continue;
    }
    const events = convert ? eventsOf({ path, text }, reading) : text;
    if (events === null) continue;
    const target = kept.has(path) ? path : names.take(eventsPath(path));
    const parts = isEventsPath(target) ? splitEvents(events) : [events];
    if (parts.length > 1) reading.tellParts(path, parts.length);
    parts.forEach((part, index) => reading.result.files.push({ path: parts.length === 1 ? target : names.take(partPath(target, index)), text: part }));
  }
}

/** Where converted events go: under `events/`, in the folder that they have there. */
function eventsPath(path: string): string {
  return `${path.startsWith('events/') ? folderOf(path) : 'events/'}${stemOf(path)}.jsonl`;
}

/** The text of a file as lines of events. Null with a problem where it holds none. */
function eventsOf(file: WorkspaceFile, reading: Reading): string | null {
  const lines = isEventsPath(file.path) ? checkEvents(file) : null;
  if (lines !== null && lines.problems === 0) return file.text;
  const { events, problems, errors } = parseEvents(file.text, file.path);
  reading.report(problems, errors);
  // Lines that cannot be read stay in a file of events, where they can be mended.
  if (lines !== null && lines.events >= events.length) return file.text;
  if (events.length > 0) return events.map((event) => `${event}\n`).join('');
  if (problems.length === 0) reading.refuse(file.path, 'The file has no events.');
  return null;
}
