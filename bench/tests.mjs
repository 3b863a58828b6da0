import { readFile } from 'node:fs/promises';
import { importTree, measure, openSite } from './page.mjs';
import { printRatio } from './report.mjs';
import { makeRepository } from './repository.mjs';
import { tasksDuring } from './tasks.mjs';

/** How soon all unit tests of a large repository are through, whether each gave what it should, and how long they hold the page up. */
export async function benchTests(browser, url) {
  const { page, bootMilliseconds } = await openSite(browser, url);
  const { files, expected } = makeRepository();
  await importTree(page, files);
  await page.getByRole('tab', { name: 'Tests', exact: true }).click();
  await page.getByRole('grid', { name: 'Tests' }).waitFor();
  const seconds = [];
  const { tasks } = await tasksDuring(page, async () => {
    // The first time with what is read and compiled for it, the second as after an edit.
    for (let round = 0; round < 2; round += 1) seconds.push((await measure(page, 'Run all tests', 'Tests: ')).milliseconds / 1000);
  });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export results', exact: true }).click();
  const results = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  await page.context().close();
  const given = new Map(results.map(({ file, test, passed, error }) => [`${file} ${test}`, passed ? 'passed' : error === null ? 'failed' : 'error']));
  const wrong = expected.filter(({ file, test, gives }) => given.get(`${file} ${test}`) !== gives);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${expected.length} tests gave something else, the first: ${wrong[0].file} ${wrong[0].test}`);
  const baseline = { baseline: bootMilliseconds / 1000, unit: 's', baselineName: 'boot to Ready' };
  printRatio(`${expected.length.toLocaleString('en-US')} unit tests, first`, { value: seconds[0], ...baseline });
  printRatio(`${expected.length.toLocaleString('en-US')} unit tests, again`, { value: seconds[1], ...baseline });
  const longest = Math.max(...tasks.map(({ thread }) => thread));
  console.log(`longest task of the page meanwhile ${longest.toFixed(0)} ms of the processor`);
}
