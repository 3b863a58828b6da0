import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeFiller } from '../scripts/repository/filler.mjs';
import { runNatively } from './native.mjs';
import { measure, openSite, zipOf } from './page.mjs';
import { median, printBound, printRatio } from './report.mjs';
import { settled, tasksDuring } from './tasks.mjs';

/** Bounds on two processors: seconds of an import, how many times native Python all tests take, milliseconds from an edit to its result. */
const IMPORT_SECONDS = 4;
const TIMES_NATIVE = 2.5;
const EDIT_MILLISECONDS = 200;
/** No task of the page may take longer, in milliseconds. */
const LONGEST_TASK = 100;
const WORKERS = [1, 2];
/** The first run of all tests is one of its own: their YAML is read then. */
const ROUNDS = 3;
const EDITS = 7;
/** Milliseconds for which somebody looks at what tests gave before the next edit, and at results of all tests before they are run again; the next workers boot meanwhile. */
const PAUSE = 1500;
const LONG_PAUSE = 4000;

/**
 * A large repository: how soon it is imported, how soon all its unit tests are through, beside the machine's own Python, whether each
 * gave what it should, how soon an edited rule has its result, and how long all this holds the page up.
 */
export async function benchTests(browser, url) {
  const { files, expected, work } = makeFiller();
  const name = `${expected.length.toLocaleString('en-US')} unit tests`;
  const native = runNatively(work);
  const isNative = typeof native !== 'string';
  if (isNative) {
    expectOutcomes(expected, native.given, 'under python3');
    console.log(`python3 is ${native.version}: ${native.all.toFixed(2)} s of the processor in all, ${native.load.toFixed(2)} s for the modules, ${native.run.toFixed(2)} s for the tests`);
  } else {
    console.log(`Without native Python, as ${native}.`);
  }
  const times = [];
  for (const workers of WORKERS) {
    const part = await measureWith(browser, url, workers, files, expected);
    const baseline = isNative ? { baseline: native.all, baselineName: 'native' } : { baseline: part.boot, baselineName: 'boot to Ready' };
    const label = `${name}, ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
    printRatio(`${label}, first`, { value: part.first, unit: 's', ...baseline });
    printRatio(`${label}, again`, { value: part.again, unit: 's', ...baseline });
    console.log(`  of the processor, again, in all of the browser: ${part.processor.toFixed(2)} s`);
    times.push({ label, ...part });
  }
  const all = (key) => times.flatMap((part) => part[key]);
  printBound(`import of ${Object.keys(files).length.toLocaleString('en-US')} files`, median(all('imported')), IMPORT_SECONDS, 's');
  // The bound is for both processors.
  const { label, first, again } = times.at(-1);
  if (isNative) printBound(`${label}, worst`, Math.max(first, again) / native.all, TIMES_NATIVE, 'times native');
  printBound('edited rule to its result', median(all('edits')), EDIT_MILLISECONDS, 'ms');
  for (const part of ['import', 'tests']) printBound(`longest task of the page, ${part}`, Math.max(...times.map(({ tasks }) => tasks[part])), LONGEST_TASK, 'ms');
}

/** All of it in a page whose browser says that there are so many processors. */
async function measureWith(browser, url, workers, files, expected) {
  const { page, bootMilliseconds } = await openSite(browser, url, { processors: workers });
  // From the disk, as a user's file: handed over by the test, it would be a task of the page.
  const folder = mkdtempSync(path.join(tmpdir(), 'recall-bench-'));
  const file = path.join(folder, 'repository.zip');
  writeFileSync(file, zipOf(files));
  // Once without the browser's own trace, which costs time.
  const imported = [await measureImport(page, file)];
  const importing = await tasksDuring(page, () => measureImport(page, file));
  rmSync(folder, { recursive: true });
  await page.getByRole('tab', { name: 'Tests', exact: true }).click();
  await page.getByRole('grid', { name: 'Tests' }).waitFor();
  await settled(page);
  const seconds = [];
  const runAll = async () => {
    await page.waitForTimeout(LONG_PAUSE);
    const before = await processorSeconds(page);
    seconds.push((await measure(page, 'Run all tests', 'Tests: ')).milliseconds / 1000);
    return (await processorSeconds(page)) - before;
  };
  let processor = 0;
  for (let round = 0; round < ROUNDS; round += 1) processor = await runAll();
  const running = await tasksDuring(page, async () => void (await runAll()));
  expectOutcomes(expected, await exportedOutcomes(page, expected), 'in the browser');
  const edits = await measureEdits(page);
  await page.context().close();
  const longest = ({ tasks }) => Math.max(...tasks.map(({ thread }) => thread).filter(Number.isFinite));
  return { boot: bootMilliseconds / 1000, imported, first: seconds[0], again: median(seconds.slice(1, ROUNDS)), processor, edits, tasks: { import: longest(importing), tests: longest(running) } };
}

/** Seconds from the choice of a file to the status `Imported`, without those in which the question about its code waited for an answer. */
async function measureImport(page, file) {
  // Listening before the file is chosen: an answer that is not waited for may come to listen too late.
  await page.evaluate(() => {
    globalThis.benchImported = new Promise((resolve) => {
      const listening = new AbortController();
      const options = { capture: true, signal: listening.signal };
      let [chosen, asked, answered] = [0, 0, 0];
      const now = () => performance.now();
      addEventListener('change', ({ target }) => target.matches?.('[aria-label="Import files"]') && (chosen = now()), options);
      addEventListener('click', ({ target }) => target.closest?.('button')?.textContent === 'Trust and load' && (answered = now()), options);
      const observer = new MutationObserver(() => {
        if (chosen === 0) return;
        if (asked === 0 && document.querySelector('[role="alertdialog"]')) asked = now();
        if (answered === 0 || !document.querySelector('[role="status"]').textContent.startsWith('Imported ')) return;
        observer.disconnect();
        listening.abort();
        resolve((now() - answered + asked - chosen) / 1000);
      });
      observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  });
  await page.getByLabel('Import files', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Trust and load', exact: true }).click();
  return page.evaluate(() => globalThis.benchImported);
}

/** Seconds of the processor that the browser has had by now: other work on the machine moves them less than the clock. */
async function processorSeconds(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** What each test gave, as the export has it. */
async function exportedOutcomes(page, expected) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export results', exact: true }).click();
  const results = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  const given = new Map(results.map(({ file, test, passed, error }) => [`${file} ${test}`, passed ? 'passed' : error === null ? 'failed' : 'error']));
  return expected.map(({ file, test }) => given.get(`${file} ${test}`));
}

function expectOutcomes(expected, given, where) {
  const wrong = expected.filter(({ gives }, index) => given[index] !== gives);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${expected.length} tests gave something else ${where}, the first: ${wrong[0].file} ${wrong[0].test}`);
}

