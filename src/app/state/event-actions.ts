import { withDerivedEventTime, withDerivedLogType, withLogType } from '../../workspace/derive';
import * as edits from '../../workspace/event-edits';
import { partsWith } from '../../workspace/event-parts';
import { parsePasted } from '../../workspace/parse-pasted-events';
import { sortEventFiles } from '../../workspace/sort-events';
import type { EventRow, WorkspaceFile } from '../../workspace/workspace-types';
import { readAheadOf } from '../import/read-ahead';
import { atOnce, inSlices } from '../../clock/slices';
import type { Slices } from '../../clock/slices';
import type { AppActions } from './app-state';
import { counted } from './count-words';
import type { AppContext } from './context';
import type { Step } from './history';
import { rememberFiles, undoAction } from './moments';
import { applyWorkspace, isStillOpen, withFiles, withTexts } from './workspace-state';

/** Up to so many characters of files are changed at once. */
const AT_ONCE = 2_000_000;

type EventActions = Pick<
  AppActions,
  | 'setEventText'
  | 'addEvent'
  | 'setEventsEnabled'
  | 'deleteEvents'
  | 'moveEvent'
  | 'duplicateEvent'
  | 'deriveLogTypes'
  | 'deriveEventTimes'
  | 'setLogType'
  | 'sortEvents'
  | 'pasteEvents'
>;

/** What the events editor does: edits of the lines of events files. All can be undone, for its lists have no undo of their own. */
export function eventActions(context: AppContext): EventActions {
  const { get } = context;
  const textOf = (path: string): string => get().workspace.files.find((file) => file.path === path)?.text ?? '';
  const changed = (texts: ReadonlyMap<string, string>): Map<string, string> => new Map([...texts].filter(([path, text]) => text !== textOf(path)));
  /** Takes over texts as one step; null where they are what the files have. */
  const write = (label: string, texts: ReadonlyMap<string, string>): Step | null => {
    const step = rememberFiles(context, label, texts);
    if (step) applyWorkspace(context, withTexts(get().workspace, texts), context.history.labels(get().run));
    return step;
  };
  const edit = (label: string, path: string, change: (text: string) => string): void => {
    const before = textOf(path);
    const after = change(before);
    if (after !== before) write(label, new Map([[path, after]]));
  };
  /** As `write`, for so much text that it is worked through a little at a time. */
  const writeSoon = async (label: string, work: Slices<ReadonlyMap<string, string>>): Promise<void> => {
    const { workspaceId, workspace: { files: before } } = get();
    const there = (files: readonly WorkspaceFile[], path: string): WorkspaceFile | undefined => files.find((file) => file.path === path);
    const files = [...changed(await inSlices(work))].map(([path, text]) => ({ path, text }));
    await readAheadOf(files, undefined, before);
    if (!isStillOpen(context, workspaceId)) return;
    if (files.some(({ path }) => there(before, path) !== there(get().workspace.files, path))) {
      context.toast(`${label}: the events were changed in the meantime, so they were left as they are. Try again.`);
      return;
    }
    if (rememberFiles(context, label, new Map(files.map(({ path, text }) => [path, text])))) applyWorkspace(context, withFiles(get().workspace, files), context.history.labels(get().run));
  };
  const isLarge = (paths: readonly string[]): boolean => paths.reduce((sum, path) => sum + textOf(path).length, 0) > AT_ONCE;
  const editRows = (label: string, rows: readonly EventRow[], change: (text: string, lines: number[]) => string): Step | null => {
    const groups = [...byPath(rows)];
    return write(label, new Map(groups.map(([path, own]) => [path, change(textOf(path), linesOf(own))])));
  };
  /** Replaces each event's text by what `derive` makes of it; returns how many there were. */
  const deriveAll = (label: string, derive: (text: string) => string | null): number => {
    const changes = get().events.flatMap((row) => {
      const text = derive(row.text);
      return text === null ? [] : [{ ...row, text }];
    });
    const texts = new Map([...byPath(changes)].map(([path, rows]) => [path, withEventTexts(textOf(path), rows)]));
    write(label, texts);
    return changes.length;
  };

  return {
    setEventText: (row, text) => edit('Edit of an event', row.path, (file) => edits.setEventText(file, row.line, text)),
    addEvent: (path, text) => edit('Addition of an event', path, (file) => edits.addEvents(file, [text])),
    setEventsEnabled(rows, enabled) {
      const label = `${enabled ? 'Enabling' : 'Disabling'} of ${counted(rows.length, 'event')}`;
      const groups = byPath(rows);
      if (rows.length > 1 && isLarge([...groups.keys()])) {
        void writeSoon(label, changedTexts([...groups.keys()], (path) => edits.setEventsEnabled(textOf(path), linesOf(groups.get(path)), enabled)));
      } else editRows(label, rows, (file, lines) => edits.setEventsEnabled(file, lines, enabled));
    },
    deleteEvents(rows) {
      const step = editRows(`Deletion of ${counted(rows.length, 'event')}`, rows, edits.deleteEvents);
      if (step) context.toast(`Deleted ${counted(rows.length, 'event')}.`, undoAction(context, step));
    },
    moveEvent: (row, by) => edit('Move of an event', row.path, (file) => edits.moveEvent(file, row.line, by).text),
    duplicateEvent: (row) => edit('Copy of an event', row.path, (file) => edits.duplicateEvent(file, row.line)),
    deriveLogTypes: () => deriveAll('Derivation of p_log_type', withDerivedLogType),
    deriveEventTimes: () => deriveAll('Derivation of p_event_time', withDerivedEventTime),
    setLogType: (logType) => deriveAll('Setting of p_log_type', (text) => withLogType(text, logType)),
    sortEvents(paths, across = false) {
      const groups = across ? [paths] : partsWith(paths, new Map(get().workspace.files.map(({ path, text }) => [path, text])));
      const label = 'Sorting of events by time';
      if (isLarge(groups.flat())) void writeSoon(label, sortedTexts(groups, textOf));
      else write(label, changed(atOnce(sortedTexts(groups, textOf))));
    },
    pasteEvents(path, text) {
      const { events, problems } = parsePasted(text, path);
      if (events.length > 0) edit(`Addition of ${counted(events.length, 'event')}`, path, (file) => edits.addEvents(file, events));
      return { added: events.length, problems };
    },
  };
}

/** What becomes of the text of each file, one between two pauses. */
function* changedTexts(paths: readonly string[], change: (path: string) => string): Slices<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    texts.set(path, change(path));
    yield;
  }
  return texts;
}

/** The texts of files, each group of them sorted by time as one. */
function* sortedTexts(groups: readonly (readonly string[])[], textOf: (path: string) => string): Slices<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const paths of groups) {
    const sorted = yield* sortEventFiles(paths.map(textOf));
    for (const [index, path] of paths.entries()) texts.set(path, sorted[index] ?? '');
  }
  return texts;
}

function linesOf(rows: readonly EventRow[] = []): number[] {
  return rows.map(({ line }) => line);
}

function byPath(rows: readonly EventRow[]): Map<string, EventRow[]> {
  const groups = new Map<string, EventRow[]>();
  for (const row of rows) {
    const group = groups.get(row.path);
    if (group) group.push(row);
    else groups.set(row.path, [row]);
  }
  return groups;
}

/** The file with the texts of many events replaced, each line on its own so that the time does not grow with their square. */
function withEventTexts(file: string, rows: readonly EventRow[]): string {
  const lines = file.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  for (const { line, text } of rows) lines[line - 1] = edits.setEventText(lines[line - 1] ?? '', 1, text);
  return lines.join('');
}
