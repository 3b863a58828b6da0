import { openSite } from './page.mjs';
import { median, printRatio } from './report.mjs';

const ROUNDS = 3;

/** From navigation to Python being ready: with the memory snapshot, beside the plain boot that it replaces. */
export async function benchBoot(browser, url) {
  const snapshot = [];
  const plain = [];
  // Taken in turn, so that a busy moment of the machine hits both.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [times, blocked] of [[snapshot, undefined], [plain, /snapshot/]]) {
      const { page, bootMilliseconds } = await openSite(browser, url, { blocked });
      times.push(bootMilliseconds);
      await page.context().close();
    }
  }
  printRatio('boot to Ready', { value: median(snapshot), baseline: median(plain), unit: 'ms', baselineName: 'without snapshot' });
}
