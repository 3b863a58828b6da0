import { readEventsFile } from '../../workspace/events';
import { MAX_PASTED, parseEvents } from '../../workspace/parse-pasted-events';
import type { FileProblem, WorkspaceFile } from '../../workspace/workspace-types';
import { counted } from '../state/count-words';

/** What an events file holds that is not one JSON object a line. */
export interface EventsForm {
  /** e.g. `This is not JSON lines: 12 events in an array.` */
  sentence: string;
  /** The text as JSON lines; null where parts of it cannot be read, for they would be lost. */
  converted: string | null;
  /** The first part that cannot be read. */
  fault: FileProblem | null;
}

const RECORDS = /^\s*\{\s*"Records"\s*:/;
const COMMENT = /^\s*\/\//gm;

/** Whether an events file is worth a look: it has problems, or begins as CloudTrail's `{"Records": […]}` does, which is a JSON line too. */
export function mayBeOtherForm(text: string, problems: readonly FileProblem[], path: string): boolean {
  // It is asked after every pause in typing.
  if (text.length > MAX_PASTED) return false;
  return RECORDS.test(text) || /^\{\s*"Records"\s*:/m.test(text) || problems.some((problem) => problem.path === path);
}

/**
 * What `file` is where it is not JSON lines; null where it is, also with lines that are broken: those are marked in the
 * editor. Told by whether reading it freely finds other events than reading it line by line.
 */
export function eventsForm(file: WorkspaceFile): EventsForm | null {
  const { events, problems, errors } = parseEvents(file.text, file.path);
  if (events.length === 0) return null;
  const lines = readEventsFile(file).rows.map(({ enabled, text }) => (enabled ? text : `// ${text}`));
  if (lines.length === events.length && lines.every((line, index) => line === events[index])) return null;
  const found = `This is not JSON lines: ${counted(events.length, 'event')} ${formOf(file.text, events.length)}`;
  const fault = errors > 0 ? (problems.find(({ severity }) => severity === 'error') ?? null) : null;
  if (fault !== null) return { sentence: `${found}, and a part that cannot be read.`, converted: null, fault };
  const comments = (file.text.match(COMMENT) ?? []).length - events.filter((event) => event.startsWith('//')).length;
  const note = comments > 0 ? ` Converting leaves out ${counted(comments, 'comment')}.` : '';
  return { sentence: `${found}.${note}`, converted: `${events.join('\n')}\n`, fault: null };
}

function formOf(text: string, events: number): string {
  if (/^\ufeff?\s*\[/.test(text)) return 'in an array';
  if (RECORDS.test(text)) return 'in CloudTrail’s Records';
  return events === 1 ? 'that is not alone on one line' : 'that are not one a line';
}
