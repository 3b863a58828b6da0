import './check-node.mjs';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build-if-needed.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ensureBrowser } from './find-browser.mjs';
import { addTallies, killSeeds, sumLine } from './kill-tallies.mjs';
import { projectRoot } from './paths.mjs';
import { runPackage } from './run-command.mjs';
import { startServer } from './serve.mjs';

// `npm run test:kill`: kills the page and the browser at seeded moments, and looks whether anything that was saved is gone.
// `-- --kills N` for another number of kills than 500, `-- --seed N` for one case. The last line is the sum.

const REPORT = path.join(projectRoot, '.cache', 'reports', 'kills.jsonl');

function readReport() {
  try {
    return readFileSync(REPORT, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

try {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '500' }, first: { type: 'string', default: '1' }, seed: { type: 'string' }, workers: { type: 'string', default: '2' } } });
  const seeds = values.seed === undefined ? killSeeds(Number(values.kills), Number(values.first)) : [Number(values.seed)];
  if (seeds.length === 0 || seeds.some((seed) => !Number.isInteger(seed))) throw new Error('--kills, --first and --seed take whole numbers.');
  await ensureInstalled();
  if ((await buildIfNeeded()) !== 0) throw new Error('The site could not be built.');
  mkdirSync(path.dirname(REPORT), { recursive: true });
  rmSync(REPORT, { force: true });
  const server = await startServer({ port: 0 });
  await server.close();
  const env = { RECALL_BROWSER: await ensureBrowser(), RECALL_E2E_PORT: String(server.port), RECALL_KILL_SEEDS: seeds.join(), RECALL_KILL_REPORT: REPORT };
  const code = await runPackage('@playwright/test/cli.js', ['test', 'e2e/kill', `--workers=${values.workers}`], { env });
  const tally = addTallies(readReport());
  if (code !== 0 || tally.torn > 0 || tally.lost > 0) process.exitCode = 1;
  console.log(`\n${sumLine(tally)}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
