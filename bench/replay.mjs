import { importTree, measureRun, openSite } from './page.mjs';
import { median, printRatio } from './report.mjs';

const ROUNDS = 3;
const EVENTS = 5000;
const CALLS = 4;

const YAML = ['AnalysisType: rule', 'RuleID: Bench.Rule', 'Filename: bench.py', 'Enabled: true', 'Severity: Info', 'LogTypes:', '  - Bench.Log', ''].join('\n');

const EVENT_LINES = Array.from({ length: EVENTS }, (_, index) => {
  const seconds = index % 60;
  const minutes = Math.floor(index / 60) % 60;
  const hours = Math.floor(index / 3600);
  const time = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':');
  return JSON.stringify({ p_log_type: 'Bench.Log', p_event_time: `2026-04-01 ${time}.000`, user: `user-${index % 100}`, address: '192.0.2.7' });
}).join('\n');

/** Rules that differ only in the memory they use, so that a difference of times is the memory's. */
const RULES = {
  none: 'def rule(event):\n    event.get("user")\n    return False\n',
  dict: `seen = {}\n\n\ndef rule(event):\n    user = event.get("user")\n    for _ in range(${CALLS}):\n        seen[user] = seen.get(user, 0) + 1\n    return False\n`,
  reads: `from panther_detection_helpers.caching import get_counter\n\n\ndef rule(event):\n    user = event.get("user")\n    for _ in range(${CALLS}):\n        get_counter(user)\n    return False\n`,
  writes: `from panther_detection_helpers.caching import increment_counter\n\n\ndef rule(event):\n    user = event.get("user")\n    for _ in range(${CALLS}):\n        increment_counter(user)\n    return False\n`,
};

/** Events a second and the price of a helper call, through the whole site: table, trace, storage and screen included. */
export async function benchReplay(browser, url) {
  const times = Object.fromEntries(Object.keys(RULES).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, text] of Object.entries(RULES)) {
      const { page } = await openSite(browser, url);
      await importTree(page, { 'rules/bench.py': text, 'rules/bench.yml': YAML, 'events/bench.jsonl': `${EVENT_LINES}\n` });
      times[name].push(await measureRun(page));
      await page.context().close();
    }
  }
  const perEvent = (name) => (median(times[name]) * 1000) / EVENTS;
  const perCall = (name) => (perEvent(name) - perEvent('none')) / CALLS;
  const baseline = perEvent('dict');
  printRatio('an event, no cache', { value: perEvent('none'), baseline, unit: 'µs', baselineName: 'with a dict' });
  printRatio(`an event, ${CALLS} reads`, { value: perEvent('reads'), baseline, unit: 'µs', baselineName: 'with a dict' });
  printRatio(`an event, ${CALLS} writes`, { value: perEvent('writes'), baseline, unit: 'µs', baselineName: 'with a dict' });
  printRatio('events a second, no cache', { value: 1e6 / perEvent('none'), baseline: 1e6 / baseline, unit: '/s', baselineName: 'with a dict' });
  printRatio('get_counter', { value: perCall('reads'), baseline: perCall('writes'), unit: 'µs a call', baselineName: 'increment_counter' });
}
