/** The path of the file that scripts type into. */
export const NOTES = 'NOTES.md';
const EVENTS = 120;
/** 2026-03-20 10:00:00 UTC, the time of event 1; the others follow a minute apart. */
const FIRST_EVENT = 1_774_000_800;
const USERS = ['ann', 'ben'];
/** With this in each event, the trace of a run fills more than one of the records of 256 KB that it is stored in. */
const DETAILS = 'x'.repeat(2500);

/** A little work an event, so that a run lasts long enough to be killed within. */
const WORK = '    sum(range(10000))';

/** Two detections whose table can be predicted by counting: without the caching helpers' expiry, so that no sweep interferes. */
const FIRST = `import os

from panther_detection_helpers.caching import kv_table


def rule(event):
${WORK}
    if event.get("end") == "python":
        os.abort()
    kv_table().update_item(
        Key={"key": "first:" + event.get("user")},
        UpdateExpression="ADD intCount :one",
        ExpressionAttributeValues={":one": 1},
    )
    return False
`;
const SECOND = `from panther_detection_helpers.caching import kv_table


def rule(event):
    kv_table().put_item(Item={"key": "second:" + event.get("user"), "last": event.get("n")})
    return event.get("n") % 50 == 0
`;

/** One event of a file, as the model reads it. */
export interface ModelEvent {
  user: string;
  n: number;
  /** Epoch seconds. */
  at: number;
  endsPython: boolean;
}

/** Lines of an events file: numbers `from` to `from + count - 1`; the last ends Python where that is wanted. */
export function eventLines(from: number, count: number, endsPython = false): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const n = from + index;
    const at = new Date((FIRST_EVENT + 60 * n) * 1000).toISOString().replace('T', ' ').replace('Z', '');
    const event = { p_event_time: at, user: USERS[n % USERS.length], n, details: DETAILS };
    return JSON.stringify(endsPython && index === count - 1 ? { ...event, end: 'python' } : event);
  });
  return `${lines.join('\n')}\n`;
}

/** The events that a run takes: those of all events files, in order of their paths. */
export function eventsOf(files: Readonly<Record<string, string>>): ModelEvent[] {
  const paths = Object.keys(files).filter((path) => path.startsWith('events/')).sort();
  return paths.flatMap((path) =>
    (files[path] ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): ModelEvent => {
        const event = JSON.parse(line) as { p_event_time: string; user: string; n: number; end?: string };
        return { user: event.user, n: event.n, at: Date.parse(`${event.p_event_time.replace(' ', 'T')}Z`) / 1000, endsPython: event.end === 'python' };
      }),
  );
}

/** The workspace that each case begins with. */
export const START_FILES: Readonly<Record<string, string>> = {
  [NOTES]: '# Notes\n',
  'events/first.jsonl': eventLines(1, EVENTS),
  'rules/first.py': FIRST,
  'rules/second.py': SECOND,
};
export const START_NAME = 'Kept';

/**
 * The records that version 1 stored for it. Every case so begins with a migration, and its first kill finds what came
 * of it.
 */
export const START_RECORDS: readonly (readonly [key: string, value: unknown])[] = [
  ['workspace', { version: 1, name: START_NAME, disabledPaths: [] }],
  ...Object.entries(START_FILES).map(([path, text]) => [`file/${path}`, { version: 1, text }] as const),
];
