import { seeded } from './report.mjs';

// A workspace whose run fills the cache: each event makes a key of its own, and adds to the set of its user's addresses.

/** Of their own, so that the detections of the starting workspace leave them alone. */
const LOG_TYPES = ['Bench.Cloud', 'Bench.Identity', 'Bench.Code', 'Bench.Sensor'];
const USERS = 500;
const ADDRESSES = 40;
/** Addresses of one user from which on each new event is an alert of the set's detection. */
const MANY = 38;
/** One event in so many is an alert of the counter's detection. */
const RARE = 150;
const SECONDS_APART = 4;
const BEGIN = Date.UTC(2026, 3, 1);

const yaml = (id, file, types) =>
  ['AnalysisType: rule', `RuleID: ${id}`, `Filename: ${file}`, 'Enabled: true', 'Severity: Medium', 'DedupPeriodMinutes: 60', 'LogTypes:', ...types.map((type) => `  - ${type}`), ''].join('\n');

const COUNTS = [
  'from panther_detection_helpers.caching import increment_counter',
  '',
  '',
  'def rule(event):',
  '    count = increment_counter(f"request:{event.get(\'requestID\')}")',
  '    return count == 1 and event.get("rare", False)',
  '',
  '',
  'def title(event):',
  '    return f"A rare request of {event.get(\'user\')}"',
  '',
  '',
  'def dedup(event):',
  '    return event.get("user")',
  '',
].join('\n');

const SETS = [
  'from panther_detection_helpers.caching import add_to_string_set',
  '',
  '',
  'def rule(event):',
  '    addresses = add_to_string_set(f"addresses:{event.get(\'user\')}", event.get("sourceIPAddress"))',
  `    return len(addresses) >= ${MANY}`,
  '',
  '',
  'def dedup(event):',
  '    return event.get("user")',
  '',
].join('\n');

/** Its two detections, as a tree of files. */
export const LARGE_DETECTIONS = {
  'rules/bench_counts.py': COUNTS,
  'rules/bench_counts.yml': yaml('Bench.Counts', 'bench_counts.py', LOG_TYPES),
  'rules/bench_sets.py': SETS,
  'rules/bench_sets.yml': yaml('Bench.Sets', 'bench_sets.py', LOG_TYPES),
};

/** Its events as JSON lines, in order of their times. The same ones at each call. @param {number} count @returns {string} */
export function largeEvents(count) {
  const random = seeded(1);
  const lines = [];
  for (let index = 0; index < count; index += 1) {
    const user = Math.floor(random() * USERS);
    lines.push(
      JSON.stringify({
        p_log_type: LOG_TYPES[Math.floor(random() * LOG_TYPES.length)],
        p_event_time: new Date(BEGIN + index * SECONDS_APART * 1000).toISOString().replace('T', ' ').replace('Z', ''),
        p_row_id: Math.floor(random() * 2 ** 48).toString(16).padStart(12, '0'),
        requestID: `${Math.floor(random() * 2 ** 32).toString(16).padStart(8, '0')}-${index}`,
        user: `user-${user}@example.com`,
        sourceIPAddress: `198.51.100.${Math.floor(random() * ADDRESSES)}`,
        eventName: random() < 0.2 ? 'ConsoleLogin' : 'GetObject',
        actor: { id: `u-${user}`, type: 'User', session: { mfa: random() < 0.5, region: 'eu-central-1' } },
        rare: Math.floor(random() * RARE) === 0,
      }),
    );
  }
  return `${lines.join('\n')}\n`;
}
