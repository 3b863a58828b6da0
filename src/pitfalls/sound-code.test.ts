import { beforeAll, describe, expect, it } from 'vitest';
import type { RunPlan } from '../engine/engine-protocol';
import { bootTestEngine, testPlan } from '../replay/test-engine';
import type { TestRun } from '../replay/test-engine';
import { readWorkspace } from '../workspace/read-workspace';
import { startingWorkspace } from '../workspace/starting/starting-workspace';
import type { DynamicFinding } from './finding-types';
import { findInTrace, readPitfalls } from './test-examples';

const HELPERS = 'from panther_detection_helpers.caching import *\n';
const START = Date.UTC(2026, 2, 2, 9) / 1000;

let run: (plan: RunPlan) => TestRun;

beforeAll(async () => {
  run = await bootTestEngine();
});

/** What would be shown without a look at the source. */
function shown({ trace, entries }: TestRun): DynamicFinding[] {
  expect(entries.flatMap((entry) => (entry.kind === 'result' && entry.error !== null ? [entry.error.traceback] : []))).toEqual([]);
  return findInTrace(trace, readPitfalls()).filter(({ confirmsOnly }) => confirmsOnly !== true);
}

/** An event some minutes after the start. */
function event(minutes: number, fields: object): object {
  return { p_event_time: new Date((START + minutes * 60) * 1000).toISOString().slice(0, 19).replace('T', ' '), p_row_id: `row-${minutes * 60}-0f3a`, ...fields };
}

const times = Array.from({ length: 40 }, (_, i) => i);
const failures = times.map((i) => event(i * 7, { eventType: i % 4 === 3 ? 'login' : 'failure', user: ['ana', 'ben', 'cleo'][i % 3], id: `req-${i}`, country: ['PT', 'DE'][i % 2] }));

/** Ways to use the cache that look like a pitfall and are none. */
const SOUND: Record<string, [source: string, ...others: string[]]> = {
  'a counter that never reaches its threshold': [
    `def rule(event):
    if event["eventType"] != "failure":
        return False
    hour = event.event_time_epoch() // 3600
    return increment_counter(f"{__name__}:{event['user']}:{hour}", epoch_seconds=(hour + 2) * 3600) >= 50`,
  ],
  'a read of all kinds of events, after each of which a write may follow': [
    `def rule(event):
    key = f"{__name__}:{event['eventType']}:{event['user']}"
    known = get_string_set(key, force_ttl_check=True)
    if event["country"] in known:
        return False
    add_to_string_set(key, event["country"], epoch_seconds=event.event_time_epoch() + 30 * 86400)
    return len(known) > 5`,
  ],
  'an ID of a request as the key, so that nothing is done twice': [
    `def rule(event):
    key = f"{__name__}:done:{event['id']}"
    if get_string_set(key, force_ttl_check=True):
        return False
    put_string_set(key, ["yes"], epoch_seconds=event.event_time_epoch() + 3600)
    return event["eventType"] == "login" and event["country"] == "BR"`,
  ],
  'an add that reaches its number and resets the set': [
    `def rule(event):
    key = f"{__name__}:ids:{event['user']}"
    known = get_string_set(key, force_ttl_check=True)
    if event["id"] in known:
        return False
    if len(add_to_string_set(key, event["id"], epoch_seconds=event.event_time_epoch() + 86400)) < 5:
        return False
    reset_string_set(key)
    return True`,
  ],
  'an expiry that is set after each write': [
    `def rule(event):
    key = f"{__name__}:{event['user']}"
    count = increment_counter(key)
    set_key_expiration(key, event.event_time_epoch() + 86400)
    return count == 500`,
  ],
  'an item that is deleted by its expiry': [
    `def rule(event):
    key = f"{__name__}:open:{event['user']}"
    if event["eventType"] == "login":
        set_key_expiration(key, 0)
    elif not get_string_set(key, force_ttl_check=True):
        put_string_set(key, [event["id"]], epoch_seconds=event.event_time_epoch() + 86400)
    return False`,
  ],
  'a lifetime that depends on the event': [
    `def rule(event):
    days = 90 if event["eventType"] == "login" else 7
    put_dictionary(f"{__name__}:{event['user']}", {"id": event["id"]}, epoch_seconds=event.event_time_epoch() + days * 86400)
    return False`,
  ],
  'an expired counter that is reset before it goes on': [
    `def rule(event):
    key = f"{__name__}:{event['user']}"
    if not get_counter(key, force_ttl_check=True):
        reset_counter(key)
    return increment_counter(key, epoch_seconds=event.event_time_epoch() + 600) == 500`,
  ],
  'a set that shrinks until it is empty': [
    `def rule(event):
    key = f"{__name__}:{event['user']}"
    expiry = event.event_time_epoch() + 86400
    members = get_string_set(key, force_ttl_check=True)
    put_string_set(key, members - {event["country"]} if event["country"] in members else members | {event["country"]}, epoch_seconds=expiry)
    return False`,
  ],
  'a score that two detections share, under a name': [
    `def rule(event):
    return increment_counter(f"risk:{event['user']}", epoch_seconds=event.event_time_epoch() + 86400) == 500`,
    `def rule(event):
    if event["eventType"] != "login":
        return False
    return increment_counter(f"risk:{event['user']}", 5, epoch_seconds=event.event_time_epoch() + 86400) >= 500`,
  ],
  'two detections with states of their own, one of which was never made': [
    `def rule(event):
    key = f"okta:new-account:{event['user']}"
    if event["eventType"] == "failure":
        put_string_set(key, [event["id"]], epoch_seconds=event.event_time_epoch() + 86400)
    return False`,
    `def rule(event):
    if event["eventType"] != "login":
        return False
    key = f"okta:risk:{event['user']}"
    if event["country"] == "BR":
        put_string_set(key, [event["id"]], epoch_seconds=event.event_time_epoch() + 86400)
    return bool(get_string_set(key, force_ttl_check=True)) if event["country"] != "BR" else False`,
  ],
  'one small set of what is known to all': [
    `def rule(event):
    countries = get_string_set(f"{__name__}:countries", force_ttl_check=True)
    if event["country"] not in countries:
        add_to_string_set(f"{__name__}:countries", event["country"], epoch_seconds=event.event_time_epoch() + 86400)
    return False`,
  ],
  'a user who is called None': [
    `def rule(event):
    return increment_counter(f"{__name__}:Nonesuch-{event['user']}", epoch_seconds=event.event_time_epoch() + 3600) == 500`,
  ],
};

