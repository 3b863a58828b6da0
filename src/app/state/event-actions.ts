import { withDerivedEventTime, withDerivedLogType, withLogType } from '../../workspace/derive';
import * as edits from '../../workspace/event-edits';
import { parsePasted } from '../../workspace/parse-pasted-events';
import type { EventRow } from '../../workspace/workspace-types';
import type { AppActions } from './app-state';
import { counted } from './count-words';
import type { AppContext } from './context';
import type { Step } from './history';
import { rememberFiles, undoAction } from './moments';
import { applyWorkspace, withTexts } from './workspace-state';

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
  const editRows = (label: string, rows: readonly EventRow[], change: (text: string, lines: number[]) => string): Step | null => {
    const groups = [...byPath(rows)];
    return write(label, new Map(groups.map(([path, own]) => [path, change(textOf(path), own.map(({ line }) => line))])));
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
      editRows(label, rows, (file, lines) => edits.setEventsEnabled(file, lines, enabled));
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
    sortEvents(paths) {
      const sorted = paths.map((path): [string, string] => [path, edits.sortEvents(textOf(path))]);
      write('Sorting of events by time', new Map(sorted.filter(([path, text]) => text !== textOf(path))));
    },
    pasteEvents(path, text) {
      const { events, problems } = parsePasted(text, path);
      if (events.length > 0) edit(`Addition of ${counted(events.length, 'event')}`, path, (file) => edits.addEvents(file, events));
      return { added: events.length, problems };
    },
  };
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
