import type { Item } from '../trace/item';
import { Trace } from '../trace/trace';
import type { RunSettings } from '../trace/trace-types';
import type { Snapshot } from './storage-types';

export const SETTINGS: RunSettings = {
  startFrom: 'empty table',
  sweeper: 'never',
  sweeperDelayHours: 24,
  helpers: '1.0.2',
  eventsInPutDictionary: 'as documented',
  seed: 7,
  processingDelaySeconds: 0,
  processingTime: 'event time',
  processedAt: null,
  eventsArrive: 'in order',
  longestDelaySeconds: 600,
};

export function item(key: string): Item {
  return { key: { S: key }, intCount: { N: '1' } };
}

/** A trace of a starting item and `events` events, a segment each, each of which writes an item. */
export function traceOf(events: number, bytesAnEvent = 0): Trace {
  let trace = Trace.start(1000, [item('start')], SETTINGS, []);
  for (let event = 1; event <= events; event++) trace = withEvent(trace, event, bytesAnEvent);
  return trace;
}

/** The trace with one segment more. */
export function withEvent(trace: Trace, event: number, bytes = 0): Trace {
  const at = 1000 + event;
  return trace.appendEntries([
    { kind: 'event', at, event, time: 'event', data: { text: 'x'.repeat(bytes) } },
    { kind: 'edit', at, key: `k${event}`, by: 'hand', delta: { set: item(`k${event}`) } },
  ]);
}

export function snapshot(change: Partial<Snapshot> = {}): Snapshot {
  return {
    workspace: {
      name: 'Mine',
      files: [
        { path: 'events/e.jsonl', text: '{"a":1}\n' },
        { path: 'rules/a.py', text: 'def rule(event):\n    return True\n' },
      ],
      disabledPaths: ['rules/a.py'],
    },
    settings: SETTINGS,
    screen: { openPaths: ['rules/a.py'], activePath: 'rules/a.py', leftTab: 'Events', bottomTab: 'Alerts' },
    theme: 'dark',
    trace: traceOf(2),
    run: { kind: 'done', events: 2, alerts: 1, errors: 0 },
    ...change,
  };
}