describe('events without a time', () => {
  const key = (of: string): string => `${HELPERS}\n\ndef rule(event):\n    increment_counter(f"{__name__}:{${of}}", epoch_seconds=3600)\n    return False\n`;
  const timeless = { user: 'ana', level: 0 };

  it('are told where the time of the window is 0', () => {
    const source = key('event.event_time_epoch() // 3600');
    expect(shown(run(testPlan({ 'rules/a.py': source }, [...failures, { user: 'ana' }])))).toMatchObject([{ code: 'RC119', call: { line: 5 }, evidence: { events: 1, keys: ['a:0'] } }]);
  });

  it('are not told where the 0 in the key may be theirs, or there is none', () => {
    for (const of of ['event["level"]', 'event["user"]', "event['user'] + '-10'"]) expect(shown(run(testPlan({ 'rules/a.py': key(of) }, [timeless]))), of).toEqual([]);
  });
});

describe('an event with thousands of requests', () => {
  it('is counted in full, and compared in part', () => {
    const source = `${HELPERS}\n\ndef rule(event):\n    for n in range(3000):\n        get_counter(f"{__name__}:{n}")\n        increment_counter(f"{__name__}:{n}", epoch_seconds=60)\n    return False\n`;
    const [get, increment] = shown(run(testPlan({ 'rules/a.py': source }, failures.slice(0, 1))));
    expect(get).toMatchObject({ code: 'RC140', call: { line: 6 }, evidence: { events: 1 } });
    expect(get?.message).toContain('3,000 requests');
    expect(increment?.message).toContain('6,000 requests');
  });
});

describe('sound code', () => {
  it.each(Object.entries(SOUND))('has no finding: %s', (_name, sources) => {
    const files = Object.fromEntries(sources.map((source, number) => [`rules/sound_${number}.py`, `${HELPERS}\n\n${source}\n`]));
    expect(shown(run(testPlan(files, failures)))).toEqual([]);
  });

  it('has no finding in the workspace that users start with', () => {
    const workspace = startingWorkspace();
    const { detections, helpers, events } = readWorkspace(workspace);
    const sources = Object.fromEntries(workspace.files.filter(({ path }) => path.endsWith('.py')).map(({ path, text }) => [path, text]));
    expect(shown(run(testPlan(sources, [], { detections, helpers, events: events.filter(({ enabled }) => enabled).map(({ text }) => text) })))).toEqual([]);
  });
});
