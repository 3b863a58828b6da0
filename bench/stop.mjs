import { importTree, measure, openSite } from './page.mjs';
import { median, printRatio } from './report.mjs';

const ROUNDS = 7;

/** Its second event never ends. */
const HANGS = 'def rule(event):\n    while event.get("number") == 2:\n        pass\n    return False\n';
const EVENTS = [1, 2, 3].map((number) => JSON.stringify({ p_event_time: `2020-04-01 00:00:0${number}.000`, number })).join('\n');

/** How soon a detection that does not end is stopped, and how soon the next run has its first event, beside a boot of Python. */
export async function benchStop(browser, url) {
  const { page, bootMilliseconds } = await openSite(browser, url);
  await importTree(page, { 'rules/bench.py': HANGS, 'events/a-bench.jsonl': `${EVENTS}\n` });
  const stopped = [];
  const running = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { milliseconds } = await measure(page, 'Run', 'Running 1 of ');
    // The first run finds a worker that was warm anyway; the others the one that took its place.
    if (round > 0) running.push(milliseconds);
    stopped.push((await measure(page, 'Stop', 'Stopped at event 1')).milliseconds);
  }
  await page.context().close();
  printRatio('click on Stop to stopped', { value: median(stopped), baseline: bootMilliseconds, unit: 'ms', baselineName: 'boot to Ready' });
  printRatio('stopped to the first event again', { value: median(running), baseline: bootMilliseconds, unit: 'ms', baselineName: 'boot to Ready' });
}
