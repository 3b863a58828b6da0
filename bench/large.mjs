import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LARGE_DETECTIONS, largeEvents } from './large-workspace.mjs';
import { importTree, measureRun, openSite } from './page.mjs';
import { median, percentile, printRatio, seeded } from './report.mjs';
import { frameTimes, settled, tasksDuring } from './tasks.mjs';

const LARGE = 100_000;
const SMALL = 1_000;
/** No task of the page may take longer, in milliseconds. */
const LONGEST = 100;
const SCRUBS = 100;
const FRAMES = 120;
/** The panels beside which it runs. */
const PANELS = ['Trace', 'Timeline', 'Alerts'];

/** In the page: each zooms, moves or scrolls by one frame. */
const DRIVERS = {
  timeline() {
    const chart = document.querySelector('svg[aria-label^="Timeline."]');
    const { left, top, width } = chart.getBoundingClientRect();
    const wheel = (init) => chart.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 40, ...init }));
    return (frame) => (frame % 40 < 20 ? wheel({ altKey: true, deltaY: frame % 80 < 40 ? -100 : 100 }) : wheel({ shiftKey: true, deltaX: frame % 2 === 0 ? 60 : -40 }));
  },
  grid() {
    const grid = document.querySelector('[role="grid"][aria-label="Cache"]');
    const furthest = grid.scrollHeight - grid.clientHeight;
    return (frame) => (grid.scrollTop = frame % 30 < 15 ? grid.scrollTop + 120 : (furthest * ((frame * 7) % 100)) / 100);
  },
};

/**
 * In the page: goes to moments of the trace by the slider, and answers for each the milliseconds until the cache is drawn as it
 * was then. Each moment has another number of keys, by which the drawing is known.
 */
async function scrubIn(slider, shares) {
  const grid = document.querySelector('[role="grid"][aria-label="Cache"]');
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const times = [];
  for (const share of shares) {
    await frame();
    await frame();
    await new Promise((resolve) => requestIdleCallback(resolve));
    const drawn = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(grid, { attributeFilter: ['aria-rowcount'] });
    });
    performance.mark('bench:scrub');
    const began = performance.now();
    set.call(slider, String(Math.round(1 + share * (Number(slider.max) - 1))));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    // Where two moments have as many keys all the same, nothing tells that it is drawn: that scrub does not count.
    const isDrawn = await Promise.race([drawn.then(() => true), new Promise((resolve) => setTimeout(resolve, 2_000, false))]);
    if (isDrawn) times.push(performance.now() - began);
    performance.mark('bench:drawn');
  }
  return times;
}

/** Where to scrub to, as shares of the trace: at random, but never near the one before, so that the number of keys differs. */
function randomShares() {
  const random = seeded(2);
  const shares = [];
  for (let before = 1; shares.length < SCRUBS; before = shares.at(-1)) {
    const share = random();
    shares.push(Math.abs(share - before) < 0.15 ? (share + 0.5) % 1 : share);
  }
  return shares;
}

/** Megabytes that the page's JavaScript holds on to, and that the browser's page processes take (where the system tells). */
async function memoryOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
  const browserSession = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo');
  const resident = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => `/proc/${id}/status`).filter((path) => existsSync(path));
  const kilobytes = resident.reduce((sum, path) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0), 0);
  return { heap: (usedSize + backingStorageSize) / 1e6, resident: (kilobytes * 1024) / 1e6 };
}

const tab = (page, name) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const isSaved = (page) => page.getByText('Saved', { exact: true }).first().waitFor({ state: 'attached', timeout: 300_000 });

