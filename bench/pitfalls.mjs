import { LARGE_DETECTIONS, largeEvents } from './large-workspace.mjs';
import { importTree, measureRun, openSite } from './page.mjs';
import { printBound, printRatio } from './report.mjs';

const EVENTS = 20_000;
/** Looking for pitfalls takes at most this share of a run. */
const MOST = 0.15;

/** How long it takes to look for pitfalls in sources and in the run, beside the run. */
export async function benchPitfalls(browser, url) {
  const { page } = await openSite(browser, url);
  page.setDefaultTimeout(600_000);
  await importTree(page, { ...LARGE_DETECTIONS, 'events/a-large.jsonl': largeEvents(EVENTS) });
  await page.getByRole('tab', { name: 'Pitfalls', exact: true }).click();
  await page.getByRole('button', { name: 'Check again', exact: true }).waitFor();
  const run = await measureRun(page);
  const check = await page.evaluate(async () => {
    const named = (name) => [...document.querySelectorAll('button')].some((button) => (button.getAttribute('aria-label') ?? button.textContent) === name);
    const appears = (name) =>
      new Promise((resolve) => {
        const look = () => {
          if (!named(name)) return;
          observer.disconnect();
          resolve(performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
        look();
      });
    // It begins by itself some time after the run.
    const began = await appears('Stop checking');
    return (await appears('Check again')) - began;
  });
  printRatio(`pitfalls of ${EVENTS.toLocaleString('en-US')} events`, { value: check, baseline: run, unit: 'ms', baselineName: 'the run' });
  printBound('pitfalls, share of the run', check / run, MOST, 'of it');
  await page.context().close();
}
