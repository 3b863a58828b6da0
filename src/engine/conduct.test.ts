import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredEntry } from '../trace/trace-types';
import { Conduct } from './conduct';
import type { EngineMessage, RunResume } from './engine-protocol';
import { CLOCK, eventEntries, fakePlan, segmentOf, startEntry } from './test-source';

const plan = fakePlan(4);
const READY: EngineMessage = { type: 'ready', bootMilliseconds: 1, boot: 'snapshot' };
const progress = (events: number) => ({ events, total: 4, clock: CLOCK });
const report = (entries: StoredEntry[], events: number): EngineMessage => ({ type: 'report', segment: segmentOf(entries), progress: progress(events) });
const event = (...numbers: number[]): EngineMessage => report(numbers.flatMap((number) => eventEntries(plan, number)), numbers.at(-1) ?? 0);
const reply = (id: number, events: number): EngineMessage => ({ type: 'reply', id, progress: progress(events) });
const step = (number: number): EngineMessage => ({ type: 'step', number });
const loaded: StoredEntry = { kind: 'result', at: CLOCK, event: 0, detection: 'a', output: null, error: null, alert: null, stdout: 'x' };
const RESUME: RunResume = { table: [], clock: CLOCK, events: 1, swept: null, loaded: true, failed: [], skips: [] };

let conduct: Conduct;
/** Takes messages in order; the last one is the one that is judged. */
const says = (...messages: EngineMessage[]) => {
  const last = messages.pop();
  for (const message of messages) conduct.take(message);
  return () => last && conduct.take(last);
};
const starting = (resume: RunResume | null = null) => {
  conduct.take(READY);
  conduct.begin({ id: 1, type: 'start', plan, resume });
};
const continuing = (until = 3) => {
  starting();
  says(report([startEntry(plan)], 0), reply(1, 0))();
  conduct.begin({ id: 2, type: 'continue', until, changes: null });
};
beforeEach(() => {
  conduct = new Conduct();
});

it('takes what a worker says in a run', () => {
  continuing(2);
  says(step(2), step(3), event(1), step(4), step(5), event(2), reply(2, 2))();
  conduct.begin({ id: 3, type: 'continue', until: 9, changes: null });
  says(event(3, 4), reply(3, 4))();
});

it('takes what a worker says that takes a run over', () => {
  starting(RESUME);
  says(step(0), step(1), reply(1, 1))();
  conduct.begin({ id: 2, type: 'continue', until: 2, changes: null });
  says(step(4), event(2), reply(2, 2))();
});

describe('ends a worker', () => {
  it.each<[string, EngineMessage[]]>([
    ['that greets twice', [READY, READY]],
    ['that reports before it is asked', [READY, event(1)]],
    ['that answers before it is asked', [READY, reply(1, 0)]],
    ['that takes steps before it is asked', [READY, step(0)]],
    ['that crashes before it is asked', [READY, { type: 'crashed', step: null, message: '' }]],
  ])('%s', (_, messages) => {
    expect(says(...messages)).toThrow('which it never does by itself');
  });

  it.each<[string, EngineMessage[]]>([
    ['a trace without its start', [report([loaded], 0)]],
    ['a start with more than the start', [report([startEntry(plan), loaded], 0)]],
    ['a start twice', [report([startEntry(plan)], 0), report([startEntry(plan)], 0)]],
    ['loading without end', [report([startEntry(plan)], 0), report([loaded], 0), report([loaded], 0)]],
    ['events that nobody asked for', [report([startEntry(plan)], 0), event(1)]],
    ['a step of an event', [step(2)]],
    ['an answer with other events', [report([startEntry(plan)], 0), reply(1, 1)]],
    ['an answer to another question', [report([startEntry(plan)], 0), reply(2, 0)]],
  ])('that says while modules are loaded: %s', (_, messages) => {
    starting();
    expect(says(...messages)).toThrow('which it never does by itself');
  });

  it.each<[string, EngineMessage[]]>([
    ['an event twice', [event(1), event(1)]],
    ['events in another order', [event(2)]],
    ['a progress that goes back', [event(1, 2), event(1)]],
    ['a report without an event', [report([{ ...loaded, event: 1 }], 0)]],
    ['an empty report', [report([], 1)]],
    ['fewer events than it says', [report(eventEntries(plan, 1), 2)]],
    ['more events than it was asked for', [event(1, 2, 3, 4)]],
    ['another total', [{ type: 'report', segment: segmentOf(eventEntries(plan, 1)), progress: { ...progress(1), total: 5 } }]],
    ['an event that is not in the workspace', [report([{ kind: 'event', at: 1, event: 1, time: 'event', data: null, dataText: '{"n":7}' }], 1)]],
    ['a result of another event', [report([...eventEntries(plan, 1), { ...loaded, event: 2 }], 1)]],
    ['a result of a detection that does not run', [report([...eventEntries(plan, 1), { ...loaded, event: 1, detection: 'c' }], 1)]],
    ['an edit by hand', [report([...eventEntries(plan, 1), { kind: 'edit', at: 1, key: 'k', by: 'hand', delta: null }], 1)]],
    ['a second start', [report([...eventEntries(plan, 1), startEntry(plan)], 1)]],
    ['a step twice', [step(2), step(2)]],
    ['a step of loading', [step(1)]],
    ['a step of an event that is over', [event(1), step(3)]],
    ['a step beyond what it was asked for', [step(8)]],
    ['more steps than there are detections', [step(2), step(3), step(4), step(5)]],
    ['a crash where it is not', [{ type: 'crashed', step: 0, message: '' }]],
    ['an answer before its work is done', [event(1), reply(2, 1)]],
    ['an answer that goes beyond its reports', [event(1), reply(2, 3)]],
    ['something after its answer', [event(1, 2, 3), reply(2, 3), step(8)]],
    ['something after its crash', [{ type: 'crashed', step: null, message: '' }, event(1)]],
    ['something after its refusal', [{ type: 'refused', id: 2, message: '' }, event(1)]],
  ])('that says in the run: %s', (_, messages) => {
    continuing();
    expect(says(...messages)).toThrow('which it never does by itself');
  });
});