/** What the page does with so many events: the tasks of each part, frame times, scrubs and memory. */
async function measureAt(browser, url, count) {
  const { page } = await openSite(browser, url);
  page.setDefaultTimeout(1_200_000);
  await importTree(page, LARGE_DETECTIONS);
  // From the disk, as a user's file: handed over by the test, it would be a task of the page.
  const folder = mkdtempSync(path.join(tmpdir(), 'recall-bench-'));
  const file = path.join(folder, 'a-large.jsonl');
  writeFileSync(file, largeEvents(count));
  const tasks = {};
  const during = async (name, work) => {
    const found = await tasksDuring(page, work);
    tasks[name] = found.tasks;
    // It takes minutes: what is known is told.
    console.error(`  ${count.toLocaleString('en-US')} events, ${name}: longest task ${longest(found.tasks, 'wall').toFixed(0)} ms, by processor ${longest(found.tasks, 'thread').toFixed(0)} ms`);
    for (const task of found.tasks.filter(({ wall }) => wall > LONGEST)) console.error(`    ${task.wall.toFixed(0)} ms: ${task.parts()}`);
    return found;
  };

  // The workspace that a new user starts with has events of its own.
  await tab(page, 'Cache');
  await during('import', async () => {
    await page.getByLabel('Import files', { exact: true }).setInputFiles(file);
    await page.getByRole('status').filter({ hasText: /^Imported [\d,]+ files/ }).waitFor();
    await isSaved(page);
  });
  rmSync(folder, { recursive: true });
  let runMilliseconds = 0;
  for (const panel of PANELS) {
    await tab(page, panel);
    await settled(page);
    await during(`Run beside ${panel}`, async () => {
      runMilliseconds = await measureRun(page);
      await isSaved(page);
    });
    // Each run begins with the clock and the table that the first one had.
    if (panel !== PANELS.at(-1)) await page.getByRole('button', { name: 'Undo', exact: true }).click();
  }
  await during('opening tabs', async () => {
    for (const name of ['Trace', 'Alerts', 'Output', 'Timeline', 'Events', 'Cache']) {
      await tab(page, name);
      await settled(page);
    }
  });
  await tab(page, 'Timeline');
  let timeline = [];
  await during('timeline', async () => {
    timeline = await frameTimes(page, DRIVERS.timeline, FRAMES);
    await page.getByRole('searchbox', { name: 'Search keys', exact: true }).fill('user-7');
    await settled(page);
    await page.getByRole('searchbox', { name: 'Search keys', exact: true }).fill('');
  });
  await tab(page, 'Trace');
  let scroll = [];
  await during('Cache grid', async () => {
    scroll = await frameTimes(page, DRIVERS.grid, FRAMES);
    const search = page.getByRole('searchbox', { name: 'Search keys and values' });
    await search.pressSequentially('198.51.100.7');
    await settled(page);
    await search.fill('');
    for (const column of ['Value', 'Value', 'Size', 'Expires', 'State', 'Type', 'Key']) {
      await page.getByRole('grid', { name: 'Cache', exact: true }).getByRole('button', { name: column }).click();
      await settled(page);
    }
  });
  await during('Trace filter', async () => {
    const filter = page.getByRole('searchbox', { name: 'Filter by key' });
    await filter.pressSequentially('user-77');
    await settled(page);
    await filter.fill('');
  });

  await page.getByRole('button', { name: 'Time travel', exact: true }).click();
  let scrubs = [];
  const scrubbed = await during('scrub', async () => {
    scrubs = await page.getByRole('slider', { name: 'Moment' }).evaluate(scrubIn, randomShares());
  });
  await page.getByRole('button', { name: 'Back to now' }).click();
  await during('reload', async () => {
    await page.reload();
    await page.getByRole('status').filter({ hasText: /^Done: / }).waitFor();
    await page.locator('[role="grid"][aria-label="Cache"][aria-rowcount]:not([aria-rowcount="1"])').waitFor();
  });
  const memory = await memoryOf(page);
  await page.context().close();
  return { tasks, perEvent: (runMilliseconds * 1000) / count, timeline, scroll, scrubs, work: workOf(scrubbed), memory };
}

/** For each scrub the processor's time of the page's tasks from the press to the drawing. */
function workOf({ tasks, marks }) {
  const drawn = marks.filter(({ name }) => name === 'bench:drawn');
  return marks
    .filter(({ name }) => name === 'bench:scrub')
    .map(({ at }, index) => {
      const inside = tasks.filter((task) => task.at + task.wall > at && task.at < (drawn[index]?.at ?? 0));
      return inside.reduce((sum, { thread }) => sum + thread, 0);
    });
}

const longest = (tasks, clock) => tasks.reduce((most, task) => Math.max(most, task[clock]), 0);

/** How the page does with 100,000 events and keys, each figure beside that of 1,000. */
export async function benchLarge(browser, url) {
  const small = await measureAt(browser, url, SMALL);
  const large = await measureAt(browser, url, LARGE);
  const print = (name, of, unit = 'ms') => printRatio(name, { value: of(large), baseline: of(small), unit, baselineName: `${SMALL.toLocaleString('en-US')} events` });
  print('an event of Run', ({ perEvent }) => perEvent, 'µs');
  for (const [name, of] of [
    ['median', median],
    ['p95', (values) => percentile(values, 95)],
  ]) {
    print(`scrub, ${name}`, ({ scrubs }) => of(scrubs));
    print(`scrub, the page's work, ${name}`, ({ work }) => of(work));
    print(`timeline, a frame, ${name}`, ({ timeline }) => of(timeline));
    print(`Cache grid, a frame, ${name}`, ({ scroll }) => of(scroll));
  }
  print('memory of the page', ({ memory }) => memory.heap, 'MB');
  print('memory of all page processes', ({ memory }) => memory.resident, 'MB');
  for (const part of Object.keys(large.tasks)) {
    print(`longest task, ${part}`, ({ tasks }) => longest(tasks[part], 'wall'));
    print(`the same by processor, ${part}`, ({ tasks }) => longest(tasks[part], 'thread'));
  }
  const over = Object.entries(large.tasks).flatMap(([part, tasks]) => tasks.filter(({ wall }) => wall > LONGEST).map(() => part));
  const counted = [...new Set(over)].map((part) => `${part}: ${over.filter((one) => one === part).length}`);
  console.log(`tasks over ${LONGEST} ms: ${counted.length === 0 ? 'none' : counted.join(', ')}`);
}