/**
 * Milliseconds in which a rule is edited, and its tests run and shown; each time another edit. What the user waits for: the editor takes
 * the edit in, then, from the press, the results are there and not older than the code.
 */
async function measureEdits(page) {
  await page.getByRole('searchbox', { name: 'Search tests' }).fill('plain');
  await page.getByRole('grid', { name: 'Tests' }).getByRole('row').nth(1).click();
  const detail = page.getByRole('region', { name: 'Test', exact: true });
  await detail.getByRole('button', { name: /\.py:\d+$/ }).click();
  const line = page.locator('.monaco-editor .active-line-number').first();
  await line.waitFor();
  const times = [];
  for (let round = 0; round < EDITS; round += 1) {
    // As long as a person takes at least between a result and the next edit; a worker boots meanwhile.
    await page.waitForTimeout(PAUSE);
    await page.locator('.monaco-editor .view-line').last().click();
    await page.keyboard.press('ControlOrMeta+End');
    // An edit is more than one key. The first one after the mouse also has all buttons show where the focus is.
    await page.keyboard.press(' ');
    await settled(page);
    // Listening before the key is pressed: an answer that is not waited for may come to listen too late.
    await page.evaluate(() => {
      globalThis.benchEdited = new Promise((resolve) => {
        const take = () => {
          const began = performance.now();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
        };
        addEventListener('keydown', take, { once: true, capture: true });
      });
    });
    await page.keyboard.press('#');
    const editMilliseconds = await page.evaluate(() => globalThis.benchEdited);
    await detail.getByText('older than the code').waitFor();
    await settled(page);
    times.push(editMilliseconds + (await untilFresh(page, detail)));
  }
  return times;
}

/** Runs the tests of the chosen detection, and measures from the click until none of what is shown is older than the code. */
async function untilFresh(page, detail) {
  // Listening before the click: see measureEdits.
  await detail.evaluate((region) => {
    globalThis.benchFresh = new Promise((resolve) => {
      let began = 0;
      addEventListener('click', () => (began = performance.now()), { once: true, capture: true });
      const observer = new MutationObserver(() => {
        if (began === 0 || region.textContent.includes('older than the code')) return;
        observer.disconnect();
        // When it has been drawn.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
      });
      observer.observe(region, { childList: true, characterData: true, subtree: true });
    });
  });
  await page.getByRole('button', { name: 'Run all of this detection', exact: true }).click();
  return page.evaluate(() => globalThis.benchFresh);
}
