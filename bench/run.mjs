import '../scripts/check-node.mjs';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from '../scripts/build-if-needed.mjs';
import { ensureInstalled } from '../scripts/ensure-installed.mjs';
import { startServer } from '../scripts/serve.mjs';

// `npm run bench`: measurements of the built site, each beside a baseline of the same run. Seconds differ between machines;
// ratios are what can be compared. `-- --only boot` measures a part.

try {
  await ensureInstalled();
  if ((await buildIfNeeded()) !== 0) throw new Error('The build failed, see above.');
  const { launchBrowser } = await import('./page.mjs');
  const { benchBoot } = await import('./boot.mjs');
  const { benchLarge } = await import('./large.mjs');
  const { benchPitfalls } = await import('./pitfalls.mjs');
  const { benchReplay } = await import('./replay.mjs');
  const { benchStop } = await import('./stop.mjs');
  const { benchTests } = await import('./tests.mjs');
  const parts = { boot: benchBoot, replay: benchReplay, stop: benchStop, tests: benchTests, pitfalls: benchPitfalls, large: benchLarge };
  const { values } = parseArgs({ options: { only: { type: 'string', default: Object.keys(parts).join(',') } } });
  const server = await startServer({ port: 0 });
  const browser = await launchBrowser();
  try {
    for (const name of values.only.split(',')) {
      if (!Object.hasOwn(parts, name)) throw new Error(`--only takes ${Object.keys(parts).join(', ')}, not ${name}`);
      await parts[name](browser, server.url);
    }
  } finally {
    await browser.close();
    await server.close();
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
