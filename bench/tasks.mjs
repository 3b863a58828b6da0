/** Categories of the browser's trace: tasks of all threads, the marks of the page, and what a task consists of. */
const CATEGORIES = ['toplevel', 'blink.user_timing', 'devtools.timeline', 'v8'];
const BEGIN = 'bench:begin';
const END = 'bench:end';

/** Of what a task consists, so many parts are told: those that took longest. */
const MOST_PARTS = 5;

/**
 * A task of the page's thread: how long it took, and how long it had the processor, both in milliseconds; `at`: its beginning;
 * `parts`: asked for what took longest in it, as text.
 */
/** @typedef {{ at: number, wall: number, thread: number, parts: () => string }} Task */

/**
 * Does something in the page, and tells the tasks of the page's own thread meanwhile, as the browser's trace has them: without
 * those of workers and of the sandbox, where that has a thread of its own.
 *
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} work
 * @returns {Promise<{ tasks: Task[], marks: { name: string, at: number }[] }>} `marks`: of the page, during the work
 */
export async function tasksDuring(page, work) {
  const browser = page.context().browser();
  const mark = (name) => page.evaluate((text) => void performance.mark(text), name);
  await browser.startTracing(page, { categories: CATEGORIES });
  await mark(BEGIN);
  await work();
  await settled(page);
  await mark(END);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const timing = traceEvents.filter(({ cat, ph }) => cat === 'blink.user_timing' && (ph === 'I' || ph === 'R' || ph === 'i'));
  const begin = timing.find(({ name }) => name === BEGIN);
  const end = timing.findLast(({ name }) => name === END);
  const inside = ({ ts }) => ts >= begin.ts && ts <= end.ts;
  const own = traceEvents.filter((event) => event.pid === end.pid && event.tid === end.tid && event.ph === 'X' && inside(event));
  return {
    tasks: own
      .filter(({ name }) => name.endsWith('RunTask'))
      .map((task) => ({ at: task.ts / 1000, wall: task.dur / 1000, thread: (task.tdur ?? Number.NaN) / 1000, parts: () => partsOf(task, own) })),
    marks: timing.filter(inside).map(({ name, ts }) => ({ name, at: ts / 1000 })),
  };
}

/** The time of a task by the names of what it did, without what that did in turn: `V8.GC_MC_MARK 40 ms (12 times), …`. */
function partsOf(task, own) {
  const inside = own.filter((event) => event !== task && event.ts >= task.ts && event.ts + event.dur <= task.ts + task.dur).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const sums = new Map();
  const add = (name, time, times) => {
    const sum = sums.get(name) ?? { time: 0, times: 0 };
    sums.set(name, { time: sum.time + time, times: sum.times + times });
  };
  const open = [];
  for (const event of inside) {
    while (open.length > 0 && open.at(-1).ts + open.at(-1).dur <= event.ts) open.pop();
    const around = open.at(-1);
    if (around) add(around.name, -event.dur, 0);
    add(event.name, event.dur, 1);
    open.push(event);
  }
  const parts = [...sums].sort(([, a], [, b]) => b.time - a.time).slice(0, MOST_PARTS);
  return parts.map(([name, { time, times }]) => `${name} ${(time / 1000).toFixed(0)} ms${times === 1 ? '' : ` (${times} times)`}`).join(', ');
}

/** Resolves when the page has drawn and has nothing left to do. @param {import('@playwright/test').Page} page */
export function settled(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(() => resolve()))));
}

/**
 * Calls a function of the page before each of so many frames, and answers the times between them in milliseconds.
 *
 * @param {import('@playwright/test').Page} page
 * @param {() => (frame: number) => void} driver runs in the page; what it returns is called with the number of the frame
 * @param {number} frames
 * @returns {Promise<number[]>}
 */
export async function frameTimes(page, driver, frames) {
  const step = await page.evaluateHandle(driver);
  return step.evaluate(
    (drive, count) =>
      new Promise((resolve) => {
        const times = [];
        let last = 0;
        const frame = (now) => {
          if (last > 0) times.push(now - last);
          last = now;
          if (times.length === count) return resolve(times);
          drive(times.length);
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    frames,
  );
}
