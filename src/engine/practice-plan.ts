import { DEFAULT_SETTINGS } from '../trace/default-settings';
import { testText } from '../unit-tests/test-work';
import type { DetectionSpec } from '../workspace/workspace-types';
import type { TestGroup, TestPlan } from './test-pool-types';

/** Detections, and tests of each: enough that what Python does most is compiled for speed by then. */
const DETECTIONS = 150;
const TESTS = 4;
/** 2025-01-01; which time it is makes no difference. */
const NOW = 1_735_689_600;

const SOURCE = `import json
import re
from datetime import datetime, timedelta

from panther_detection_helpers.caching import add_to_string_set, get_string_set, increment_counter

NETWORKS = [re.compile(r"^10\\\\."), re.compile(r"^192\\\\.168\\\\.")]


def key_of(event, kind):
    return f"practice:{kind}:{event.get('user')}:{event.deep_get('actor', 'name', default='unknown')}"


def is_inside(address):
    return any(network.match(address or "") for network in NETWORKS)


def rule(event):
    if event.get("action") not in {"read", "write", "delete"} or is_inside(event.get("ip")):
        return False
    known = get_string_set(key_of(event, "addresses"))
    if isinstance(known, str):
        known = json.loads(known)
    if event.get("ip") not in known:
        add_to_string_set(key_of(event, "addresses"), [event.get("ip")])
    seen = datetime.fromisoformat(event.get("at")) + timedelta(minutes=5)
    return increment_counter(key_of(event, "count")) >= event.get("least") and seen.year > 2000


def title(event):
    return f"{event.deep_get('actor', 'name')} made a {event.get('action').upper()} from {event.get('ip')}"


def dedup(event):
    return "|".join(sorted([event.get("user"), event.get("ip")]))


def severity(event):
    return "HIGH" if event["least"] > 1 else "LOW"


def alert_context(event):
    names = [name for name, value in event.items() if isinstance(value, str)]
    return {"names": names, "request": event.deep_get("request", "parameters"), "counts": {name: len(name) for name in names}}
`;

/** The event of a test: with a nested part as large as events of services have. */
function log(number: number): string {
  const parameters = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`parameter_${index}`, `value ${number * index}`]));
  const action = number % TESTS === 3 ? 'list' : 'write';
  const event = { user: `user-${number}`, action, ip: number % 2 === 0 ? '198.51.100.7' : '10.0.0.7', at: '2025-01-01T00:00:00', least: 1 + (number % 3) };
  return JSON.stringify({ ...event, actor: { name: 'ada', groups: ['staff', 'all'] }, request: { parameters, userAgent: 'Mozilla/5.0' } });
}

function detection(index: number): DetectionSpec {
  const path = `rules/practice_${index}.py`;
  const texts = { displayName: '', severity: 'INFO', description: '', reference: '', runbook: '' };
  return { id: `Practice.${index}`, path, yamlPath: null, analysisType: 'rule', enabled: true, logTypes: null, destinations: null, dedupPeriodMinutes: 60, threshold: 1, ...texts };
}

/** Unit tests of made-up detections that do what detections do: see Practice. */
export function practicePlan(): TestPlan {
  const groups = Array.from({ length: DETECTIONS }, (_, index): TestGroup => {
    const tests = Array.from({ length: TESTS }, (_, number) => ({ test: testText({ log: log(index * TESTS + number), mocks: [], expected: true }), time: null }));
    return { detection: detection(index), source: SOURCE, tests };
  });
  return { modules: { settings: DEFAULT_SETTINGS, helpers: [], sources: {} }, groups, table: 'empty', clock: 'real now', now: NOW, items: [], coverage: false };
}
